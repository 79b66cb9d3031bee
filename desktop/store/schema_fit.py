"""The tables of what fits us: our profile, saved views, and how each opportunity fits.

The profile and the views are folded from the journal. The rule is the profile with its codes resolved,
and the fits follow from it and from what notices say: both are made anew whenever they are wanted.
"""

from __future__ import annotations

import sqlite3

from desktop.store.tables import has_table

_PROJECTIONS = (
    # words, kinds, places, value, rule_out: the latest value of each as JSON
    """
    CREATE TABLE profile (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL,
        at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    # `asks` is a JSON object: filter, search and order, in the words of the program
    """
    CREATE TABLE saved_view (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        asks TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
)

_FITS = (
    # `up_to` is the last row id that was held against this rule since it changed
    """
    CREATE TABLE fit_rule (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
        rule TEXT NOT NULL,
        up_to INTEGER NOT NULL
    ) STRICT
    """,
    # no row: never judged. Beside the wide rows, so that judging all anew writes a few bytes each.
    """
    CREATE TABLE fit (
        id INTEGER PRIMARY KEY REFERENCES opportunity (id) ON DELETE CASCADE,
        level INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX fit_by_level ON fit (level)",
)


def create(db: sqlite3.Connection) -> None:
    """Make them all."""
    for statement in _FITS:
        db.execute(statement)
    create_projections(db)


def create_projections(db: sqlite3.Connection) -> None:
    """Make the tables that are folded from the journal."""
    for statement in _PROJECTIONS:
        db.execute(statement)


def present(db: sqlite3.Connection) -> bool:
    """Return whether the file has these tables: an earlier one that is open read-only has not."""
    return has_table(db, "fit_rule")
