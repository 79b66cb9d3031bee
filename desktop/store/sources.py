"""What the workspace remembers of each source: its mark, and how the last answer went."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from desktop.store.columns import as_moment
from desktop.store.connection import Connection
from desktop.store.texts import moment_text


class SourceRecord(Struct, frozen=True):
    """One source as the workspace knows it. `last_error` is None once it answered in full again."""

    id: str
    mark: str | None
    last_success_at: datetime | None
    last_error: str | None
    last_error_at: datetime | None


def mark(db: Connection, source_id: str) -> str | None:
    """Return where the last pull of this source came to; None where nothing was pulled yet."""
    found = db.execute("SELECT mark FROM source WHERE id = :id", {"id": source_id}).fetchone()
    return None if found is None else found[0]


def keep_mark(db: Connection, source_id: str, mark: str) -> None:
    """Note where a pull has come to, in the transaction that stores the page."""
    db.execute(
        """
        INSERT INTO source (id, mark) VALUES (:id, :mark)
        ON CONFLICT (id) DO UPDATE SET mark = excluded.mark
        """,
        {"id": source_id, "mark": mark},
    )


def succeeded(db: Connection, source_id: str, now: datetime) -> None:
    """Note that the source answered in full."""
    db.execute(
        """
        INSERT INTO source (id, last_success_at) VALUES (:id, :now)
        ON CONFLICT (id) DO UPDATE
        SET last_success_at = excluded.last_success_at, last_error = NULL, last_error_at = NULL
        """,
        {"id": source_id, "now": moment_text(now)},
    )
    db.touched.add(("source", source_id))


def failed(db: Connection, source_id: str, error: str, now: datetime) -> None:
    """Note that the source did not answer in full, and why; what it sent before stays."""
    db.execute(
        """
        INSERT INTO source (id, last_error, last_error_at) VALUES (:id, :error, :now)
        ON CONFLICT (id) DO UPDATE
        SET last_error = excluded.last_error, last_error_at = excluded.last_error_at
        """,
        {"id": source_id, "error": error, "now": moment_text(now)},
    )
    db.touched.add(("source", source_id))


def records(db: Connection) -> tuple[SourceRecord, ...]:
    """Return every source that was ever asked, by id."""
    found = db.execute("SELECT id, mark, last_success_at, last_error, last_error_at FROM source ORDER BY id")
    return tuple(
        SourceRecord(id, mark, as_moment(success), error, as_moment(error_at))
        for id, mark, success, error, error_at in found
    )
