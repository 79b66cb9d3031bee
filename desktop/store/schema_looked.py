"""The table of where people looked for partners, folded from the journal."""

from __future__ import annotations

import sqlite3

from desktop.store.tables import has_table

_PROJECTIONS = (
    # one row a way: looking again in the same way replaces it, and the journal keeps both
    """
    CREATE TABLE looked_way (
        subject TEXT NOT NULL,
        way TEXT NOT NULL,
        looked_on TEXT NOT NULL,
        found TEXT NOT NULL,
        note TEXT NOT NULL,
        entry TEXT NOT NULL,
        PRIMARY KEY (subject, way)
    ) STRICT
    """,
)


def create_projections(db: sqlite3.Connection) -> None:
    """Make the table that is folded from the journal."""
    for statement in _PROJECTIONS:
        db.execute(statement)


def present(db: sqlite3.Connection) -> bool:
    """Return whether the file has this table: an earlier one that is open read-only has not."""
    return has_table(db, "looked_way")
