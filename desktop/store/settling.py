"""What follows once rows are in sight: the rest of the full text, then packing what came."""

from __future__ import annotations

from datetime import datetime

from desktop.store import kept_notices, search
from desktop.store.connection import Connection

INDEXED, PACKED = 500, 300
"""Opportunities and notices a transaction: less than a tenth of a second, so that typing never waits."""


def settle(db: Connection, now: datetime) -> int:
    """Do the next part of what was put off; returns of how many. Nought: nothing is left."""
    return search.put_in_waiting(db, now, INDEXED) or kept_notices.pack_waiting(db, PACKED)
