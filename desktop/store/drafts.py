"""What is being typed, kept outside the journal until an entry records it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import json_text, moment, moment_text, storable


class Draft(Struct, frozen=True):
    """Text typed and not yet recorded."""

    text: str
    at: datetime


def put(db: Connection, subject: str, field: str, text: str, now: datetime) -> None:
    """Keep the text of one field, over what was kept before."""
    with store_errors("keep what was typed"):
        db.execute(
            """
            INSERT INTO draft (subject, field, text, at) VALUES (:subject, :field, :text, :at)
            ON CONFLICT (subject, field) DO UPDATE SET text = excluded.text, at = excluded.at
            """,
            {"subject": subject, "field": field, "text": storable(text), "at": moment_text(now)},
        )


def of(db: Connection, subject: str) -> dict[str, Draft]:
    """Return the drafts of one subject, by field."""
    with store_errors("read what was typed"):
        rows = db.execute(
            "SELECT field, text, at FROM draft WHERE subject = :subject ORDER BY field", {"subject": subject}
        ).fetchall()
    return {field: Draft(text, moment(at)) for field, text, at in rows}


def move(db: Connection, subject: str, into: str) -> None:
    """Let what is being typed about one subject stand with another, where nothing is being typed there."""
    db.execute(
        "UPDATE OR IGNORE draft SET subject = :into WHERE subject = :subject",
        {"into": into, "subject": subject},
    )


def clear(db: Connection, subject: str, fields: Iterable[str]) -> None:
    """Let go of the drafts of these fields: an entry of the same transaction holds what they said."""
    with store_errors("let go of what was typed"):
        db.execute(
            """
            DELETE FROM draft
            WHERE subject = :subject AND field IN (SELECT value FROM json_each(:fields))
            """,
            {"subject": subject, "fields": json_text(list(fields))},
        )
