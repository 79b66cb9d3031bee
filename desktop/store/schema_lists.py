"""What lists ask of a store of a million opportunities: the indexes that find the few open ones.

Step `lists` of the migrations.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from desktop.domain.moments import uk_day
from desktop.store.runway_sql import CLOSED
from desktop.store.texts import moment_text

_COLUMNS = "id, title, buyer, description, lots, place"

_ORDERS = (
    "DROP INDEX opportunity_by_stage",
    # what is open stands in it side by side, and it answers how many there are without reading their rows
    "CREATE INDEX opportunity_by_stage ON opportunity (stage, closes_at, gone_quiet_on, notices)",
    # the closed ones of a list stand by the day of their submission
    "DROP INDEX opportunity_by_deadline",
    "CREATE INDEX opportunity_by_deadline ON opportunity (submission_on, closes_at)",
    "DROP INDEX IF EXISTS opportunity_by_arrival",
    "CREATE INDEX opportunity_by_arrival ON opportunity (source, first_seen_at)",
)
_SEARCH = (
    # those that stand in the index of open ones
    "CREATE TABLE search_as_open (id INTEGER PRIMARY KEY) STRICT",
    # what was open at this moment or later and is not in it has been written since: none
    """
    CREATE TABLE search_state (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
        complete_from TEXT NOT NULL
    ) STRICT
    """,
)
_MOVED = (
    f"INSERT INTO search_as_open SELECT id FROM opportunity WHERE NOT {CLOSED}",
    "INSERT INTO search_state SELECT 1, iif(EXISTS (SELECT 1 FROM opportunity), :now, '')",
    """
    INSERT INTO search (search, rowid, title, buyer, description, lots, place)
    SELECT 'delete', id, title, buyer, description, lots, place
    FROM searchable WHERE id IN (SELECT id FROM search_as_open)
    """,
)
_APART = (
    "DROP VIEW searchable",
    f"""
    CREATE VIEW searchable AS SELECT {_COLUMNS} FROM opportunity JOIN opportunity_text USING (id)
    WHERE id NOT IN (SELECT id FROM search_as_open)
    """,
    f"""
    CREATE VIEW searchable_open AS SELECT {_COLUMNS}
    FROM search_as_open JOIN opportunity USING (id) JOIN opportunity_text USING (id)
    """,
    """
    CREATE VIRTUAL TABLE search_open USING fts5 (
        title, buyer, description, lots, place,
        content = 'searchable_open', content_rowid = 'id', columnsize = 0,
        tokenize = "unicode61 remove_diacritics 2"
    )
    """,
    "INSERT INTO search_open (search_open) VALUES ('rebuild')",
)


def create(db: sqlite3.Connection) -> None:
    """Make the indexes, and part the full text of open ones from the rest."""
    now = datetime.now(UTC)
    values = {"now": moment_text(now), "today": uk_day(now).isoformat()}
    for statement in (*_ORDERS, *_SEARCH):
        db.execute(statement)
    for statement in _MOVED:
        db.execute(statement, values)
    for statement in _APART:
        db.execute(statement)
