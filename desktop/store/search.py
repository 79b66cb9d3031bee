"""Full text over opportunities: one index, which nothing outside this module knows the shape of.

It holds no text of its own, so a row must be taken out while the old text still stands, and put in
once the new one does; both go in bulk, never by row triggers, which cost twice the time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from desktop.store.columns import many
from desktop.store.connection import Connection

MOST_WORDS = 32
"""Words of a query that count; a whole page pasted into the field is no search."""


def take_out(db: Connection, ids: Sequence[int]) -> None:
    """Forget these opportunities; call it before their text changes."""
    db.execute(
        """
        INSERT INTO search (search, rowid, title, buyer, description, lots, place)
        SELECT 'delete', id, title, buyer, description, lots, place
        FROM searchable WHERE id IN (SELECT value FROM json_each(:ids))
        """,
        {"ids": many(ids)},
    )


def put_in(db: Connection, ids: Sequence[int]) -> None:
    """Index these opportunities as their text now stands."""
    db.execute(
        """
        INSERT INTO search (rowid, title, buyer, description, lots, place)
        SELECT id, title, buyer, description, lots, place
        FROM searchable WHERE id IN (SELECT value FROM json_each(:ids))
        """,
        {"ids": many(ids)},
    )


def rebuild(db: Connection) -> None:
    """Make the index anew from the texts."""
    db.execute("INSERT INTO search (search) VALUES ('rebuild')")


def is_sound(db: Connection) -> bool:
    """Return whether the index says what the texts say. Needs a connection that may write."""
    try:
        db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return False
    return True


def expression(words: str, *, column: str | None = None) -> str | None:
    """Return the query for what a person typed: every word, as the beginning of one; None for no word.

    `column` narrows it to title, buyer, description, lots or place.

    Quotes, operators and accents mean nothing in it: each word goes in quoted, and the index takes it
    apart as it does the texts, so that “co-op” finds “co-operative”.
    """
    readable = words.replace("\0", " ").encode("utf-8", "ignore").decode()
    found = [word for word in readable.split() if any(letter.isalnum() for letter in word)][:MOST_WORDS]
    query = " ".join('"' + word.replace('"', " ").strip() + '" *' for word in found)
    return f"{column} : ({query})" if column and query else query or None
