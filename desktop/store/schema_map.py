"""The tables of system maps: where people moved somebody, and whom they put on one or took off."""

from __future__ import annotations

import sqlite3

from desktop.store.tables import has_table

_PROJECTIONS = (
    # `subject` is "map:" and an opportunity's key, or "place:" and a place; `who` an organisation's id;
    # `angle` is in degrees on the ring of its role, clockwise from the top
    """
    CREATE TABLE map_place (
        subject TEXT NOT NULL,
        who TEXT NOT NULL,
        angle REAL NOT NULL,
        entry TEXT NOT NULL,
        PRIMARY KEY (subject, who)
    ) STRICT
    """,
    # those whom people put on a map or took off it, whatever else would be shown there
    """
    CREATE TABLE map_member (
        subject TEXT NOT NULL,
        who TEXT NOT NULL,
        shown INTEGER NOT NULL,
        entry TEXT NOT NULL,
        PRIMARY KEY (subject, who)
    ) STRICT
    """,
)


def create_projections(db: sqlite3.Connection) -> None:
    """Make the tables that are folded from the journal."""
    for statement in _PROJECTIONS:
        db.execute(statement)


def present(db: sqlite3.Connection) -> bool:
    """Return whether the file has these tables: an earlier one that is open read-only has not."""
    return has_table(db, "map_member")
