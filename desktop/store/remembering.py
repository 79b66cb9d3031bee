"""What a connection remembers of what it read, for as long as nothing has changed since."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.opportunity import Stage
from desktop.domain.runway import Cutoffs
from desktop.store.connection import Connection
from desktop.store.texts import moment_text

T = TypeVar("T")
_MOST = 3_000_000
"""Ids that one connection remembers in all: two lists of a million, and room for the usual ones."""
COUNTS = "counts"
"""The name under which it is remembered how many there are of each."""
_ANY = datetime.max.replace(tzinfo=UTC)
_NEVER = "~"


class _Kept(Struct, frozen=True):
    written: tuple[int, int]
    since: str
    until: str
    of: object
    value: Any

    @property
    def weight(self) -> int:
        return len(self.value) if isinstance(self.value, array) else 1


def remembered(
    db: Connection, name: str, cutoffs: Cutoffs | None, read: Callable[[], T], *, of: object = None
) -> T:
    """Return what `read` gave the last time under this name, or read it anew.

    It is read anew once anything was written to the file, by whomever, on another day or with other
    plans, and once another deadline has passed; without `cutoffs` time changes nothing in it. What was
    worked out `of` something else holds for that very thing alone: it may have been read before a change.
    """
    key, now, written = _key(name, cutoffs), _now(cutoffs), _written(db)
    if (kept := _kept(db, key, now, written)) is not None and kept.of is of:
        return kept.value  # type: ignore[no-any-return]
    value = read()
    if _written(db) == written:
        db.remembered.pop(key, None)
        until = _next_deadline(db, now) if cutoffs else _NEVER
        db.remembered[key] = _Kept(written, now, until, of, value)
        _forget_the_oldest(db)
    return value


def is_remembered(db: Connection, name: str, cutoffs: Cutoffs) -> bool:
    """Return whether this would not have to be read anew."""
    return _kept(db, _key(name, cutoffs), _now(cutoffs), _written(db)) is not None


def _key(name: str, cutoffs: Cutoffs | None) -> tuple[object, ...]:
    return (name, cutoffs and replace(cutoffs, now=_ANY))


def _now(cutoffs: Cutoffs | None) -> str:
    return moment_text(cutoffs.now) if cutoffs else ""


def _kept(db: Connection, key: tuple[object, ...], now: str, written: tuple[int, int]) -> _Kept | None:
    kept: _Kept | None = db.remembered.get(key)
    if kept is not None and kept.written == written and kept.since <= now < kept.until:
        return kept
    return None


def _forget_the_oldest(db: Connection) -> None:
    while len(db.remembered) > 1 and sum(kept.weight for kept in db.remembered.values()) > _MOST:
        del db.remembered[next(iter(db.remembered))]


def _written(db: Connection) -> tuple[int, int]:
    """Return what changes with every commit of others, and with every change of its own.

    Where the writer is of this process its count of commits says so: SQLite's own number changes with every
    checkpoint too, a few seconds after each change. Within a transaction that number alone is of its moment.
    """
    if db.commits is not None and not db.in_transaction:
        return -1 - db.commits(), db.total_changes
    return int(db.execute("PRAGMA data_version").fetchone()[0]), db.total_changes


def _next_deadline(db: Connection, now: str) -> str:
    """Return the moment at which the next open one closes, behind all moments where none does."""
    found = db.execute(
        """
        SELECT min(at) FROM (
            SELECT min(closes_at) AS at FROM opportunity WHERE stage = :tender AND closes_at > :now
            UNION ALL SELECT min(last_deadline_at) FROM opportunity
            WHERE last_deadline_at > closes_at AND last_deadline_at > :now
        )
        """,
        {"tender": Stage.TENDER, "now": now},
    ).fetchone()
    return str(found[0] or _NEVER)
