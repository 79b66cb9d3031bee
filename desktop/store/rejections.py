"""What could not be read, kept with its reason (on screen: set aside)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from msgspec import Struct

from desktop.store.columns import packed, unpacked
from desktop.store.connection import Connection
from desktop.store.contacts import without_any
from desktop.store.texts import moment, moment_text
from feeds.notice import Rejection

_EXCERPT = 200
_BEGINNING = 20_000


class RejectionRow(Struct, frozen=True):
    """One item set aside. `source` is the source or file it came by, `excerpt` its beginning on one line.

    `beginning` is more of it, as it came.
    """

    id: int
    source: str
    received_at: datetime
    reason: str
    excerpt: str
    beginning: str


def store(db: Connection, rejections: Iterable[Rejection], now: datetime) -> None:
    """Keep these; one that is there already, for the same reason from the same place, is not doubled.

    Contacts go at once: nobody can tell when what could not be read is closed.
    """
    from hashlib import sha256  # it brings OpenSSL, for which the start of the window does not wait

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
                "item_hash": sha256(rejection.item).digest(),
                "position": rejection.position,
                "item": packed(without_any(rejection.item)),
                "received_at": moment_text(now),
            }
            for rejection in rejections
        ),
    )


def everything(db: Connection) -> tuple[RejectionRow, ...]:
    """Return all that was set aside, newest first."""
    return newest(db, -1)


def newest(db: Connection, most: int) -> tuple[RejectionRow, ...]:
    """Return what was set aside last, newest first; all of it where `most` is negative."""
    found = db.execute(f"SELECT {_COLUMNS} FROM rejection ORDER BY id DESC LIMIT :most", {"most": most})
    return tuple(_row(values) for values in found)


def item(db: Connection, item_id: int) -> tuple[RejectionRow, bytes] | None:
    """Return one item and what was kept of it, None where there is none of that id."""
    found = db.execute(f"SELECT {_COLUMNS} FROM rejection WHERE id = :id", {"id": item_id}).fetchone()
    return None if found is None else (_row(found), unpacked(found[-1]))


def count(db: Connection) -> int:
    """Return how many items were set aside."""
    return int(db.execute("SELECT count(*) FROM rejection").fetchone()[0])


_COLUMNS = "id, received_from, received_at, reason, item"


def _row(values: tuple[Any, ...]) -> RejectionRow:
    item_id, received_from, received_at, reason, packed_item = values
    body = unpacked(packed_item)
    beginning = body[:_BEGINNING].decode("utf-8", "replace")
    return RejectionRow(item_id, received_from, moment(received_at), reason, _excerpt(body), beginning)


def _excerpt(item: bytes) -> str:
    words = item[: 4 * _EXCERPT].decode("utf-8", "replace").split()
    line = "".join(letter for letter in " ".join(words) if letter.isprintable())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"
