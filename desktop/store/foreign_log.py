"""A log that lies beside a file it does not belong to: a backup was copied by hand over a file in use.

SQLite would bring such a log into the file and spoil it, so it is looked for before anything is opened.
Reading alone never writes a log into the file.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from desktop.store.connection import open_to_read
from desktop.store.errors import StoreError
from desktop.store.lock import is_held

_LOG_HEADER = 32
_LOG_MAGIC = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
_WITH_A_LOG = 2
"""What the bytes 18 and 19 of a file say that is written through a log; of a copy they say 1."""


class WorkspaceMixed(StoreError):
    """Beside the file lies a log that belongs to another one."""

    def __init__(self, path: Path) -> None:
        log = log_of(path).name
        super().__init__(
            happened=f"Beside {path.name} lies {log}, which belongs to another file: {path.name} was "
            "probably put there by hand, over an older one.",
            safe="Neither of them was changed.",
            to_do=f"Move {log} to another folder, keep it, and open the file again.",
        )
        self.path = path


def log_of(path: Path) -> Path:
    """Return where SQLite keeps the log of a file."""
    return path.with_name(path.name + "-wal")


def refuse(path: Path) -> None:
    """Look whether the log beside a workspace file, if there is one, is its own.

    Raises:
        WorkspaceMixed: it is not.
    """
    if not _holds_pages(log_of(path)) or is_held(path):
        return  # whoever holds the file writes that log
    with path.open("rb") as file:
        header = file.read(20)
    if set(header[18:20]) != {_WITH_A_LOG} or not _fits(path):
        raise WorkspaceMixed(path)


def _holds_pages(log: Path) -> bool:
    try:
        with log.open("rb") as file:
            return file.read(4) in _LOG_MAGIC and log.stat().st_size > _LOG_HEADER
    except OSError:
        return False


def _fits(path: Path) -> bool:
    """Whether the journal with the log is whole, and goes on from the journal without it.

    A file that cannot be read for another reason says so when it is opened.
    """
    last = _last_without_log(path)
    try:
        with closing(open_to_read(path)) as db:
            sound = db.execute("PRAGMA quick_check(entry)").fetchall() == [("ok",)]
            goes_on = (
                last is None or db.execute("SELECT 1 FROM entry WHERE id = ? AND rowid = ?", last).fetchone()
            )
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return sound and bool(goes_on)


def _last_without_log(path: Path) -> tuple[str, int] | None:
    """Return the last entry of the file by itself, None where it shows none: half of it may be in the log."""
    address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as alone:
            found = alone.execute("SELECT id, rowid FROM entry ORDER BY rowid DESC LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        return None
    return (str(found[0]), int(found[1])) if found else None
