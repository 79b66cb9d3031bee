"""What a connection remembers of what it read, for as long as nothing has changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from desktop.domain.opportunity import Stage
from desktop.domain.runway import Cutoffs
from desktop.store.connection import Connection
from desktop.store.texts import moment_text

T = TypeVar("T")
_MOST = 6
_ANY = datetime.max.replace(tzinfo=UTC)
_NEVER = "~"


def remembered(db: Connection, name: str, cutoffs: Cutoffs | None, read: Callable[[], T]) -> T:
    """Return what `read` gave the last time under this name, or read it anew.

    It is read anew once anything was written to the file, by whomever, on another day or with other
    plans, and once another deadline has passed; without `cutoffs` time changes nothing in it.
    """
    key = (name, cutoffs and replace(cutoffs, now=_ANY))
    written = _written(db)
    now = moment_text(cutoffs.now) if cutoffs else ""
    if (kept := db.remembered.get(key)) and kept[0] == written and kept[1] <= now < kept[2]:
        return kept[3]  # type: ignore[no-any-return]
    value = read()
    if _written(db) == written:
        db.remembered.pop(key, None)
        while len(db.remembered) >= _MOST:
            del db.remembered[next(iter(db.remembered))]
        db.remembered[key] = (written, now, _next_deadline(db, now) if cutoffs else _NEVER, value)
    return value


def _written(db: Connection) -> tuple[int, int]:
    """Return what changes with every commit of others, and with every change of its own."""
    return int(db.execute("PRAGMA data_version").fetchone()[0]), db.total_changes


def _next_deadline(db: Connection, now: str) -> str:
    """Return the moment at which the next open one closes, behind all moments where none does."""
    found = db.execute(
        "SELECT min(closes_at) FROM opportunity WHERE stage = :tender AND closes_at > :now",
        {"tender": Stage.TENDER, "now": now},
    ).fetchone()
    return str(found[0] or _NEVER)
