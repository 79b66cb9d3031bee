"""The tables of existing providers: what people said of them, and what finds awards that may tell of them.

A copy for trustees leaves out what people said of providers, as it does the directory and conversations;
what the pause says of them stays. The awards of what was never decided leave it with their notices.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from desktop.domain.award_signs import signs
from desktop.store.columns import as_codes
from desktop.store.tables import has_table

_FINDING = (
    # What an award and an opportunity must share to be held against each other, as hashes of `award_signs`.
    """
    CREATE TABLE award_sign (
        sign INTEGER NOT NULL,
        award INTEGER NOT NULL REFERENCES award (id) ON DELETE CASCADE,
        PRIMARY KEY (sign, award)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX award_sign_by_award ON award_sign (award)",
    "DROP TABLE award_kind",
    # suppliers are known by their company's number as often as by their charity's
    "CREATE INDEX IF NOT EXISTS register_entry_by_company ON register_entry (company) WHERE company <> ''",
)
_PROJECTIONS = (
    # the latest that somebody said of each; `provider` is the supplier as `provider_key` has it, or an own id
    """
    CREATE TABLE provider (
        subject TEXT NOT NULL,
        provider TEXT NOT NULL,
        said TEXT NOT NULL,
        organisation TEXT NOT NULL,
        name TEXT NOT NULL,
        number TEXT NOT NULL,
        standing TEXT NOT NULL,
        source TEXT NOT NULL,
        on_day TEXT,
        does_well TEXT NOT NULL,
        what TEXT NOT NULL,
        end_on TEXT,
        extends_to_on TEXT,
        reason TEXT NOT NULL,
        notice TEXT NOT NULL,
        author TEXT,
        at TEXT NOT NULL,
        entry TEXT NOT NULL,
        PRIMARY KEY (subject, provider)
    ) STRICT
    """,
)


def create(db: sqlite3.Connection) -> None:
    """Make the tables, and find the signs of the awards that are here already."""
    for statement in _FINDING:
        db.execute(statement)
    create_projections(db)
    awards = db.execute("SELECT id, buyer, buyer_id, cpv, regions FROM award").fetchall()
    db.executemany("INSERT INTO award_sign (sign, award) VALUES (?, ?)", _signs(awards))


def create_projections(db: sqlite3.Connection) -> None:
    """Make the tables that are folded from the journal."""
    for statement in _PROJECTIONS:
        db.execute(statement)


def present(db: sqlite3.Connection) -> bool:
    """Return whether the file has these tables: an earlier one that is open read-only has not."""
    return has_table(db, "provider")


def _signs(awards: Iterable[tuple[int, str, str | None, str, str]]) -> Iterator[tuple[int, int]]:
    for award, buyer, buyer_id, cpv, regions in awards:
        for sign in signs(buyer, buyer_id, as_codes(cpv), as_codes(regions)):
            yield sign, award
