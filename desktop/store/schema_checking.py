"""The tables of when sources are asked: what is known of the last time, and what people chose.

`asked` is one row a source: when it was last heard or asked, how that went, how often in a row it has
failed, what it asked for, and whether a pull has pages left. `host_rest` is how long a host asked to be
left alone. `source_moved` is the trace of addresses that said they had moved for good.
"""

from __future__ import annotations

import sqlite3

from desktop.store.tables import has_table

_PUBLIC = (
    """
    CREATE TABLE asked (
        source TEXT NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        outcome TEXT NOT NULL,
        failures INTEGER NOT NULL,
        failing_since TEXT,
        not_before TEXT,
        unfinished INTEGER NOT NULL,
        fresh_s REAL NOT NULL
    ) STRICT
    """,
    "CREATE TABLE host_rest (host TEXT NOT NULL PRIMARY KEY, until TEXT NOT NULL) STRICT",
    """
    CREATE TABLE source_moved (
        source TEXT NOT NULL,
        was TEXT NOT NULL,
        now TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (source, was)
    ) STRICT
    """,
)

_PROJECTIONS = (
    # by_itself, quiet, reach_back_days, website, countries, every:<source>: the latest value of each as JSON
    """
    CREATE TABLE checking (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL,
        at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
)

_WHAT_PULLS_TOLD = """
    INSERT INTO asked (source, at, outcome, failures, failing_since, not_before, unfinished, fresh_s)
    SELECT source, at, CASE WHEN error IS NULL THEN 'answered' ELSE 'troubled' END,
        error IS NOT NULL, CASE WHEN error IS NULL THEN NULL ELSE at END, again_at, 0, 0
    FROM pull
    WHERE id IN (SELECT max(id) FROM pull GROUP BY source) AND source NOT LIKE 'file:%'
"""


def create(db: sqlite3.Connection) -> None:
    """Add these tables, and what is known of pulls before them."""
    for statement in _PUBLIC:
        db.execute(statement)
    create_projections(db)
    db.execute(_WHAT_PULLS_TOLD)


def create_projections(db: sqlite3.Connection) -> None:
    """Make the tables that are folded from the journal."""
    for statement in _PROJECTIONS:
        db.execute(statement)


def present(db: sqlite3.Connection) -> bool:
    """Return whether the file has these tables: an earlier one that is open read-only has not."""
    return has_table(db, "asked")
