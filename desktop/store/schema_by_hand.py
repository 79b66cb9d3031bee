"""The table of opportunities that people typed: what each says now, folded from the journal."""

from __future__ import annotations

import sqlite3

from desktop.store.tables import has_table

_PROJECTION = """
    CREATE TABLE typed_opportunity (
        subject TEXT NOT NULL PRIMARY KEY,
        title TEXT NOT NULL,
        buyer TEXT NOT NULL,
        deadline TEXT NOT NULL,
        deadline_kind TEXT NOT NULL,
        questions_close TEXT NOT NULL,
        value_pence INTEGER,
        currency TEXT NOT NULL,
        place TEXT NOT NULL,
        link TEXT NOT NULL,
        text TEXT NOT NULL,
        stage TEXT NOT NULL,
        removed INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
"""


def create_projections(db: sqlite3.Connection) -> None:
    """Make the table that is folded from the journal."""
    db.execute(_PROJECTION)


def present(db: sqlite3.Connection) -> bool:
    """Return whether the file has it: one of an earlier version that is open read-only has not."""
    return has_table(db, "typed_opportunity")
