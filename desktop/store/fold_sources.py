"""Folds of the sources that people added, removed, switched off and on."""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload


def added(db: Connection, entry: Entry, says: Payload) -> None:
    """A source of one's own; the same id again names it anew."""
    source = says.text("id") or entry.subject
    if source is None:
        return
    db.execute(
        """
        INSERT INTO own_source (id, name, url, format, private, added_at, entry)
        VALUES (:id, :name, :url, :format, :private, :at, :entry)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url,
            format = excluded.format, private = excluded.private, entry = excluded.entry
        """,
        {
            "id": source,
            "name": says.text("name"),
            "url": says.text("url"),
            "format": says.text("format"),
            "private": says.json("private") == "true",
            "at": entry.at,
            "entry": entry.id,
        },
    )
    _switch_on(db, source)


def removed(db: Connection, entry: Entry, says: Payload) -> None:
    """It is asked no more; what it sent stays."""
    source = says.text("id") or entry.subject
    if source is not None:
        db.execute("DELETE FROM own_source WHERE id = :id", {"id": source})
        _switch_on(db, source)


def paused(db: Connection, entry: Entry, says: Payload) -> None:
    """Switched off (`paused` is true) or on again."""
    source = says.text("id") or entry.subject
    if source is None:
        return
    _switch_on(db, source)
    if says.json("paused") == "true":
        db.execute(
            "INSERT INTO source_off (id, at, entry) VALUES (:id, :at, :entry)",
            {"id": source, "at": entry.at, "entry": entry.id},
        )


def _switch_on(db: Connection, source: str) -> None:
    db.execute("DELETE FROM source_off WHERE id = :id", {"id": source})
    db.touched.add(("source", source))
