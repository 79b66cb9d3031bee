"""The tables of full cost, of our commitments, and of how each stood in a decision: all from the journal."""

from __future__ import annotations

import sqlite3

from desktop.store.tables import has_table

_PROJECTIONS = (
    # `sheet` is the whole worksheet as JSON; a worksheet that was taken back has no row
    """
    CREATE TABLE worksheet (
        subject TEXT NOT NULL PRIMARY KEY,
        sheet TEXT NOT NULL,
        at TEXT NOT NULL,
        author TEXT,
        entry TEXT NOT NULL
    ) STRICT
    """,
    # no row: a commitment that a workspace starts with, in force as the product words it
    """
    CREATE TABLE commitment (
        id TEXT NOT NULL PRIMARY KEY,
        title TEXT NOT NULL,
        question TEXT NOT NULL,
        adopted_on TEXT,
        minute TEXT NOT NULL,
        changed_on TEXT,
        changed_minute TEXT NOT NULL,
        retired_on TEXT,
        retired_minute TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    # in the words of the day of the decision; `title` is "" where the entry does not say them
    """
    CREATE TABLE held_commitment (
        entry TEXT NOT NULL,
        commitment TEXT NOT NULL,
        title TEXT NOT NULL,
        question TEXT NOT NULL,
        holding TEXT NOT NULL,
        worked_out INTEGER NOT NULL,
        because TEXT NOT NULL,
        exception TEXT NOT NULL,
        PRIMARY KEY (entry, commitment)
    ) STRICT
    """,
)


def create(db: sqlite3.Connection) -> None:
    """Make them, and tell how commitments stood in the decisions that are recorded already."""
    create_projections(db)
    db.execute(
        """
        INSERT INTO held_commitment (entry, commitment, title, question, holding, worked_out, because,
            exception)
        SELECT decision.entry, held.key, '', '', held.value, 0, '',
            coalesce((SELECT value FROM json_each(decision.exceptions) WHERE key = held.key), '')
        FROM decision, json_each(decision.commitments) AS held WHERE held.type = 'text'
        ORDER BY decision.rowid, held.id
        """
    )


def create_projections(db: sqlite3.Connection) -> None:
    """Make the tables that are folded from the journal."""
    for statement in _PROJECTIONS:
        db.execute(statement)


def present(db: sqlite3.Connection) -> bool:
    """Return whether the file has these tables: an earlier one that is open read-only has not."""
    return has_table(db, "worksheet")
