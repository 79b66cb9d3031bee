"""The full text of closed ones, parted by the year of their deadline: a list by deadline stops early.

Step `years` of the migrations. A search reads all that an index holds of each word whose beginning is
typed. So the first rows of a list come from the parts that hold them; the rest follow part by part.
"""

from __future__ import annotations

import sqlite3

PARTS = tuple(f"search_{digit}" for digit in range(10))
"""An index for each last digit of a year: ten years stand apart, and there is one for any year."""

PART = "CAST(substr(coalesce(submission_on, published_on, first_seen_at), 4, 1) AS INTEGER)"
"""Which part an opportunity stands in once it is closed; one without a deadline by when it was published."""

_COLUMNS = "title, buyer, description, lots, place"

_ANEW = (
    "DROP TABLE search",
    "DROP VIEW searchable",
    "DROP TABLE to_index",
    # opportunities whose text stands in no index yet, and the part it belongs to
    "CREATE TABLE to_index (id INTEGER PRIMARY KEY, part INTEGER NOT NULL) STRICT",
    f"""
    INSERT INTO to_index SELECT id, {PART} FROM opportunity WHERE id NOT IN (SELECT id FROM search_as_open)
    """,
)


def create(db: sqlite3.Connection) -> None:
    """Make the parts; what is closed waits to be taken in, part by part, as what has just come does."""
    for statement in _ANEW:
        db.execute(statement)
    for digit, index in enumerate(PARTS):
        for statement in _part(digit, index):
            db.execute(statement)


def _part(digit: int, index: str) -> tuple[str, ...]:
    return (
        f"""
        CREATE VIEW searchable_{digit} AS SELECT id, {_COLUMNS}
        FROM opportunity JOIN opportunity_text USING (id)
        WHERE {PART} = {digit}
            AND id NOT IN (SELECT id FROM search_as_open) AND id NOT IN (SELECT id FROM to_index)
        """,
        f"""
        CREATE VIRTUAL TABLE {index} USING fts5 (
            {_COLUMNS},
            content = 'searchable_{digit}', content_rowid = 'id', columnsize = 0,
            tokenize = "unicode61 remove_diacritics 2"
        )
        """,
        f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', 16777216)",
    )
