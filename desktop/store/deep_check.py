"""The deep check: whether SQLite finds the whole file sound, and the search index says what the texts say.

The index is looked at in a copy that is taken away again: SQLite looks through one only where it may
write.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.store import migrations, search
from desktop.store.connection import Connection, connect
from desktop.store.errors import store_errors

_MOST = 5
"""Complaints of SQLite that are told; where there is one there are often thousands."""
_ALL = 2**31


def deep_check(db: Connection, now: datetime) -> tuple[str, ...]:
    """Return what is wrong with the file beneath the record, a sentence each; none where all is sound."""
    with store_errors("check the file"):
        try:
            complaints = [str(row[0]) for row in db.execute(f"PRAGMA integrity_check({_MOST})")]
            references = db.execute("PRAGMA foreign_key_check").fetchone()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            complaints, references = [str(error)], None
    found = [f"The file is damaged: {complaint}." for complaint in complaints if complaint != "ok"]
    if references:
        found.append(f"A row of the table {references[0]} refers to one that is not there.")
    if not found and not _index_is_sound(db, now):
        found.append(
            "The search index does not say what the texts say. It can be made anew; nothing is lost."
        )
    return tuple(found)


def _index_is_sound(db: Connection, now: datetime) -> bool:
    with store_errors("check the search index"), TemporaryDirectory(prefix="tender-pause-") as folder:
        copy = Path(folder) / "copy.tenderpause"
        db.execute("VACUUM INTO :copy", {"copy": str(copy)})
        with closing(connect(copy, mode="rw")) as looked_at:
            migrations.bring_up(looked_at)
            looked_at.execute("BEGIN")
            while search.put_in_waiting(looked_at, now, _ALL):
                pass
            return search.is_sound(looked_at)
