"""Fold of what people chose about when sources are asked."""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload

_NAMES = ("by_itself", "quiet", "reach_back_days", "website", "countries")


def changed(db: Connection, entry: Entry, says: Payload) -> None:
    """Only what the entry names changes; an interval of null is the source's own again."""
    for name in _NAMES:
        if name in says:
            _set(db, entry, name, says.json(name))
    for source in says.names("every"):
        _set(db, entry, f"every:{source}", says.part("every").json(source))


def _set(db: Connection, entry: Entry, name: str, value: str) -> None:
    db.execute(
        """
        INSERT INTO checking (name, value, at, entry) VALUES (:name, :value, :at, :entry)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at, entry = excluded.entry
        """,
        {"name": name, "value": value, "at": entry.at, "entry": entry.id},
    )
    db.touched.add(("source", ""))
