"""The tables of version 2: how each pull went, and the sources that people added or switched off."""

from __future__ import annotations

import sqlite3

SINCE_VERSION = 2

_PULLS = (
    # One row each time a source was asked or a file was read. `error` is NULL where it came in whole,
    # `silent` tells that there was no answer at all, `next_step` what a person can do about it. They may
    # ask the source again from `again_at` on.
    """
    CREATE TABLE pull (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        at TEXT NOT NULL,
        new INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        unchanged INTEGER NOT NULL,
        rejected INTEGER NOT NULL,
        error TEXT,
        silent INTEGER NOT NULL,
        next_step TEXT NOT NULL,
        again_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX pull_by_source ON pull (source, id)",
    "CREATE INDEX opportunity_by_arrival ON opportunity (first_seen_at)",
)

_PROJECTIONS = (
    """
    CREATE TABLE own_source (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        url TEXT NOT NULL,
        format TEXT NOT NULL,
        private INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE source_off (
        id TEXT NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
)


def create(db: sqlite3.Connection) -> None:
    """Make what version 2 adds to version 1."""
    for statement in _PULLS:
        db.execute(statement)
    create_projections(db)


def create_projections(db: sqlite3.Connection) -> None:
    """Make the tables that are folded from the journal."""
    for statement in _PROJECTIONS:
        db.execute(statement)


def present(db: sqlite3.Connection) -> bool:
    """Return whether the file has these tables: one of version 1 that is open read-only has not."""
    return int(db.execute("PRAGMA user_version").fetchone()[0]) >= SINCE_VERSION
