"""The organisations that the sample's people know and speak of."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import asdict

from desktop.domain.moments import UK
from desktop.domain.organisation import Contact, IncomeBand, LedBy, Link, LinkKind, Organisation, Role
from desktop.domain.pause import Standing
from desktop.services import directory
from desktop.services.desk import Desk
from desktop.services.sample_days import Days
from desktop.store import directory as store
from desktop.store.connection import Connection


class OrganisationPlan(Struct, frozen=True, kw_only=True):
    """An organisation, added so many working days ago."""

    name: str
    roles: tuple[Role, ...]
    other_names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    income_band: IncomeBand | None = None
    income_from: str = ""
    places: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    website: str = ""
    led_by_experience: LedBy = LedBy.NOT_KNOWN
    does_well: str = ""
    learned: str = ""
    ago: int


class ContactPlan(Struct, frozen=True, kw_only=True):
    """Somebody at one of them; to be looked at again in so many working days."""

    organisation: str
    name: str
    role: str
    email: str
    phone: str = ""
    source: str
    purpose: str
    seen_ago: int
    review_in: int


class LinkPlan(Struct, frozen=True, kw_only=True):
    """How one stands to another, as somebody said so many working days ago."""

    one: str
    other: str
    kind: LinkKind
    standing: Standing = Standing.KNOWN
    source: str
    ago: int


class Directory(Struct, frozen=True):
    """All of them, in the order in which they are added."""

    organisation: tuple[OrganisationPlan, ...]
    contact: tuple[ContactPlan, ...]
    link: tuple[LinkPlan, ...]


def fill(desk: Desk, file: Path, today: date) -> None:
    """Add the organisations that the file tells of, each on its day; somebody sits at the desk."""
    told = msgspec.toml.decode(file.read_bytes(), type=Directory)
    days = Days(today)
    ids: dict[str, str] = {}
    for plan in told.organisation:
        facts = {name: value for name, value in asdict(plan).items() if name != "ago"}
        then = _on(desk, days.ago(plan.ago))
        wanted = Organisation(**facts)
        ids[plan.name] = desk.workspace.write(partial(known, desk=then, wanted=wanted)).result()
    for contact in told.contact:
        desk.workspace.write(partial(_meet, desk=desk, plan=contact, there=ids, days=days)).result()
    for link in told.link:
        desk.workspace.write(partial(_link, desk=desk, plan=link, ids=ids, days=days)).result()


def known(db: Connection, desk: Desk, wanted: Organisation) -> str:
    """Return the organisation of that name, adding it where the directory does not hold it."""
    name = wanted.name.casefold()
    there = next((one for one in store.everyone(db) if one.name.casefold() == name), None)
    return there.id if there else directory.add(db, desk, wanted)


def _meet(db: Connection, desk: Desk, plan: ContactPlan, there: dict[str, str], days: Days) -> None:
    seen = days.ago(plan.seen_ago)
    review = days.ahead(plan.review_in) if plan.review_in >= 0 else days.ago(-plan.review_in)
    facts = {name: value for name, value in asdict(plan).items() if name not in ("seen_ago", "review_in")}
    contact = Contact(**{**facts, "organisation": there[plan.organisation]}, seen_on=seen, review_by=review)
    directory.meet(db, _on(desk, seen), contact)


def _link(db: Connection, desk: Desk, plan: LinkPlan, ids: dict[str, str], days: Days) -> None:
    on = days.ago(plan.ago)
    link = Link(
        one=ids[plan.one],
        other=ids[plan.other],
        kind=plan.kind,
        standing=plan.standing,
        source=plan.source,
        on=on,
    )
    directory.link(db, _on(desk, on), link)


def _on(desk: Desk, day: date) -> Desk:
    """Return the same desk at this hour of another day."""
    then = datetime.combine(day, desk.now().astimezone(UK).time(), UK)
    return Desk(desk.workspace, lambda: then, desk.author, sample=desk.sample)
