"""How each pull went: what a source or a file brought, and what stood in the way."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from desktop.store import schema_sources
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.tally import Tally
from desktop.store.texts import moment, moment_text


class Pull(Struct, frozen=True, kw_only=True):
    """One time that a source was asked. `error` is None where it answered in full.

    `silent`: it gave no answer at all. `next_step` is what a person can do about an error. They may ask
    it again from `again_at` on.
    """

    source: str
    at: datetime
    tally: Tally
    error: str | None = None
    silent: bool = False
    next_step: str = ""
    again_at: datetime


def remember(db: Connection, pull: Pull) -> None:
    """Keep how this one went."""
    tally = pull.tally
    db.execute(
        """
        INSERT INTO pull (source, at, new, changed, unchanged, rejected, error, silent, next_step,
            again_at)
        VALUES (:source, :at, :new, :changed, :unchanged, :rejected, :error, :silent, :next_step,
            :again_at)
        """,
        {
            "source": pull.source,
            "at": moment_text(pull.at),
            "new": tally.new,
            "changed": tally.changed,
            "unchanged": tally.unchanged,
            "rejected": tally.rejected,
            "error": pull.error,
            "silent": pull.silent,
            "next_step": pull.next_step,
            "again_at": moment_text(pull.again_at),
        },
    )
    db.touched.add(("source", pull.source))


def new_since(db: Connection, since: datetime) -> tuple[tuple[str, datetime, int], ...]:
    """Return how much was new at each pull from a moment on: its source, when, and how many."""
    if not schema_sources.present(db):
        return ()
    with store_errors("read what the pulls brought"):
        found = db.execute("SELECT source, at, new FROM pull WHERE at >= ?", (moment_text(since),)).fetchall()
    return tuple((source, moment(at), new) for source, at, new in found)


def latest(db: Connection) -> dict[str, Pull]:
    """Return the last pull of each source and file, by its id."""
    if not schema_sources.present(db):
        return {}
    with store_errors("read how the pulls went"):
        found = db.execute(
            """
            SELECT source, at, new, changed, unchanged, rejected, error, silent, next_step,
                again_at
            FROM pull
            WHERE id IN (SELECT max(id) FROM pull GROUP BY source) ORDER BY id DESC
            """
        ).fetchall()
    return {row[0]: _pull(*row) for row in found}


def _pull(
    source: str,
    at: str,
    new: int,
    changed: int,
    unchanged: int,
    rejected: int,
    error: str | None,
    silent: int,
    next_step: str,
    again_at: str,
) -> Pull:
    return Pull(
        source=source,
        at=moment(at),
        tally=Tally(new, changed, unchanged, rejected),
        error=error,
        silent=bool(silent),
        next_step=next_step,
        again_at=moment(again_at),
    )
