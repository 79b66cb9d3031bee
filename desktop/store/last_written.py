"""When something was last written to a workspace, by whoever keeps a clock that stands."""

from __future__ import annotations

from datetime import datetime

from desktop.store import schema_sources
from desktop.store.connection import Connection
from desktop.store.texts import moment


def last_written(db: Connection) -> datetime | None:
    """Return the moment of the newest entry, of what was raised to look at again, or of the last pull."""
    newest = [
        "SELECT at FROM entry ORDER BY rowid DESC LIMIT 1",
        "SELECT raised_at FROM look_again ORDER BY id DESC LIMIT 1",
    ]
    if schema_sources.present(db):
        newest.append("SELECT at FROM pull ORDER BY id DESC LIMIT 1")
    found = [row[0] for statement in newest if (row := db.execute(statement).fetchone())]
    return max(map(moment, found), default=None)
