"""The tables of what people wrote."""

from __future__ import annotations

import sqlite3


def create(db: sqlite3.Connection) -> None:
    """Make the tables, indexes and views of what people wrote."""
