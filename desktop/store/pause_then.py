"""A pause as it stood when a decision was recorded: folded again from what had been written by then."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from desktop.domain.chain import Entry
from desktop.domain.pause import LensId, Pause
from desktop.store import fold, pauses, rewordings
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.projections import make_projections

_NAMES = Entry.__struct_fields__
_COLUMNS = ", ".join(_NAMES)
_KINDS = ("pause.", "follow_up.", "person.", "erasure")

Wording = dict[tuple[LensId, str], str]


def pause_then(db: Connection, key: str, decision_entry: str) -> tuple[Pause | None, Wording]:
    """Return the pause on one opportunity, and its questions' words, as a decision's entry found them."""
    with store_errors("read the pause"):
        rows = db.execute(
            f"""
            SELECT {_COLUMNS} FROM entry
            WHERE (subject = :key OR kind LIKE 'person.%')
                AND rowid < (SELECT rowid FROM entry WHERE id = :decision)
                OR kind = 'erasure'  -- whoever was erased since has no name in what was written before either
            ORDER BY rowid
            """,
            {"key": key, "decision": decision_entry},
        ).fetchall()
    entries = [Entry(**dict(zip(_NAMES, row, strict=True))) for row in rows]
    with closing(sqlite3.connect(":memory:", isolation_level=None, factory=Connection)) as then:
        make_projections(then)
        for entry in rewordings.standing(db, entries):
            if entry.kind.startswith(_KINDS):
                fold.fold(then, entry)
        return pauses.of(then, key), pauses.wording(then, key)
