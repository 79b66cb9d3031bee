"""The tables of publications that look like one opportunity, and of those that people joined."""

from __future__ import annotations

import sqlite3

from desktop.store.connection import Connection
from desktop.store.tables import has_table

_COLUMNS = (
    "ALTER TABLE opportunity ADD COLUMN reserved INTEGER",
    "ALTER TABLE opportunity ADD COLUMN buying TEXT",
    "ALTER TABLE opportunity ADD COLUMN engagement_on TEXT",
    "ALTER TABLE opportunity ADD COLUMN refers_to TEXT NOT NULL DEFAULT ''",
)

_LOOKING = (
    # What two must share to be held against each other, as hashes of the signs of `domain.joining`.
    """
    CREATE TABLE twin_sign (
        sign INTEGER NOT NULL,
        opportunity INTEGER NOT NULL REFERENCES opportunity (id) ON DELETE CASCADE,
        PRIMARY KEY (sign, opportunity)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX twin_sign_by_opportunity ON twin_sign (opportunity)",
    # Pairs that look like one, by key, the lesser key first; reasons are a JSON list of sentences.
    """
    CREATE TABLE twin (
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        strength INTEGER NOT NULL,
        reasons TEXT NOT NULL,
        noted_at TEXT NOT NULL,
        PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX twin_by_other ON twin (other)",
    # the notice up to which pairs were looked for
    """
    CREATE TABLE twins_looked_for (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
        notice INTEGER NOT NULL
    ) STRICT
    """,
    # what the row of a joined key knew that its notices do not say, for the day it is split again
    """
    CREATE TABLE joined_row (
        key TEXT NOT NULL PRIMARY KEY,
        first_seen_at TEXT NOT NULL,
        moved_at TEXT,
        tender_appeared_at TEXT,
        look_again TEXT NOT NULL
    ) STRICT
    """,
)

_PROJECTIONS = (
    # a key that people joined to another opportunity: it goes on leading to it
    """
    CREATE TABLE joined (
        key TEXT NOT NULL PRIMARY KEY,
        opportunity TEXT NOT NULL,
        at TEXT NOT NULL,
        author TEXT,
        entry TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX joined_by_opportunity ON joined (opportunity)",
    """
    CREATE TABLE kept_apart (
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        at TEXT NOT NULL,
        author TEXT,
        entry TEXT NOT NULL,
        PRIMARY KEY (one, other)
    ) STRICT
    """,
)


def create(db: sqlite3.Connection) -> None:
    """Make the tables, and the columns that tell how and for whom something is bought."""
    for statement in (*_COLUMNS, *_LOOKING):
        db.execute(statement)
    create_projections(db)


def create_projections(db: sqlite3.Connection) -> None:
    """Make the tables that are folded from the journal."""
    for statement in _PROJECTIONS:
        db.execute(statement)


def present(db: Connection) -> bool:
    """Return whether the file has these tables: an older one that is open read-only has not."""
    if not db.joins_are_known:
        db.joins_are_known = has_table(db, "joined")
    return db.joins_are_known
