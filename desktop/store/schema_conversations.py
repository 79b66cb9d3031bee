"""The tables of conversations, of how often we want to speak, and of approaches: all from the journal."""

from __future__ import annotations

import sqlite3

from desktop.store.tables import has_table

_PROJECTIONS = (
    # `ours` and `theirs` are JSON lists of ids; one that is taken away keeps its row, and can come back
    """
    CREATE TABLE conversation (
        id TEXT NOT NULL PRIMARY KEY,
        organisation TEXT NOT NULL,
        way TEXT NOT NULL,
        direction TEXT NOT NULL,
        on_day TEXT NOT NULL,
        ours TEXT NOT NULL,
        theirs TEXT NOT NULL,
        about TEXT NOT NULL,
        about_title TEXT NOT NULL,
        said TEXT NOT NULL,
        next_step TEXT NOT NULL,
        next_on TEXT,
        next_owner TEXT NOT NULL,
        next_done_on TEXT,
        removed INTEGER NOT NULL,
        noted_at TEXT NOT NULL,
        author TEXT,
        entry TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX conversation_by_organisation ON conversation (organisation, on_day)",
    "CREATE INDEX conversation_by_about ON conversation (about) WHERE about <> ''",
    # no row: no rhythm
    """
    CREATE TABLE rhythm (
        organisation TEXT NOT NULL PRIMARY KEY,
        every_weeks INTEGER NOT NULL,
        since TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    # `named`, `voice` and `exclusive` are 1, 0, or NULL while nobody has said; shares are percentages as text
    """
    CREATE TABLE approach (
        id TEXT NOT NULL PRIMARY KEY,
        organisation TEXT NOT NULL,
        contact TEXT NOT NULL,
        about TEXT NOT NULL,
        about_title TEXT NOT NULL,
        asked_on TEXT NOT NULL,
        reply_by TEXT,
        role TEXT NOT NULL,
        named INTEGER,
        share_work TEXT,
        share_value TEXT,
        voice INTEGER,
        voice_words TEXT NOT NULL,
        exclusive INTEGER,
        exclusive_words TEXT NOT NULL,
        paid_after_days INTEGER,
        on_results INTEGER,
        payment_words TEXT NOT NULL,
        if_no TEXT NOT NULL,
        said TEXT NOT NULL,
        reply TEXT NOT NULL,
        shared INTEGER NOT NULL,
        answered_on TEXT,
        answer TEXT,
        removed INTEGER NOT NULL,
        logged_at TEXT NOT NULL,
        author TEXT,
        entry TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX approach_by_about ON approach (about) WHERE about <> ''",
)
_VIEWS = (
    """
    CREATE VIEW conversations AS
    SELECT id, on_day AS spoken_on, organisation, way, direction, ours AS who_of_us, theirs AS with_whom,
        nullif(about, '') AS opportunity, said, next_step, next_on, next_owner, next_done_on
    FROM conversation WHERE NOT removed
    """,
)


def create(db: sqlite3.Connection) -> None:
    """Make the tables, and the view for other programs."""
    create_projections(db)
    for statement in _VIEWS:
        db.execute(statement)


def create_projections(db: sqlite3.Connection) -> None:
    """Make the tables that are folded from the journal."""
    for statement in _PROJECTIONS:
        db.execute(statement)


def present(db: sqlite3.Connection) -> bool:
    """Return whether the file has these tables: an earlier one that is open read-only has not."""
    return has_table(db, "approach")
