"""What a decision says beyond its reason, and what follows it: sign-off, private notes, the plan's steps."""

from __future__ import annotations

import sqlite3

from desktop.store.connection import Connection
from desktop.store.tables import has_table

_COLUMNS = (
    "ALTER TABLE decision ADD COLUMN alternatives TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE decision ADD COLUMN conflicts TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE decision ADD COLUMN dissent TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE decision ADD COLUMN conditions TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE decision ADD COLUMN principles TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE decision ADD COLUMN look_again_on TEXT",
    "ALTER TABLE decision ADD COLUMN look_again_when TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE decision ADD COLUMN supersedes_reason TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE decision ADD COLUMN supersedes_as TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE decision ADD COLUMN sign_off_asked INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE looked_again ADD COLUMN found TEXT NOT NULL DEFAULT ''",
)

_PROJECTIONS = (
    # the first sign-off of a decision; `person` is who signed, `author` who wrote it down
    """
    CREATE TABLE sign_off (
        number TEXT NOT NULL PRIMARY KEY,
        subject TEXT NOT NULL,
        person TEXT NOT NULL,
        role TEXT NOT NULL,
        on_day TEXT NOT NULL,
        how TEXT NOT NULL,
        minute TEXT NOT NULL,
        author TEXT,
        at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    # apart from the decision: nothing that is shared reads this table
    """
    CREATE TABLE private_note (
        number TEXT NOT NULL PRIMARY KEY,
        subject TEXT NOT NULL,
        text TEXT NOT NULL,
        author TEXT,
        at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    # what people said of a step; its usual day is counted when it is read. `owner` is a person's id, or ""
    """
    CREATE TABLE plan_step (
        subject TEXT NOT NULL,
        step TEXT NOT NULL,
        due_on TEXT,
        owner TEXT NOT NULL,
        done_on TEXT,
        entry TEXT NOT NULL,
        PRIMARY KEY (subject, step)
    ) STRICT
    """,
)


def create(db: sqlite3.Connection) -> None:
    """Add the columns and the tables."""
    for statement in (*_COLUMNS, *_PROJECTIONS):
        db.execute(statement)


def present(db: Connection) -> bool:
    """Return whether the file has these tables: an older one that is open read-only has not."""
    return has_table(db, "plan_step")
