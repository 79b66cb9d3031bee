"""Connections to a workspace file, and the pragmas that each one gets.

Two kinds only: the one that writes, owned by the writer thread, and those that read, opened
`mode=ro`, which can neither write nor checkpoint.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

BUSY_TIMEOUT_MS = 5000
_SAFE_EVERYWHERE = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
)


class Connection(sqlite3.Connection):
    """A connection that remembers what its transaction touched, and what it read (see remembering.py).

    `touched` holds (subject kind, key), such as ("opportunity", key) or ("settings", ""); whoever
    writes adds to it, and the writer tells the listeners after the commit. `joins_are_known` is set once
    the tables of joined keys were seen, so that no list asks for them twice. `commits` counts the changes of
    the writer, where that is of this process.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.touched: set[tuple[str, str]] = set()
        self.joins_are_known = False
        self.remembered: dict[tuple[object, ...], Any] = {}
        self.commits: Callable[[], int] | None = None


def open_to_write(path: Path) -> Connection:
    """Open the file (made where there is none) with every safeguard set; the caller holds the lock."""
    db = connect(path, mode="rwc")
    try:
        settle_journal(db)
        db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA cache_size = -32000")
        db.execute("PRAGMA wal_autocheckpoint = 8000")
    except BaseException:
        db.close()
        raise
    return db


def open_to_read(path: Path) -> Connection:
    """Open the file so that this connection can neither write to it nor checkpoint it."""
    return connect(path, mode="ro")


def connect(path: Path, *, mode: str, vfs: str | None = None) -> Connection:
    """Open a connection without implicit transactions; `vfs` names one of SQLite's own file layers."""
    address = f"file:{quote(str(path.absolute()))}?mode={mode}" + (f"&vfs={vfs}" if vfs else "")
    db = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, factory=Connection)
    try:
        for pragma in _SAFE_EVERYWHERE:
            db.execute(pragma)
    except BaseException:
        db.close()
        raise
    return db


def settle_journal(db: Connection) -> str:
    """Choose the journal that survives a power cut, and return its mode as read back.

    WAL where the file system allows it. Elsewhere a rollback journal, whose deletion is made sure of
    by EXTRA: with FULL alone a power cut can take the last commit back.
    """
    mode = str(db.execute("PRAGMA journal_mode = WAL").fetchone()[0])
    if mode == "wal":
        db.execute("PRAGMA synchronous = FULL")
    else:
        mode = str(db.execute("PRAGMA journal_mode = DELETE").fetchone()[0])
        db.execute("PRAGMA synchronous = EXTRA")
    db.execute("PRAGMA fullfsync = ON")
    return mode


@contextmanager
def transaction(db: Connection) -> Iterator[None]:
    """Run the block as one BEGIN IMMEDIATE transaction: all of it, or nothing."""
    db.touched.clear()
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        db.touched.clear()
        raise
