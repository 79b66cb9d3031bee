"""The tables of the directory: organisations, the people there, and how organisations stand to each other.

Folded from the journal. Names and details of people stand in `contact` alone.
"""

from __future__ import annotations

import sqlite3

from desktop.store.tables import has_table

_PROJECTIONS = (
    # lists are JSON; one that was merged into another keeps its row and leads to that by `merged_into`
    """
    CREATE TABLE organisation (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        other_names TEXT NOT NULL,
        roles TEXT NOT NULL,
        numbers TEXT NOT NULL,
        income_band TEXT,
        income_from TEXT NOT NULL,
        places TEXT NOT NULL,
        activities TEXT NOT NULL,
        website TEXT NOT NULL,
        led_by_experience TEXT NOT NULL,
        does_well TEXT NOT NULL,
        learned TEXT NOT NULL,
        added_at TEXT NOT NULL,
        merged_into TEXT,
        merge_before TEXT NOT NULL,
        merge_after TEXT NOT NULL,
        removed INTEGER NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX organisation_by_merger ON organisation (merged_into) WHERE merged_into IS NOT NULL",
    """
    CREATE TABLE organisation_link (
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        kind TEXT NOT NULL,
        standing TEXT NOT NULL,
        source TEXT NOT NULL,
        since TEXT,
        entry TEXT NOT NULL,
        PRIMARY KEY (one, other, kind)
    ) STRICT
    """,
    """
    CREATE TABLE contact (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        organisation TEXT NOT NULL,
        role TEXT NOT NULL,
        email TEXT NOT NULL,
        phone TEXT NOT NULL,
        source TEXT NOT NULL,
        purpose TEXT NOT NULL,
        seen_on TEXT,
        review_by TEXT,
        has_left INTEGER NOT NULL,
        met_at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX contact_by_organisation ON contact (organisation)",
    """
    CREATE VIEW organisations AS
    SELECT id, name, other_names, roles, numbers, income_band, income_from, places, activities, website,
        led_by_experience, does_well, learned, added_at
    FROM organisation WHERE merged_into IS NULL AND NOT removed
    """,
)


def create_projections(db: sqlite3.Connection) -> None:
    """Make the tables and the view."""
    for statement in _PROJECTIONS:
        db.execute(statement)


def present(db: sqlite3.Connection) -> bool:
    """Return whether the file has these tables: an earlier one that is open read-only has not."""
    return has_table(db, "organisation")
