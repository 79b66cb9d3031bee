"""Organisations that we know, the people there, and how organisations stand to each other.

An id that was merged into another leads to that one wherever it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from desktop.domain.directory import FACTS
from desktop.domain.moments import uk_day
from desktop.domain.organisation import Contact, IncomeBand, LedBy, Link, LinkKind, Organisation, Role
from desktop.domain.pause import Standing
from desktop.store import schema_directory
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, moment, texts

_COLUMNS = ", ".join(("id", *FACTS, "added_at"))
_ROLES, _BANDS, _LED_BY = frozenset(Role), frozenset(IncomeBand), frozenset(LedBy)
_LINKS, _STANDINGS = frozenset(LinkKind), frozenset(Standing)
_OF_CONTACT = "id, name, organisation, role, email, phone, source, purpose, seen_on, review_by"


def everyone(db: Connection) -> tuple[Organisation, ...]:
    """Return the organisations of the directory by name; those merged or taken away are not among them."""
    return _organisations(db, "merged_into IS NULL AND NOT removed ORDER BY name COLLATE NOCASE, id")


def removed(db: Connection) -> tuple[Organisation, ...]:
    """Return the organisations that were taken away, by name."""
    return _organisations(db, "merged_into IS NULL AND removed ORDER BY name COLLATE NOCASE, id")


def merged_into(db: Connection, organisation: str) -> tuple[Organisation, ...]:
    """Return the organisations that were merged into this one directly, as each was."""
    return _organisations(db, "merged_into = ? ORDER BY name COLLATE NOCASE, id", (organisation,))


def one(db: Connection, organisation: str) -> Organisation | None:
    """Return an organisation by its id, one taken away too; a merged id leads to the one it became."""
    found = _organisations(db, "id = ?", (root(db, organisation),))
    return found[0] if found else None


def is_removed(db: Connection, organisation: str) -> bool:
    """Return whether an organisation was taken away."""
    if not schema_directory.present(db):
        return False
    row = db.execute("SELECT removed FROM organisation WHERE id = ?", (organisation,)).fetchone()
    return bool(row and row[0])


def names(db: Connection) -> dict[str, str]:
    """Return every organisation's name by id, also of those taken away; a merged one goes by its new name."""
    if not schema_directory.present(db):
        return {}
    with store_errors("read the directory"):
        own = dict(db.execute("SELECT id, name FROM organisation").fetchall())
    leads = roots(db)
    return {id_: own[leads.get(id_, id_)] for id_ in own}


def roots(db: Connection) -> dict[str, str]:
    """Return where each merged id leads."""
    if not schema_directory.present(db):
        return {}
    with store_errors("read the directory"):
        into = dict(
            db.execute("SELECT id, merged_into FROM organisation WHERE merged_into IS NOT NULL").fetchall()
        )
    return {id_: _led(id_, into) for id_ in into}


def root(db: Connection, organisation: str) -> str:
    """Return where an id leads: to itself, unless it was merged into another."""
    return roots(db).get(organisation, organisation)


def family(db: Connection, organisation: str) -> tuple[str, ...]:
    """Return every id that leads where this one does."""
    leads = roots(db)
    there = leads.get(organisation, organisation)
    return (there, *(id_ for id_, to in leads.items() if to == there))


def by_number(db: Connection, number: str) -> Organisation | None:
    """Return the organisation with this register number, None where none in the directory has it."""
    wanted = number.casefold()
    return next((each for each in everyone(db) if wanted in map(str.casefold, each.numbers)), None)


def links(db: Connection, organisation: str | None = None) -> tuple[Link, ...]:
    """Return how organisations stand to each other, all of them or one, as was said last."""
    if not schema_directory.present(db):
        return ()
    with store_errors("read the directory"):
        rows = db.execute(
            "SELECT one, other, kind, standing, source, since FROM organisation_link ORDER BY rowid"
        ).fetchall()
    leads = roots(db)
    found: dict[tuple[str, str, str], Link] = {}
    for row in rows:
        link = _link(row, leads)
        if link and link.one != link.other:
            found[link.one, link.other, link.kind] = link
    wanted = leads.get(organisation or "", organisation)
    return tuple(each for each in found.values() if wanted is None or wanted in (each.one, each.other))


