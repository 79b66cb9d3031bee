"""The tables of what people wrote: the journal, the drafts, and the projections that screens read.

Every row of a projection comes from the journal (`fold` writes it, nothing else does) and names in
`entry` the one that shaped it last. Days and moments are ISO 8601 text, moments in UTC; lists and
small objects are JSON text.
"""

from __future__ import annotations

import sqlite3

PROJECTIONS = (
    "person",
    "setting",
    "written_about",
    "triage",
    "pause",
    "pause_answer",
    "follow_up",
    "held_commitment",
    "decision",
    "looked_again",
    "pack",
    "own_source",
    "source_off",
    "checking",
    "typed_opportunity",
    "profile",
    "saved_view",
    "joined",
    "kept_apart",
    "erased_person",
    "person_kept",
    "request",
    "sign_off",
    "private_note",
    "plan_step",
    "plan_line",
    "pause_evidence",
    "own_questions",
    "worksheet",
    "looked_way",
    "map_place",
    "map_member",
    "provider",
    "commitment",
    "review",
    "partnership",
    "partnership_member",
    "organisation",
    "organisation_link",
    "contact",
    "conversation",
    "rhythm",
    "approach",
)
"""The tables that can be emptied and folded again from the journal; the last have schemas of their own."""

_JOURNAL = (
    """
    CREATE TABLE entry (
        id TEXT NOT NULL PRIMARY KEY,
        chain TEXT NOT NULL,
        seq INTEGER NOT NULL,
        seen TEXT NOT NULL,
        author TEXT,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        v INTEGER NOT NULL,
        batch TEXT,
        subject TEXT,
        payload TEXT,
        salt TEXT,
        payload_hash TEXT NOT NULL,
        prev_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        UNIQUE (chain, seq)
    ) STRICT
    """,
    "CREATE INDEX entry_by_subject ON entry (subject)",
    """
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry of the journal is never changed'); END
    """,
    """
    CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry of the journal is never deleted'); END
    """,
    # INSERT OR REPLACE deletes without a word where a connection leaves recursive_triggers off.
    """
    CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry
    WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
        OR EXISTS (SELECT 1 FROM entry WHERE chain = NEW.chain AND seq = NEW.seq)
        OR EXISTS (SELECT 1 FROM entry WHERE rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'an entry of the journal is never replaced'); END
    """,
)

_DRAFTS = (
    """
    CREATE TABLE draft (
        subject TEXT NOT NULL,
        field TEXT NOT NULL,
        text TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (subject, field)
    ) STRICT, WITHOUT ROWID
    """,
)

_PROJECTIONS = (
    """
    CREATE TABLE person (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        added_at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    # sample, organisation_name, nation, plan_full, plan_shortest, own_days: the latest value of each as JSON;
    # days off are {first_on, last_on, words} each, or a bare day
    """
    CREATE TABLE setting (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL,
        at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    # what the first entry on an opportunity said of it, for files that do not hold its notices
    """
    CREATE TABLE written_about (
        subject TEXT NOT NULL PRIMARY KEY,
        title TEXT NOT NULL,
        buyer TEXT NOT NULL,
        deadline TEXT NOT NULL,
        link TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    # no row: new. `before` is the state to come back to from snoozed or dismissed.
    """
    CREATE TABLE triage (
        subject TEXT NOT NULL PRIMARY KEY,
        state TEXT NOT NULL,
        before TEXT,
        until TEXT,
        reason TEXT NOT NULL,
        at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX triage_by_state ON triage (state, until)",
    """
    CREATE TABLE pause (
        subject TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        begun_at TEXT NOT NULL,
        last_at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE pause_answer (
        subject TEXT NOT NULL,
        lens TEXT NOT NULL,
        question TEXT NOT NULL,
        text TEXT NOT NULL,
        standing TEXT,
        asked TEXT NOT NULL,
        unknown_owner TEXT,
        unknown_due_on TEXT,
        wording TEXT,
        author TEXT,
        at TEXT NOT NULL,
        entry TEXT NOT NULL,
        PRIMARY KEY (subject, lens, question)
    ) STRICT
    """,
    """
    CREATE TABLE follow_up (
        subject TEXT NOT NULL,
        lens TEXT NOT NULL,
        question TEXT NOT NULL,
        owner TEXT NOT NULL,
        due_on TEXT,
        begun_at TEXT NOT NULL,
        closed_at TEXT,
        found TEXT NOT NULL,
        entry TEXT NOT NULL,
        PRIMARY KEY (subject, lens, question)
    ) STRICT
    """,
    # `recorded_on` is the day in the UK; `words` is what a search of the register looks in, case folded
    """
    CREATE TABLE decision (
        entry TEXT NOT NULL PRIMARY KEY,
        number TEXT NOT NULL,
        subject TEXT NOT NULL,
        hash TEXT NOT NULL,
        recorded_by TEXT,
        recorded_at TEXT NOT NULL,
        recorded_on TEXT NOT NULL,
        decided_on TEXT,
        decided_by TEXT NOT NULL,
        outcome TEXT NOT NULL,
        rationale TEXT NOT NULL,
        main_reason TEXT NOT NULL,
        reasons TEXT NOT NULL,
        lots TEXT NOT NULL,
        no_pause_reason TEXT NOT NULL,
        pause_kind TEXT,
        lenses_answered INTEGER NOT NULL,
        commitments TEXT NOT NULL,
        exceptions TEXT NOT NULL,
        unknowns TEXT NOT NULL,
        instead TEXT NOT NULL,
        next_step TEXT NOT NULL,
        review_on TEXT,
        look_again_if TEXT NOT NULL,
        minute TEXT NOT NULL,
        supersedes TEXT,
        superseded_by TEXT,
        facts TEXT NOT NULL,
        title TEXT NOT NULL,
        buyer TEXT NOT NULL,
        words TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX decision_by_number ON decision (number)",
    "CREATE INDEX decision_by_subject ON decision (subject)",
    """
    CREATE TABLE looked_again (
        subject TEXT NOT NULL PRIMARY KEY,
        reason TEXT NOT NULL,
        at TEXT NOT NULL,
        author TEXT,
        entry TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE pack (
        entry TEXT NOT NULL PRIMARY KEY,
        from_on TEXT NOT NULL,
        to_on TEXT NOT NULL,
        decisions INTEGER NOT NULL,
        at TEXT NOT NULL,
        author TEXT,
        hash TEXT NOT NULL
    ) STRICT
    """,
)

_VIEWS = (
    """
    CREATE VIEW decisions AS
    SELECT number, title, buyer, subject AS opportunity, outcome, main_reason, rationale, decided_on,
        recorded_at, review_on, exceptions, unknowns, supersedes, superseded_by, hash
    FROM decision
    """,
)


def create(db: sqlite3.Connection) -> None:
    """Make the tables, triggers, indexes and views of what people wrote."""
    for statement in (*_JOURNAL, *_DRAFTS, *_PROJECTIONS, *_VIEWS):
        db.execute(statement)
