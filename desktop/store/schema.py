"""The tables of public data: what sources published, and what is compiled from it.

All of it can be had again by pulling; what people wrote stands in schema_people.
"""

from __future__ import annotations

import sqlite3

_TABLES = """
CREATE TABLE workspace (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    id TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;
"""


def create(db: sqlite3.Connection) -> None:
    """Make the tables, indexes and views of public data."""
    for statement in _TABLES.split(";\n"):
        db.execute(statement)