def has_link(db: Connection, one_: str, other: str, kind: str) -> bool:
    """Return whether these very ids, as they were written, stand so to each other."""
    found = db.execute(
        "SELECT 1 FROM organisation_link WHERE one = ? AND other = ? AND kind = ?", (one_, other, kind)
    )
    return found.fetchone() is not None


def contacts(
    db: Connection, organisation: str | None = None, *, left_too: bool = False
) -> tuple[Contact, ...]:
    """Return the people outside whom we may ask, at all organisations or at one, by name.

    With `left_too`, those who were taken away are among them.
    """
    leads = roots(db)
    whom = "1" if left_too else "NOT has_left"
    found = _contacts(db, f"{whom} ORDER BY name COLLATE NOCASE, id", leads)
    wanted = leads.get(organisation or "", organisation)
    return tuple(each for each in found if wanted is None or each.organisation == wanted)


def contact(db: Connection, person: str) -> Contact | None:
    """Return somebody by their id, None where they are not known or were erased."""
    found = _contacts(db, "id = ?", roots(db), (person,))
    return found[0] if found else None


def everybody(db: Connection) -> tuple[Contact, ...]:
    """Return all people outside of whom something is held, those who are not listed any more too."""
    return _contacts(db, "1 ORDER BY id", roots(db))


def has_left(db: Connection, person: str) -> bool:
    """Return whether somebody is not listed any more."""
    found = db.execute("SELECT has_left FROM contact WHERE id = ?", (person,)).fetchone()
    return bool(found and found[0])


def _organisations(db: Connection, where: str, values: Iterable[object] = ()) -> tuple[Organisation, ...]:
    if not schema_directory.present(db):
        return ()
    with store_errors("read the directory"):
        rows = db.execute(f"SELECT {_COLUMNS} FROM organisation WHERE {where}", tuple(values)).fetchall()
    return tuple(map(_organisation, rows))


def _contacts(
    db: Connection, where: str, leads: Mapping[str, str], values: Iterable[object] = ()
) -> tuple[Contact, ...]:
    if not schema_directory.present(db):
        return ()
    with store_errors("read the directory"):
        rows = db.execute(f"SELECT {_OF_CONTACT} FROM contact WHERE {where}", tuple(values)).fetchall()
    return tuple(_contact(row, leads) for row in rows)


def _organisation(row: tuple[Any, ...]) -> Organisation:
    (id_, name, other_names, roles, numbers, band, income_from, places, activities, website) = row[:10]
    led_by, does_well, learned, added_at = row[10:]
    return Organisation(
        id=id_,
        name=name,
        other_names=texts(other_names),
        roles=tuple(Role(one) for one in texts(roles) if one in _ROLES),
        numbers=texts(numbers),
        income_band=IncomeBand(band) if band in _BANDS else None,
        income_from=income_from,
        places=texts(places),
        activities=texts(activities),
        website=website,
        led_by_experience=LedBy(led_by) if led_by in _LED_BY else LedBy.NOT_KNOWN,
        does_well=does_well,
        learned=learned,
        added_on=_day_of(added_at),
    )


def _contact(row: tuple[Any, ...], leads: Mapping[str, str]) -> Contact:
    id_, name, organisation, role, email, phone, source, purpose, seen_on, review_by = row
    return Contact(
        id=id_,
        name=name,
        organisation=leads.get(organisation, organisation),
        role=role,
        email=email,
        phone=phone,
        source=source,
        purpose=purpose,
        seen_on=day(seen_on),
        review_by=day(review_by),
    )


def _link(row: tuple[Any, ...], leads: Mapping[str, str]) -> Link | None:
    one_, other, kind, standing, source, since = row
    if kind not in _LINKS:
        return None  # of a later version
    return Link(
        one=leads.get(one_, one_),
        other=leads.get(other, other),
        kind=LinkKind(kind),
        standing=Standing(standing) if standing in _STANDINGS else Standing.UNKNOWN,
        source=source,
        on=day(since),
    )


def _led(organisation: str, into: Mapping[str, str]) -> str:
    seen = {organisation}
    while organisation in into and into[organisation] not in seen:
        organisation = into[organisation]
        seen.add(organisation)
    return organisation


def _day_of(at: str) -> date | None:
    try:
        return uk_day(moment(at))
    except ValueError:
        return None
