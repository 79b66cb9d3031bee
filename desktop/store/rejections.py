"""What could not be read, kept with its reason (on screen: set aside)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop.store.columns import packed, unpacked
from desktop.store.connection import Connection
from desktop.store.texts import moment, moment_text
from feeds.notice import Rejection

_EXCERPT = 200


@dataclass(frozen=True, slots=True)
class RejectionRow:
    """One item set aside. `source` is the source or file it came by, `excerpt` its beginning on one line."""

    source: str
    received_at: datetime
    reason: str
    excerpt: str


def store(db: Connection, rejections: Iterable[Rejection], now: datetime) -> None:
    """Keep these; one that is there already, for the same reason from the same place, is not doubled."""
    db.executemany(
        """
        INSERT INTO rejection (received_from, reason, item_hash, position, item, received_at)
        VALUES (:received_from, :reason, :item_hash, :position, :item, :received_at)
        ON CONFLICT DO NOTHING
        """,
        (
            {
                "received_from": rejection.received_from,
                "reason": rejection.reason,
                "item_hash": hashlib.sha256(rejection.item).digest(),
                "position": rejection.position,
                "item": packed(rejection.item),
                "received_at": moment_text(now),
            }
            for rejection in rejections
        ),
    )


def everything(db: Connection) -> tuple[RejectionRow, ...]:
    """Return all that was set aside, newest first."""
    found = db.execute("SELECT received_from, received_at, reason, item FROM rejection ORDER BY id DESC")
    return tuple(
        RejectionRow(received_from, moment(received_at), reason, _excerpt(unpacked(item)))
        for received_from, received_at, reason, item in found
    )


def count(db: Connection) -> int:
    """Return how many items were set aside."""
    return int(db.execute("SELECT count(*) FROM rejection").fetchone()[0])


def _excerpt(item: bytes) -> str:
    words = item[: 4 * _EXCERPT].decode("utf-8", "replace").split()
    line = "".join(letter for letter in " ".join(words) if letter.isprintable())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"
