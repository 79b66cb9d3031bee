"""What people changed on maps: where they moved somebody, and whom they put on one or took off.

Organisations that were merged since are given as what they became, publications that were joined as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from desktop.store import directory, joins, schema_map
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors

T = TypeVar("T")
PLACE = "place:"
"""How the map of a place is called; that of an opportunity is called by its key."""
_OF_AN_OPPORTUNITY = "map:"


class Kept(Struct, Generic[T], frozen=True):
    """What stands on a map, and the entry that said so last."""

    value: T
    entry: str


def subject_of(called: str) -> str:
    """Return the subject of entries on a map: never an opportunity's own, which tell of work on it."""
    return called if called.startswith(PLACE) else f"{_OF_AN_OPPORTUNITY}{called}"


def positions(db: Connection, subject: str) -> dict[str, Kept[float]]:
    """Return the angles to which people moved somebody, by id."""
    return {who: Kept(float(value), entry) for who, value, entry in _rows(db, "map_place", "angle", subject)}


def members(db: Connection, subject: str) -> dict[str, Kept[bool]]:
    """Return whom people put on this map (true) or took off it, by id."""
    return {who: Kept(bool(value), entry) for who, value, entry in _rows(db, "map_member", "shown", subject)}


def _rows(db: Connection, table: str, column: str, subject: str) -> list[tuple[str, float, str]]:
    if not schema_map.present(db):
        return []
    subjects = [subject_of(key) for key in (subject, *(one.key for one in joins.family(db, subject)))]
    with store_errors("read the map"):
        rows = db.execute(
            f"""
            SELECT who, {column}, entry FROM {table}
            WHERE subject IN (SELECT value FROM json_each(:subjects)) ORDER BY entry
            """,
            {"subjects": many(subjects)},
        ).fetchall()
    leads: Mapping[str, str] = directory.roots(db) if rows else {}
    return [(leads.get(who, who), value, entry) for who, value, entry in rows]
