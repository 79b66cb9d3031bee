"""What is put off while much comes in at once: the full text of what is closed, and packing what came.

The rows come first, for people wait for those; the rest follows part by part. What waits is noted in the
transaction that puts it off, so that nothing is lost when the program ends in between.
"""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    # opportunities whose text stands in no index yet
    "CREATE TABLE to_index (id INTEGER PRIMARY KEY) STRICT",
    # notices up to this one are packed; a later one may stand as it came
    """
    CREATE TABLE packed_up_to (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
        notice INTEGER NOT NULL
    ) STRICT
    """,
    "INSERT INTO packed_up_to SELECT 1, coalesce(max(id), 0) FROM notice",
    "DROP VIEW searchable",
    """
    CREATE VIEW searchable AS SELECT id, title, buyer, description, lots, place
    FROM opportunity JOIN opportunity_text USING (id)
    WHERE id NOT IN (SELECT id FROM search_as_open) AND id NOT IN (SELECT id FROM to_index)
    """,
)


def create(db: sqlite3.Connection) -> None:
    """Make the tables, and keep what waits out of the texts that are searched."""
    for statement in _STATEMENTS:
        db.execute(statement)
