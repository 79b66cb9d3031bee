"""Who stands on a map: found by the opportunity or the place, and put on it or taken off by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.opportunity import Opportunity
from desktop.domain.organisation import Organisation, Role
from desktop.domain.organisation_names import buyer_keys, buyer_number, name_key, name_keys
from desktop.domain.partnership import Plan
from desktop.domain.system_map import MapRole
from desktop.services.places import paths_of
from desktop.services.providers import Provider
from desktop.store import conversations, directory, partnerships
from desktop.store.connection import Connection

BUYS_THIS = "Buys this"
MOST = 60
"""So many are placed; who comes after them is told, and can be put on by hand."""
_REGIONS_OF_A_NATION = 4
"""Who works in so many regions is not thereby near."""
_MAP_ROLES = {
    Role.BUYER: MapRole.BUYER,
    Role.NETWORK: MapRole.NETWORK,
    Role.EXISTING_PROVIDER: MapRole.EXISTING_PROVIDER,
    Role.POTENTIAL_PARTNER: MapRole.POTENTIAL_PARTNER,
}


class Found(Struct, frozen=True, kw_only=True):
    """Somebody on a map: in the directory or known by a notice alone, with what brought them there.

    `nearness` puts those first that belong there most.
    """

    id: str
    name: str
    role: MapRole
    why: str
    nearness: int
    organisation: Organisation | None = None
    provider: Provider | None = None
    number: str = ""


class Members(Struct, frozen=True):
    """Who is on a map, who was taken off it, and how many more there would be."""

    shown: tuple[Found, ...]
    taken_off: tuple[Found, ...]
    left_out: int


def chosen(found: Iterable[Found], by_hand: Mapping[str, bool], known: Mapping[str, Organisation]) -> Members:
    """Return who is shown once people's own choices count: each once, the nearest first."""
    everybody: dict[str, Found] = {}
    for one in sorted(found, key=lambda one: one.nearness):
        everybody.setdefault(one.id, one)
    for who, is_on in by_hand.items():
        if is_on and who in known:
            here = everybody.get(who) or of_directory(known[who], "Put on this map by hand", 0)
            everybody[who] = replace(here, nearness=0)
    order = sorted(everybody.values(), key=lambda one: (one.nearness, one.name.casefold(), one.id))
    off = [one for one in order if by_hand.get(one.id) is False]
    on = [one for one in order if by_hand.get(one.id) is not False]
    return Members(tuple(on[:MOST]), tuple(off), max(0, len(on) - MOST))


def of_directory(organisation: Organisation, why: str, nearness: int, role: MapRole | None = None) -> Found:
    """Return an organisation of the directory as it stands on a map, in the role it has there."""
    told = next((_MAP_ROLES[each] for each in _MAP_ROLES if each in organisation.roles), None)
    return Found(
        id=organisation.id,
        name=organisation.name,
        role=role or told or MapRole.POTENTIAL_PARTNER,
        why=why,
        nearness=nearness,
        organisation=organisation,
    )


def in_place(known: Iterable[Organisation], place: str, name: str) -> list[Found]:
    """Return those of the directory who work in a place; all of them where none is named."""
    if not place:
        return [of_directory(each, "In your directory", 5) for each in known]
    wanted = paths_of(place)
    return [of_directory(each, f"Works in {name}", 5) for each in known if _works_in(each, wanted)]


def around_opportunity(
    db: Connection,
    opportunity: Opportunity,
    providers: Iterable[Provider],
    plan: Plan | None,
    known: Mapping[str, Organisation],
) -> list[Found]:
    """Return who belongs on the map of an opportunity."""
    by_number = {number.casefold(): each for each in known.values() for number in each.numbers}
    found = [_buyer(opportunity, known, by_number)]
    found += [_provider(each, known, by_number) for each in providers]
    for member in plan.partners if plan else ():
        if organisation := known.get(member.organisation):
            found.append(of_directory(organisation, "In the partnership plan", 1, _partner(organisation)))
    for kept in conversations.about(db, opportunity.key):
        if organisation := known.get(kept.talk.organisation):
            found.append(of_directory(organisation, "Spoken with about this", 2))
    wanted = tuple(path for region in opportunity.regions for path in paths_of(region))
    found += [
        of_directory(each, "In your directory, and works here", 5)
        for each in known.values()
        if wanted and _works_in(each, wanted)
    ]
    return [one for one in found if one.name]


def _partner(organisation: Organisation) -> MapRole:
    """Return what a member of our plan is: a network stays one."""
    is_network = Role.NETWORK in organisation.roles and Role.POTENTIAL_PARTNER not in organisation.roles
    return MapRole.NETWORK if is_network else MapRole.POTENTIAL_PARTNER


def _buyer(
    opportunity: Opportunity, known: Mapping[str, Organisation], by_number: Mapping[str, Organisation]
) -> Found:
    why = BUYS_THIS
    number = buyer_number(opportunity.buyer_id)
    organisation = by_number.get(number.casefold()) if number else None
    keys = set(buyer_keys(opportunity.buyer))
    organisation = organisation or next(
        (each for each in known.values() if keys and not keys.isdisjoint(_names(each))), None
    )
    if organisation is not None:
        return of_directory(organisation, why, 0, MapRole.BUYER)
    own = blake2b(name_key(opportunity.buyer).encode(), digest_size=8).hexdigest()
    return Found(
        id=number or f"buyer:{own}",
        name=opportunity.buyer,
        role=MapRole.BUYER,
        why=why,
        nearness=0,
        number=number,
    )


def _names(organisation: Organisation) -> set[str]:
    return {key for name in (organisation.name, *organisation.other_names) for key in buyer_keys(name)}


def _provider(
    provider: Provider, known: Mapping[str, Organisation], by_number: Mapping[str, Organisation]
) -> Found:
    keys = set(name_keys(provider.name))
    organisation = (
        known.get(provider.organisation)
        or by_number.get(provider.id.casefold())
        or next((each for each in known.values() if not keys.isdisjoint(name_keys(each.name))), None)
    )
    if organisation is not None:
        return replace(
            of_directory(organisation, provider.evidence, 0, MapRole.EXISTING_PROVIDER), provider=provider
        )
    return Found(
        id=provider.key,
        name=provider.name,
        role=MapRole.EXISTING_PROVIDER,
        why=provider.evidence,
        nearness=0,
        provider=provider,
        number=provider.id,
    )


def _works_in(organisation: Organisation, wanted: tuple[str, ...]) -> bool:
    """Return whether a place of theirs lies in one that is wanted, or holds it and is no whole nation."""
    return any(_meets(paths_of(place), wanted) for place in organisation.places)


def _meets(theirs: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    if len(theirs) >= _REGIONS_OF_A_NATION:
        return all(path.startswith(wanted) for path in theirs)
    return any(path.startswith(wanted) or any(other.startswith(path) for other in wanted) for path in theirs)


def plan_of(db: Connection, opportunity: Opportunity) -> Plan | None:
    """Return the partnership plan, with its members as what they were merged into since."""
    plan = partnerships.of_opportunity(db, opportunity.key)
    if plan is None:
        return None
    leads = directory.roots(db)
    members = (
        replace(one, organisation=leads.get(one.organisation, one.organisation)) for one in plan.members
    )
    return replace(plan, members=tuple(members))


def directory_by_id(db: Connection) -> dict[str, Organisation]:
    """Return the directory by id."""
    return {each.id: each for each in directory.everyone(db)}
