"""Which tables a file has: an earlier one that is open read-only lacks the newest."""

from __future__ import annotations

import sqlite3


def has_table(db: sqlite3.Connection, name: str) -> bool:
    """Return whether the file has this table."""
    found = db.execute("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = :name", {"name": name})
    return found.fetchone() is not None
