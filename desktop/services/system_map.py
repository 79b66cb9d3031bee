"""The system map of one opportunity or one place, and what is known of everybody on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from desktop.domain.conversations import WAY_WORDS
from desktop.domain.organisation import LedBy, Organisation
from desktop.domain.system_map import US, MapLine, MapNode, MapRole, SystemMap
from desktop.domain.words import listed, plural, year_day
from desktop.services.award_leads import leads
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchOpportunity
from desktop.services.facts import Fact
from desktop.services.map_members import (
    Found,
    Members,
    around_opportunity,
    chosen,
    directory_by_id,
    in_place,
    plan_of,
)
from desktop.services.map_relations import relations
from desktop.services.places import place
from desktop.services.providers import STANDING_WORDS, existing_providers
from desktop.services.wording import region_words
from desktop.store import conversations, directory, settings, system_maps
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection
from desktop.store.conversations import LastTalk

PLACE = system_maps.PLACE
"""How the map of a place is called, with its code behind it; by itself, the map of everywhere."""
ASK_YOURSELF = "If this money did not come through us, would they be stronger?"
_NOT_KNOWN = "Not known"
_LED_BY = {LedBy.YES: "People with experience of it", LedBy.NO: "Not by people with experience of it"}
_COVERS = (
    "Existing providers come from award notices and from what you confirmed; the others from your directory. "
    "Who is missing here may still be there: neighbours usually know more."
)


class MapEntry(Struct, frozen=True, kw_only=True):
    """Somebody on the map, as the panel and the list tell of them.

    `organisation` is their id in the directory, "" where they are not in it; `number` is a register number
    known from a notice. `relations` say how they stand to others, `standing` how well it is known why they
    are here.
    """

    id: str
    name: str
    role: MapRole
    income: str
    organisation: str = ""
    number: str = ""
    facts: tuple[Fact, ...] = ()
    relations: tuple[str, ...] = ()
    standing: str = ""
    why: str = ""
    last_talk: str = ""
    next_step: str = ""


class MapPage(Struct, frozen=True, kw_only=True):
    """A map with everything that is told of it; `kept` are the angles to which people moved somebody.

    `places` are the places that a map of a place could be of instead, by code and name.
    """

    subject: str
    title: str
    map: SystemMap
    kept: Mapping[str, float]
    entries: tuple[MapEntry, ...]
    taken_off: tuple[tuple[str, str], ...]
    covers: str
    can_change: bool
    places: tuple[tuple[str, str], ...] = ()

    def entry(self, id_: str) -> MapEntry | None:
        """Return what is known of somebody, None where they are not on the map."""
        return next((one for one in self.entries if one.id == id_), None)


def system_map(db: Connection, desk: Desk, subject: str) -> MapPage:
    """Return the map of an opportunity, by its key, or of a place ("place:" and its code).

    Raises:
        NoSuchOpportunity: no opportunity has that key.
    """
    known = directory_by_id(db)
    by_hand = {who: kept.value for who, kept in system_maps.members(db, subject).items()}
    talks = conversations.last_with(db)
    if subject.startswith(PLACE):
        title, people = _place_words(subject)
        found = in_place(known.values(), subject.removeprefix(PLACE), title)
        members = chosen(found, by_hand, known)
        plan, of_this_buyer = None, frozenset[str]()
    else:
        detail = opportunity_store.detail(db, subject)
        if detail is None:
            raise NoSuchOpportunity(subject)
        opportunity = detail.opportunity
        where = region_words(opportunity.regions)
        title, people = opportunity.title, ("People served", f"in {where}" if where else "")
        plan = plan_of(db, opportunity)
        found = around_opportunity(db, opportunity, existing_providers(db, opportunity), plan, known)
        members = chosen(found, by_hand, known)
        of_this_buyer = frozenset(
            lead.award.notice_id
            for lead in leads(db, opportunity)
            if lead.common.same_buyer or lead.common.same_process
        )
    lines = relations(members.shown, directory.links(db), talks, plan, of_this_buyer)
    return MapPage(
        subject=subject,
        title=title,
        map=SystemMap(people=tuple(filter(None, people)), nodes=_nodes(db, members), lines=lines),
        kept={who: kept.value for who, kept in system_maps.positions(db, subject).items()},
        entries=(_us(db, lines), *(_entry(one, lines, talks) for one in members.shown)),
        taken_off=tuple((one.id, one.name) for one in members.taken_off),
        covers=_covers(members),
        can_change=not desk.workspace.read_only,
        places=_places(known.values()) if subject.startswith(PLACE) else (),
    )


def _places(known: Iterable[Organisation]) -> tuple[tuple[str, str], ...]:
    """Return the places that organisations of the directory work in, by name."""
    codes = {code for each in known for code in each.places}
    return tuple(sorted(((code, place(code).name) for code in codes), key=lambda one: one[1].casefold()))


def _place_words(subject: str) -> tuple[str, tuple[str, ...]]:
    code = subject.removeprefix(PLACE)
    name = place(code).name if code else "Everybody in your directory"
    return name, ("People served", f"in {name}" if code else "")


def _nodes(db: Connection, members: Members) -> tuple[MapNode, ...]:
    us = MapNode(id=US, name=settings.of(db).organisation or "Our organisation", role=MapRole.US, second="us")
    return (us, *(_node(one) for one in members.shown))


def _node(one: Found) -> MapNode:
    band = one.organisation.income_band if one.organisation else None
    second = "buyer" if one.role is MapRole.BUYER else band.words() if band else ""
    return MapNode(id=one.id, name=one.name, role=one.role, second=second, band=band)


def _us(db: Connection, lines: tuple[MapLine, ...]) -> MapEntry:
    return MapEntry(
        id=US,
        name=settings.of(db).organisation or "Our organisation",
        role=MapRole.US,
        income="",
        relations=_relations(US, lines),
        why="This is us: never in the middle.",
    )


def _entry(one: Found, lines: tuple[MapLine, ...], talks: Mapping[str, LastTalk]) -> MapEntry:
    organisation, last = one.organisation, talks.get(one.id)
    band = organisation.income_band if organisation else None
    income = "" if one.role is MapRole.BUYER else band.words() if band else _NOT_KNOWN
    next_on = f", {year_day(last.next_on)}" if last and last.next_on else ""
    return MapEntry(
        id=one.id,
        name=one.name,
        role=one.role,
        income=income,
        organisation=organisation.id if organisation else "",
        number=one.number,
        facts=_facts(one, organisation, income),
        relations=_relations(one.id, lines),
        standing=STANDING_WORDS[one.provider.standing] if one.provider else "",
        why=one.why,
        last_talk=f"{WAY_WORDS[last.way]}, {year_day(last.on)}{f', {last.by}' if last.by else ''}"
        if last
        else "",
        next_step=f"{last.next_step}{next_on}" if last and last.next_step else "",
    )


def _facts(one: Found, organisation: Organisation | None, income: str) -> tuple[Fact, ...]:
    from_ = f" ({organisation.income_from})" if organisation and organisation.income_from else ""
    facts = [Fact("Income", f"{income}{from_}")] if one.role is not MapRole.BUYER else []
    if organisation is not None:
        led = organisation.led_by_experience
        facts += [
            Fact("Place", listed([place(code).name for code in organisation.places])),
            Fact("Work", listed(list(organisation.activities[:4]))),
            Fact("Does well", organisation.does_well),
            Fact("Led by", _LED_BY.get(led, "")),
            Fact("Website", organisation.website),
        ]
    if one.provider is not None:
        facts.append(Fact("Here", one.provider.detail))
    return tuple(fact for fact in facts if fact.value)


def _relations(id_: str, lines: tuple[MapLine, ...]) -> tuple[str, ...]:
    return tuple(line.words for line in lines if id_ in (line.one, line.other))


def _covers(members: Members) -> str:
    parts = [_COVERS]
    if members.left_out:
        more = plural(members.left_out, "more organisation", "more organisations")
        parts.append(f"{more} of your directory would belong here: put them on by hand.")
    return " ".join(parts)
