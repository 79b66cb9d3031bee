"""Which entry touched something last."""

from __future__ import annotations

from desktop.store.connection import Connection
from desktop.store.errors import store_errors


def of_family(db: Connection, subject: str, family: str) -> str:
    """Return the last entry on a subject whose kind begins with these letters, "" where there is none."""
    with store_errors("read the journal"):
        row = db.execute(
            """
            SELECT id FROM entry WHERE subject = :subject AND substr(kind, 1, length(:family)) = :family
            ORDER BY rowid DESC LIMIT 1
            """,
            {"subject": subject, "family": family},
        ).fetchone()
    return row[0] if row else ""
