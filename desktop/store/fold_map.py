"""Folds of what people changed on maps."""

from __future__ import annotations

import math

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload
from desktop.store.texts import storable

_MOST_DEGREES = 1_000_000


def arranged(db: Connection, entry: Entry, says: Payload) -> None:
    """Somebody was moved: `{positions: {who: angle}}`; no angle means wherever there is room."""
    for who, angle in says.part("positions").plain().items():
        _put(db, entry, "map_place", "angle", who, _degrees(angle))


def changed(db: Connection, entry: Entry, says: Payload) -> None:
    """Somebody was put on a map or taken off: `{shown: {who: true}}`; neither means as it comes."""
    for who, shown in says.part("shown").plain().items():
        _put(db, entry, "map_member", "shown", who, int(shown) if isinstance(shown, bool) else None)


def _degrees(angle: object) -> float | None:
    """Return an angle within one turn, None for what is none."""
    if isinstance(angle, bool) or not isinstance(angle, int | float) or not abs(angle) < _MOST_DEGREES:
        return None
    return math.fmod(angle, 360.0)


def _put(db: Connection, entry: Entry, table: str, column: str, who: str, value: float | None) -> None:
    if entry.subject is None:
        return
    values = {"subject": entry.subject, "who": storable(who), "value": value, "entry": entry.id}
    db.execute(f"DELETE FROM {table} WHERE subject = :subject AND who = :who", values)
    if value is not None:
        db.execute(
            f"INSERT INTO {table} (subject, who, {column}, entry) VALUES (:subject, :who, :value, :entry)",
            values,
        )
    db.touched.add(("map", entry.subject))
