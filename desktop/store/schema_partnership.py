"""The tables of partnerships: plans and their members, all from the journal."""

from __future__ import annotations

import sqlite3

from desktop.store.tables import has_table

_PROJECTIONS = (
    # `says` is all that was said of the plan, as JSON; `opportunity` is a key, NULL: with no tender
    """
    CREATE TABLE partnership (
        id TEXT NOT NULL PRIMARY KEY,
        opportunity TEXT,
        says TEXT NOT NULL,
        begun_at TEXT NOT NULL,
        begun_by TEXT,
        at TEXT NOT NULL,
        author TEXT,
        ended_on TEXT,
        ended_because TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX partnership_by_opportunity ON partnership (opportunity)",
    # `organisation` is an id of the directory, or `us`; `place` is where it stands among the members
    """
    CREATE TABLE partnership_member (
        partnership TEXT NOT NULL,
        organisation TEXT NOT NULL,
        place INTEGER NOT NULL,
        says TEXT NOT NULL,
        entry TEXT NOT NULL,
        PRIMARY KEY (partnership, organisation)
    ) STRICT
    """,
)


def create_projections(db: sqlite3.Connection) -> None:
    """Make the tables that are folded from the journal."""
    for statement in _PROJECTIONS:
        db.execute(statement)


def present(db: sqlite3.Connection) -> bool:
    """Return whether the file has these tables: an earlier one that is open read-only has not."""
    return has_table(db, "partnership")
