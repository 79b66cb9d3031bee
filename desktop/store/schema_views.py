"""Views for other programs that came after the first ones."""

from __future__ import annotations

import sqlite3

_REVIEWS = """
    CREATE VIEW reviews AS
    SELECT decision, subject AS opportunity, recorded_at, result, result_on, provider, people, partnership,
        differently, learned, whole, next_on, hash
    FROM review
"""


def create_reviews(db: sqlite3.Connection) -> None:
    """Make the view of the reviews."""
    db.execute(_REVIEWS)
