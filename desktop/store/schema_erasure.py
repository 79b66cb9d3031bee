"""The trigger that lets a listed entry be emptied, and the tables of whose data are kept until when."""

from __future__ import annotations

import sqlite3

from desktop.store.tables import has_table

_TRIGGER = (
    # Erasures and rewordings are few: found by an index, each emptied entry is held against them alone.
    """
    CREATE INDEX entry_of_erasure ON entry (kind)
    WHERE kind IN ('erasure', 'entry.reworded', 'private_note.reworded')
    """,
    "DROP TRIGGER entry_is_never_changed",
    """
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
    WHEN NOT (
        OLD.payload IS NOT NULL AND NEW.payload IS NULL AND NEW.salt IS NULL
        AND NEW.rowid = OLD.rowid AND NEW.id = OLD.id AND NEW.chain = OLD.chain AND NEW.seq = OLD.seq
        AND NEW.seen = OLD.seen AND NEW.author IS OLD.author AND NEW.at = OLD.at AND NEW.kind = OLD.kind
        AND NEW.v = OLD.v AND NEW.batch IS OLD.batch AND NEW.subject IS OLD.subject
        AND NEW.payload_hash = OLD.payload_hash AND NEW.prev_hash = OLD.prev_hash AND NEW.hash = OLD.hash
        AND OLD.kind NOT IN ('erasure', 'chain.begun', 'workspace.begun')
        AND EXISTS (
            SELECT 1 FROM entry AS listing, json_each(listing.payload, '$.entries') AS listed
            WHERE listing.kind IN ('erasure', 'entry.reworded', 'private_note.reworded')
                AND listing.kind = 'erasure'
                AND listed.value = OLD.id
        )
        AND (
            OLD.kind GLOB 'person.*'
            OR EXISTS (
                SELECT 1 FROM entry AS again, json_each(again.payload, '$.replaces') AS replaced
                WHERE again.kind IN ('erasure', 'entry.reworded', 'private_note.reworded')
                    AND again.kind <> 'erasure'
                    AND again.payload IS NOT NULL AND again.id <> OLD.id AND replaced.value = OLD.id
            )
        )
    )
    BEGIN SELECT RAISE(ABORT, 'an entry of the journal is never changed'); END
    """,
)

_PROJECTIONS = (
    # a person whose name was erased: what refers to the id goes on doing so
    """
    CREATE TABLE erased_person (
        id TEXT NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    # until when a person's data are kept before somebody looks at whether they are still needed
    """
    CREATE TABLE person_kept (
        id TEXT NOT NULL PRIMARY KEY,
        review_by TEXT NOT NULL,
        at TEXT NOT NULL,
        entry TEXT NOT NULL
    ) STRICT
    """,
    # `wanted`: access, erasure or complaint; `person` is an id, or "" where they are none of ours
    """
    CREATE TABLE request (
        number INTEGER NOT NULL PRIMARY KEY,
        wanted TEXT NOT NULL,
        person TEXT NOT NULL,
        asked_on TEXT NOT NULL,
        answered_on TEXT,
        entry TEXT NOT NULL
    ) STRICT
    """,
)


def create(db: sqlite3.Connection) -> None:
    """Let a listed entry be emptied, and make the tables."""
    for statement in _TRIGGER:
        db.execute(statement)
    create_projections(db)


def create_projections(db: sqlite3.Connection) -> None:
    """Make the tables that are folded from the journal."""
    for statement in _PROJECTIONS:
        db.execute(statement)


def present(db: sqlite3.Connection) -> bool:
    """Return whether the file has these tables: an older one that is open read-only has not."""
    return has_table(db, "erased_person")
