"""The table of reviews: what came of a decision, what happened, and what was learned.

Folded from the journal; a later review stands beside the earlier ones.
"""

from __future__ import annotations

import sqlite3

from desktop.store.tables import has_table

_PROJECTIONS = (
    # `decision` is its number; `whole` tells that it says more than the outcome; `awards` is a JSON list of
    # {supplier, awarded_on, notice}: what the award notices said when it was written
    """
    CREATE TABLE review (
        entry TEXT NOT NULL PRIMARY KEY,
        decision TEXT NOT NULL,
        subject TEXT NOT NULL,
        recorded_by TEXT,
        recorded_at TEXT NOT NULL,
        recorded_on TEXT NOT NULL,
        result TEXT,
        result_on TEXT,
        provider TEXT NOT NULL,
        people TEXT NOT NULL,
        partnership TEXT NOT NULL,
        differently TEXT NOT NULL,
        learned TEXT NOT NULL,
        whole INTEGER NOT NULL,
        next_on TEXT,
        awards TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX review_by_decision ON review (decision)",
    "CREATE INDEX review_by_subject ON review (subject)",
)


def create_projections(db: sqlite3.Connection) -> None:
    """Make the table."""
    for statement in _PROJECTIONS:
        db.execute(statement)


def present(db: sqlite3.Connection) -> bool:
    """Return whether the file has this table: an earlier one that is open read-only has not."""
    return has_table(db, "review")
