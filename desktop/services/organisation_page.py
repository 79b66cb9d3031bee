"""Everything that is known of one organisation, worded: facts, people, links, and where it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from desktop.domain.organisation import Contact, Link, Organisation
from desktop.domain.organisation_names import name_keys
from desktop.domain.pause import Standing
from desktop.domain.provider import Said
from desktop.domain.words import money_short, year_day
from desktop.services import conversations
from desktop.services.conversation_lines import TalkLine
from desktop.services.desk import Desk
from desktop.services.directory_list import places_words
from desktop.services.facts import Fact
from desktop.store import directory as store
from desktop.store import opportunities as opportunity_store
from desktop.store import organisation_traces as traces
from desktop.store import partnerships, private_notes, providers
from desktop.store.connection import Connection

STANDING_WORDS = {
    Standing.KNOWN: "Known",
    Standing.BELIEVED: "We believe",
    Standing.ASKED: "We asked",
    Standing.UNKNOWN: "Not known",
}
_MOST_PLACES = 12
_SAID = {
    Said.CONFIRMED: "Confirmed as an existing provider",
    Said.CORRECTED: "An existing provider, as corrected",
    Said.ADDED: "Named as an existing provider",
    Said.RULED_OUT: "Ruled out as an existing provider",
}


class PersonLine(Struct, frozen=True, kw_only=True):
    """Somebody there. `kept` says where their details come from, what for and until when."""

    id: str
    name: str
    role: str
    email: str
    phone: str
    kept: str
    review_due: bool


class LinkLine(Struct, frozen=True, kw_only=True):
    """How another organisation stands to this one."""

    link: Link
    words: str
    other: str
    other_name: str
    evidence: str


class StandsIn(Struct, frozen=True, kw_only=True):
    """Something public, or of ours, in which it is named. `key` is an opportunity's, or ""."""

    key: str
    title: str
    words: str


class OrganisationRecord(Struct, frozen=True, kw_only=True):
    """One organisation in full. `merged` and `alike` are others by id and name."""

    organisation: Organisation
    roles: str
    facts: tuple[Fact, ...]
    people: tuple[PersonLine, ...]
    links: tuple[LinkLine, ...]
    talks: tuple[TalkLine, ...]
    stands_in: tuple[StandsIn, ...]
    merged: tuple[tuple[str, str], ...]
    alike: tuple[tuple[str, str], ...]
    note: str
    removed: bool


def record(db: Connection, desk: Desk, organisation: str) -> OrganisationRecord | None:
    """Return an organisation in full, by its id or by one that was merged into it."""
    found = store.one(db, organisation)
    if found is None:
        return None
    return OrganisationRecord(
        organisation=found,
        roles=", ".join(role.words() for role in found.roles),
        facts=tuple(_facts(found)),
        people=tuple(person_line(one, desk.today) for one in store.contacts(db, found.id)),
        links=tuple(_links(db, found)),
        talks=conversations.with_organisation(db, desk, found.id),
        stands_in=tuple(_stands_in(db, desk, found)),
        merged=tuple((one.id, one.name) for one in store.merged_into(db, found.id)),
        alike=alike(db, found),
        note=private_notes.of(db, found.id),
        removed=store.is_removed(db, found.id),
    )


def contact(db: Connection, person: str) -> Contact | None:
    """Return somebody at an organisation by their id."""
    return store.contact(db, person)


def alike(db: Connection, found: Organisation) -> tuple[tuple[str, str], ...]:
    """Return others of the directory that have a number or a name in common with this one: worth asking."""
    keys = {key for name in (found.name, *found.other_names) for key in name_keys(name)}
    numbers = {number.casefold() for number in found.numbers}
    return tuple(
        (one.id, one.name)
        for one in store.everyone(db)
        if one.id != found.id
        and (
            numbers & {number.casefold() for number in one.numbers}
            or keys & {key for name in (one.name, *one.other_names) for key in name_keys(name)}
        )
    )


def person_line(one: Contact, today: date) -> PersonLine:
    """Return somebody at an organisation, worded."""
    due = one.review_by is not None and one.review_by <= today
    seen = f", seen {year_day(one.seen_on)}" if one.seen_on else ""
    until = f" Look again by {year_day(one.review_by)}." if one.review_by else ""
    return PersonLine(
        id=one.id,
        name=one.name,
        role=one.role,
        email=one.email,
        phone=one.phone,
        kept=f"{one.purpose}. From: {one.source}{seen}.{until}",
        review_due=due,
    )


def _facts(one: Organisation) -> Iterable[Fact]:
    told = (
        ("Roles", ", ".join(role.words() for role in one.roles)),
        ("Also called", ", ".join(one.other_names)),
        ("Register numbers", ", ".join(one.numbers)),
        ("Income", _income(one)),
        ("Places", places_words(one.places, _MOST_PLACES)),
        ("Activities", ", ".join(one.activities)),
        ("Website", one.website),
        ("Led by people with experience", one.led_by_experience.words()),
        ("In the directory since", year_day(one.added_on) if one.added_on else ""),
    )
    return (Fact(label, value) for label, value in told if value)


def _income(one: Organisation) -> str:
    if one.income_band is None:
        return ""
    words = one.income_band.words()
    return f"{words[:1].upper()}{words[1:]}" + (f" ({one.income_from})" if one.income_from else "")


def _links(db: Connection, found: Organisation) -> Iterable[LinkLine]:
    names = store.names(db)
    for link in store.links(db, found.id):
        ours = link.one == found.id
        other = link.other if ours else link.one
        verb = link.kind.words() if ours else link.kind.turned()
        on = f", {year_day(link.on)}" if link.on else ""
        evidence = f"{STANDING_WORDS[link.standing]}{': ' if link.source else ''}{link.source}{on}"
        name = names.get(other, "")
        words = f"{verb[:1].upper()}{verb[1:]} {name}"
        yield LinkLine(link=link, words=words, other=other, other_name=name, evidence=evidence)


def _stands_in(db: Connection, desk: Desk, found: Organisation) -> Iterable[StandsIn]:
    names = (found.name, *found.other_names)
    for plan in partnerships.with_organisation(db, found.id):
        key = plan.opportunity
        row = opportunity_store.row_of_key(db, key, today=desk.today) if key else None
        title = row.title if row else plan.name or "A plan without a tender"
        yield StandsIn(key=row.key if row else "", title=title, words="A member of the partnership plan")
    for view in providers.of_organisation(db, found.id):
        row = opportunity_store.row_of_key(db, view.subject, today=desk.today)
        on = f", {year_day(view.on)}" if view.on else ""
        source = f": {view.source}" if view.source else ""
        title, words = row.title if row else view.subject, f"{_SAID[view.said]}{source}{on}"
        yield StandsIn(key=row.key if row else "", title=title, words=words)
    for bought in traces.as_buyer(db, names, found.numbers):
        on = f", published {year_day(bought.published_on)}" if bought.published_on else ""
        yield StandsIn(key=bought.key, title=bought.title, words=f"The buyer{on}")
    for won in traces.as_supplier(db, names, found.numbers):
        yield StandsIn(key=won.key, title=won.title or "An award", words=_won(won))


def _won(won: traces.Won) -> str:
    parts = (
        f"Awarded by {won.buyer}" if won.buyer else "Awarded",
        year_day(won.awarded_on) if won.awarded_on else "",
        money_short(won.value_pence, won.currency),
        f"until {year_day(won.ends_on)}" if won.ends_on else "end date not stated",
        f"notice {won.notice.rpartition('/')[2]}",
    )
    return ", ".join(part for part in parts if part)
