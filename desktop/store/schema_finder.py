"""What the finder needs beyond the registers: ways through them, days of files, rows that were refused."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    # whatever narrows a search stands in the index: going through the names reads no row of the table
    """
    CREATE INDEX register_by_name ON register_facts (name, id, classes, income) WHERE removed_on IS NULL
    """,
    """
    CREATE INDEX register_by_office ON register_facts (postcode_area, name, id, classes, income)
    WHERE removed_on IS NULL
    """,
    "CREATE INDEX register_places_by_entry ON register_place_of (entry, place)",
    # the day that the file says it is of, NULL where it does not tell; read by whoever looks at its age
    "ALTER TABLE register_import ADD COLUMN extracted_on TEXT",
    """
    CREATE TABLE register_refusal (
        import INTEGER NOT NULL REFERENCES register_import (id) ON DELETE CASCADE,
        row INTEGER NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (import, row)
    ) STRICT, WITHOUT ROWID
    """,
)


def create(db: sqlite3.Connection) -> None:
    """Make the indexes, the column and the table."""
    for statement in _STATEMENTS:
        db.execute(statement)
