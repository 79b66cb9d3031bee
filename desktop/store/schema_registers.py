"""Tables of public registers: bulk that importing a file again would bring back, never in the journal."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    # no telephone, email, street address or person: a register is no address book here
    """
    CREATE TABLE register_entry (
        id INTEGER PRIMARY KEY,
        register TEXT NOT NULL,
        number TEXT NOT NULL,
        other_names TEXT NOT NULL,
        status TEXT NOT NULL,
        year_end TEXT,
        activities TEXT NOT NULL,
        labels TEXT NOT NULL,
        website TEXT NOT NULL,
        company TEXT NOT NULL,
        UNIQUE (register, number)
    ) STRICT
    """,
    # what a search looks through, kept narrow; `classes` has a bit for each code; each `…_of` is an import
    """
    CREATE TABLE register_facts (
        id INTEGER PRIMARY KEY REFERENCES register_entry (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        income INTEGER,
        postcode_area TEXT NOT NULL,
        classes INTEGER NOT NULL DEFAULT 0,
        classes_of INTEGER NOT NULL DEFAULT 0,
        places TEXT NOT NULL DEFAULT '',
        places_of INTEGER NOT NULL DEFAULT 0,
        names_of INTEGER NOT NULL DEFAULT 0,
        seen_in INTEGER NOT NULL,
        removed_on TEXT
    ) STRICT
    """,
    "CREATE TABLE register_place (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE register_place_of (
        place INTEGER NOT NULL,
        entry INTEGER NOT NULL,
        PRIMARY KEY (place, entry)
    ) STRICT, WITHOUT ROWID
    """,
    # how far each file has come: `records` of it are stored, in the transaction that says so
    """
    CREATE TABLE register_import (
        id INTEGER PRIMARY KEY,
        file TEXT NOT NULL,
        register TEXT NOT NULL,
        part TEXT NOT NULL,
        records INTEGER NOT NULL DEFAULT 0,
        new INTEGER NOT NULL DEFAULT 0,
        changed INTEGER NOT NULL DEFAULT 0,
        unchanged INTEGER NOT NULL DEFAULT 0,
        refused INTEGER NOT NULL DEFAULT 0,
        removed INTEGER NOT NULL DEFAULT 0,
        began_at TEXT NOT NULL,
        finished_at TEXT
    ) STRICT
    """,
    """
    CREATE VIEW searchable_register AS SELECT id, name, other_names, activities, labels
    FROM register_entry JOIN register_facts USING (id)
    """,
    """
    CREATE VIRTUAL TABLE register_search USING fts5 (
        name, other_names, activities, labels,
        content = 'searchable_register', content_rowid = 'id', columnsize = 0,
        tokenize = "unicode61 remove_diacritics 2"
    )
    """,
)


def create(db: sqlite3.Connection) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        db.execute(statement)
