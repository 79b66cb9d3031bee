"""Reading several things as they stood at one moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from desktop.store.connection import Connection


@contextmanager
def one_view(db: Connection) -> Iterator[None]:
    """Let every statement of the block see the same state of the file, whatever is written meanwhile."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("ROLLBACK")  # nothing was written, and a damaged file refuses a COMMIT
