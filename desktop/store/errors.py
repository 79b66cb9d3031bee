"""What can go wrong with a workspace file, in three sentences each.

StoreError                  trouble with the workspace file
├── WorkspaceMissing        there is no file at that place
├── WorkspaceForeign        the file is not one of ours
├── WorkspaceNewer          the file was written by a newer version
├── WorkspaceBusy           another program holds it
├── WorkspaceIsCopy         it is a copy for trustees, which nobody writes to
├── WorkspaceMixed          the log beside it belongs to another file (see foreign_log.py)
├── WorkspaceReadOnly       it is open, or lies, where it cannot be written
├── WorkspaceFull           the disk has no room
├── WorkspaceDamaged        SQLite finds the file broken
├── WorkspaceUnreachable    the disk does not answer, or the folder is closed to us
└── WorkspaceClosed         it was closed while something was still to be written
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from feeds.errors import TenderPauseError

NOTHING_CHANGED = "Nothing in the file was changed."


class StoreError(TenderPauseError):
    """Trouble with the workspace file."""


class WorkspaceMissing(StoreError):
    """There is no file at that place."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            happened=f"There is no workspace at {path}.",
            safe="Nothing was made or changed.",
            to_do="Check the name, or import or pull first: that makes the file.",
        )
        self.path = path


class WorkspaceForeign(StoreError):
    """The file is not one of ours; not a byte of it was touched."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            happened=f"{path.name} is not a Tender Pause workspace.",
            safe="It was not changed.",
            to_do="Choose a file whose name ends in .tenderpause, or a new name.",
        )
        self.path = path


class WorkspaceNewer(StoreError):
    """The file has a schema version that this program does not know."""

    def __init__(self, path: Path, *, found: int, known: int) -> None:
        super().__init__(
            happened=(
                f"{path.name} was written by a newer Tender Pause "
                f"(file version {found}; this one reads up to {known})."
            ),
            safe="It was not changed.",
            to_do="Install the newest Tender Pause on this computer, then open it again.",
        )
        self.path = path
        self.found = found
        self.known = known


class WorkspaceBusy(StoreError):
    """Another program holds the file."""

    def __init__(self, what: str = "write to the workspace") -> None:
        super().__init__(
            happened=f"Could not {what}: Tender Pause is open with this file in another window or command.",
            safe=NOTHING_CHANGED,
            to_do="Close the other one, then try again.",
        )


class WorkspaceIsCopy(StoreError):
    """The file is a copy for trustees, which nobody writes to."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            happened=f"{path.name} is a copy for trustees: it can be read and checked, not written in.",
            safe=NOTHING_CHANGED,
            to_do="Write in the workspace that it was made of.",
        )
        self.path = path


class WorkspaceReadOnly(StoreError):
    """The file is open, or lies, where it cannot be written."""

    def __init__(self, what: str = "write to the workspace") -> None:
        super().__init__(
            happened=f"Could not {what}: the file is open for reading only.",
            safe=NOTHING_CHANGED,
            to_do="Close other windows that hold it, or move it to a folder where you may write.",
        )


class WorkspaceFull(StoreError):
    """The disk has no room."""

    def __init__(self, what: str) -> None:
        super().__init__(
            happened=f"Could not {what}: the disk is full.",
            safe="What was saved before is safe; this last change was not made.",
            to_do="Make room on the disk, then try again.",
        )


class WorkspaceDamaged(StoreError):
    """SQLite finds the file broken."""

    def __init__(self, what: str) -> None:
        super().__init__(
            happened=f"Could not {what}: part of the workspace file is damaged.",
            safe="Backups are separate files and are not touched.",
            to_do="Put the newest backup back: this file is kept beside it, as it is.",
        )


class WorkspaceUnreachable(StoreError):
    """The disk does not answer, or the folder is closed to us."""

    def __init__(self, what: str, cause: str) -> None:
        super().__init__(
            happened=f"Could not {what}: the file cannot be reached ({cause}).",
            safe="What was saved before is safe; this last change was not made.",
            to_do="Check that the disk is connected and that you may write to the folder, then try again.",
        )


class WorkspaceClosed(StoreError):
    """The workspace was closed while something was still to be written."""

    def __init__(self) -> None:
        super().__init__(
            happened="The workspace was closed before this was written.",
            safe="What was saved before is safe.",
            to_do="Open it again and repeat the last step.",
        )


@contextmanager
def store_errors(what: str) -> Iterator[None]:
    """Turn SQLite's troubles into ours; `what` completes "Could not …".

    A mistake in our own SQL, or a broken constraint, is a bug and passes as it is.
    """
    try:
        yield
    except sqlite3.Error as error:
        trouble = _trouble(what, error)
        if trouble is None:
            raise
        raise trouble from error


def _trouble(what: str, error: sqlite3.Error) -> StoreError | None:
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return WorkspaceBusy(what)
        case sqlite3.SQLITE_READONLY:
            return WorkspaceReadOnly(what)
        case sqlite3.SQLITE_FULL:
            return WorkspaceFull(what)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return WorkspaceDamaged(what)
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return WorkspaceUnreachable(what, str(error))
    return None
