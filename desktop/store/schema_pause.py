"""The tables of evidence beside answers, and of the questions that an organisation asks itself."""

from __future__ import annotations

import sqlite3

from desktop.store.connection import Connection
from desktop.store.tables import has_table

_PROJECTIONS = (
    # links and ids of notices as a JSON list; no row where an answer has none
    """
    CREATE TABLE pause_evidence (
        subject TEXT NOT NULL,
        lens TEXT NOT NULL,
        question TEXT NOT NULL,
        evidence TEXT NOT NULL,
        entry TEXT NOT NULL,
        PRIMARY KEY (subject, lens, question)
    ) STRICT
    """,
    # Every version of a lens's own questions: a pause keeps those that it was begun with. `questions` is a
    # JSON list of {id, prompt, hint, asked}, "" where the lens went back to the usual ones.
    """
    CREATE TABLE own_questions (
        entry TEXT NOT NULL,
        lens TEXT NOT NULL,
        questions TEXT NOT NULL,
        quick TEXT NOT NULL,
        author TEXT,
        at TEXT NOT NULL,
        PRIMARY KEY (entry, lens)
    ) STRICT
    """,
    "CREATE INDEX own_questions_by_lens ON own_questions (lens, at)",
)


def create_projections(db: sqlite3.Connection) -> None:
    """Make the tables that are folded from the journal."""
    for statement in _PROJECTIONS:
        db.execute(statement)


def present(db: Connection) -> bool:
    """Return whether the file has these tables: an older one that is open read-only has not."""
    return has_table(db, "own_questions")
