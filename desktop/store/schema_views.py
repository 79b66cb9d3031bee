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


_PARTNERSHIPS = """
    CREATE VIEW partnerships AS
    SELECT id AS plan, opportunity, says ->> '$.name' AS name, says ->> '$.form' AS form,
        says ->> '$.purpose' AS purpose, says ->> '$.reply_by' AS reply_by,
        (SELECT count(*) FROM partnership_member WHERE partnership = partnership.id) AS members,
        (SELECT count(*) FROM partnership_member AS member
            WHERE member.partnership = partnership.id AND member.says ->> '$.agreed' = 'agreed') AS agreed,
        begun_at, ended_on, ended_because
    FROM partnership
"""


def create_partnerships(db: sqlite3.Connection) -> None:
    """Make the view of the partnership plans."""
    db.execute(_PARTNERSHIPS)
