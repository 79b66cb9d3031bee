"""How far a new count of every runway has come, after the calendar or the plans have changed."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    # a row only while a count goes on: the newest opportunities are counted already, down to this one
    """
    CREATE TABLE counted_down_to (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
        opportunity INTEGER NOT NULL
    ) STRICT
    """,
)


def create(db: sqlite3.Connection) -> None:
    """Make the table."""
    for statement in _STATEMENTS:
        db.execute(statement)
