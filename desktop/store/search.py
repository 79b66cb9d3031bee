"""Full text over opportunities, which nothing outside this module knows the shape of.

There is an index of the few that are open, which is what people nearly always look in, and ten of all
the rest, parted by the year of their deadline (see schema_years). Each opportunity stands in one of them;
when it closes, upkeep moves it. An index holds no text of its own, so a row must be taken out while the
old text and the old deadline still stand, and put in once the new ones do; both go in bulk, never by row
triggers, which cost twice the time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from desktop.domain.moments import uk_day
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.runway_sql import CLOSED
from desktop.store.schema_years import PART, PARTS
from desktop.store.tables import has_table
from desktop.store.texts import moment_text

_WANTED = "(SELECT value FROM json_each(:ids))"
OPEN = "search_open"
"""The index of what is open."""

_ALL_CLOSED = "search"
_INDEXES = (OPEN, *PARTS)
_COLUMNS = "title, buyer, description, lots, place"


def take_out(db: Connection, ids: Sequence[int]) -> None:
    """Forget these opportunities; call it before their text changes."""
    if not ids:
        return
    for index in _of_these(db, ids):
        db.execute(
            f"""
            INSERT INTO {index} ({index}, rowid, {_COLUMNS})
            SELECT 'delete', id, {_COLUMNS} FROM {_texts(index)} WHERE id IN {_WANTED}
            """,
            {"ids": many(ids)},
        )
    db.execute(f"DELETE FROM search_as_open WHERE id IN {_WANTED}", {"ids": many(ids)})
    db.execute(f"DELETE FROM to_index WHERE id IN {_WANTED}", {"ids": many(ids)})


def put_in(db: Connection, ids: Sequence[int], now: datetime) -> None:
    """Index these opportunities, which were taken out or never in, as their text now stands."""
    values = {"ids": many(ids), "now": moment_text(now), "today": uk_day(now).isoformat()}
    db.execute(
        f"""
        INSERT INTO search_as_open SELECT id FROM opportunity WHERE id IN {_WANTED} AND NOT {CLOSED}
        """,
        values,
    )
    db.execute("UPDATE search_state SET complete_from = max(complete_from, :now)", values)
    for index in _of_these(db, ids):
        db.execute(
            f"""
            INSERT INTO {index} (rowid, {_COLUMNS})
            SELECT id, {_COLUMNS} FROM {_texts(index)} WHERE id IN {_WANTED}
            """,
            values,
        )


def put_off(db: Connection, ids: Sequence[int]) -> None:
    """Note that these closed ones, which were taken out or never in, are still to be indexed.

    Many at once take a third of the time that a page at a time does, and nobody waits for those.
    """
    db.execute(
        f"INSERT INTO to_index SELECT id, {PART} FROM opportunity WHERE id IN {_WANTED}", {"ids": many(ids)}
    )


def is_settling(db: Connection) -> bool:
    """Return whether the full text of some is still to be taken in."""
    present = has_table(db, "to_index")
    return present and bool(db.execute("SELECT EXISTS (SELECT 1 FROM to_index)").fetchone()[0])


def put_in_waiting(db: Connection, now: datetime, most: int) -> int:
    """Index up to so many of those that were put off, of one part; returns how many. Nought: none waits."""
    found = db.execute(
        "SELECT id FROM to_index WHERE part = (SELECT part FROM to_index LIMIT 1) LIMIT :most",
        {"most": most},
    ).fetchall()
    ids = [row_id for (row_id,) in found]
    if ids:
        db.execute(f"DELETE FROM to_index WHERE id IN {_WANTED}", {"ids": many(ids)})
        put_in(db, ids, now)
    return len(ids)


def file_closed(db: Connection, now: datetime, most: int) -> int:
    """Move up to so many that have closed out of the index of open ones; returns how many were moved."""
    found = db.execute(
        f"SELECT id FROM search_as_open CROSS JOIN opportunity USING (id) WHERE {CLOSED} LIMIT :most",
        {"now": moment_text(now), "today": uk_day(now).isoformat(), "most": most},
    ).fetchall()
    ids = [row_id for (row_id,) in found]
    if ids:
        take_out(db, ids)
        put_in(db, ids, now)
    return len(ids)


def wake(db: Connection, keys: Sequence[str], now: datetime) -> None:
    """Look for those of these among the open ones again that had been filed as closed."""
    found = db.execute(
        f"""
        SELECT id FROM opportunity WHERE key IN (SELECT value FROM json_each(:keys))
            AND NOT {CLOSED} AND id NOT IN (SELECT id FROM search_as_open)
        """,
        {"keys": many(keys), "now": moment_text(now), "today": uk_day(now).isoformat()},
    ).fetchall()
    if found:
        ids = [row_id for (row_id,) in found]
        take_out(db, ids)
        put_in(db, ids, now)


def matching(db: Connection, parameter: str, open_at: datetime | None = None) -> str:
    """Return the SELECT of the row ids that match the expression bound to `parameter`.

    With `open_at` those alone are sure to be among them that are open at that moment.
    """
    chosen = indexes(db)
    if open_at and len(chosen) > 1 and is_complete(db, open_at):
        chosen = chosen[:1]
    return " UNION ALL ".join(
        f"SELECT rowid AS id FROM {index} WHERE {index} MATCH :{parameter}" for index in chosen
    )


def indexes(db: Connection) -> tuple[str, ...]:
    """Return the indexes there are, that of open ones first.

    A file of an earlier version that is open read-only has one for all, or one for all that is closed.
    """
    found = db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN (:open, :all_closed)",
        {"open": OPEN, "all_closed": _ALL_CLOSED},
    ).fetchall()
    there = {name for (name,) in found}
    if _ALL_CLOSED not in there:
        return _INDEXES
    return (OPEN, _ALL_CLOSED) if OPEN in there else (_ALL_CLOSED,)


def is_parted(db: Connection) -> bool:
    """Return whether what is closed stands in parts by year: not so in an older file that is only read."""
    return indexes(db) == _INDEXES


def is_complete(db: Connection, at: datetime) -> bool:
    """Return whether all that is open at that moment stands in the index of open ones.

    A clock that is set back wakes what was filed as closed.
    """
    found = db.execute("SELECT complete_from FROM search_state").fetchone()
    return found is not None and str(found[0]) <= moment_text(at)


def rebuild(db: Connection) -> None:
    """Make the indexes anew from the texts."""
    for index in _INDEXES:
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def is_sound(db: Connection) -> bool:
    """Return whether the indexes say what the texts say. Needs a connection that may write."""
    try:
        for index in _INDEXES:
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return False
    return True


def _texts(index: str) -> str:
    """Return the view of the texts that an index is of."""
    return index.replace("search", "searchable")


def _of_these(db: Connection, ids: Sequence[int]) -> tuple[str, ...]:
    """Return the indexes that these opportunities stand in, or are to stand in."""
    found = db.execute(
        f"SELECT DISTINCT {PART} FROM opportunity WHERE id IN {_WANTED}", {"ids": many(ids)}
    ).fetchall()
    return (OPEN, *(PARTS[part] for (part,) in sorted(found)))
