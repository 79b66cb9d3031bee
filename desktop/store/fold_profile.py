"""Folds of what we do, and of the views that people saved."""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload

PARTS = ("words", "kinds", "places", "value", "rule_out")
"""The parts of a profile; an entry names those that differ."""


def changed(db: Connection, entry: Entry, says: Payload) -> None:
    """Only what the entry names changes."""
    for name in PARTS:
        if name in says:
            db.execute(
                """
                INSERT INTO profile (name, value, at, entry) VALUES (:name, :value, :at, :entry)
                ON CONFLICT (name) DO UPDATE
                SET value = excluded.value, at = excluded.at, entry = excluded.entry
                """,
                {"name": name, "value": says.json(name), "at": entry.at, "entry": entry.id},
            )
    db.touched.add(("profile", ""))


def view_saved(db: Connection, entry: Entry, says: Payload) -> None:
    """A view; the same id again renames it, or lets it ask for something else."""
    view = says.text("view") or entry.subject
    if view is None:
        return
    db.execute(
        """
        INSERT INTO saved_view (id, name, asks, saved_at, entry) VALUES (:id, :name, :asks, :at, :entry)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, asks = excluded.asks, entry = excluded.entry
        """,
        {
            "id": view,
            "name": says.text("name"),
            "asks": says.table("asks"),
            "at": entry.at,
            "entry": entry.id,
        },
    )
    db.touched.add(("view", view))


def view_removed(db: Connection, entry: Entry, says: Payload) -> None:
    """It is listed no more."""
    view = says.text("view") or entry.subject
    if view is not None:
        db.execute("DELETE FROM saved_view WHERE id = :id", {"id": view})
        db.touched.add(("view", view))
