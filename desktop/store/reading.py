"""Reading several things as they stood at one moment, and reading that can be broken off."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from desktop.store.connection import Connection

_ASKED_EVERY = 50_000
"""Steps of SQLite's machine, about five milliseconds."""


@contextmanager
def one_view(db: Connection) -> Iterator[None]:
    """Let every statement of the block see the same state of the file, whatever is written meanwhile."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("ROLLBACK")  # nothing was written, and a damaged file refuses a COMMIT


@contextmanager
def broken_off(db: Connection, ask: Callable[[], None]) -> Iterator[None]:
    """Ask again and again while statements of the block work; what `ask` raises breaks them off.

    The connection can be used as before.
    """
    raised: list[BaseException] = []

    def asked() -> bool:
        try:
            ask()
        except BaseException as error:  # SQLite stands in between: it is raised anew behind it
            raised.append(error)
        return bool(raised)

    db.set_progress_handler(asked, _ASKED_EVERY)
    try:
        yield
    except sqlite3.OperationalError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        db.set_progress_handler(None, 0)
