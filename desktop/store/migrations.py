"""The versions of the workspace file; the steps between them stand in `migration_steps`.

`user_version` says how many have been applied, and `application_id` that the file is ours; both
stand in the first 100 bytes, so a file is judged before SQLite is let near it.
"""

from __future__ import annotations

import os
import struct
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.store.connection import Connection, transaction
from desktop.store.errors import WorkspaceForeign, WorkspaceNewer, WorkspaceUnreachable
from desktop.store.texts import moment_text

if TYPE_CHECKING:
    from sqlite_utils import Migrations

APPLICATION_ID = 0x54504175
TRUSTEE_COPY_ID = 0x54504354
"""Of copies for trustees, which are read and never written to."""
VERSION = 26
_HEADER = struct.Struct(">16s44xI4xI")
_MAGIC = b"SQLite format 3\x00"


def version_of(path: Path) -> int:
    """Return the schema version of a workspace file, from its first bytes alone.

    Raises:
        WorkspaceForeign: the file is something else.
        WorkspaceNewer: it was written by a later version of the program.
        WorkspaceUnreachable: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER.size)
    except OSError as error:
        raise WorkspaceUnreachable("open the workspace", error.strerror or str(error)) from error
    if len(head) < _HEADER.size:
        raise WorkspaceForeign(path)
    magic, version, application = _HEADER.unpack(head)
    if magic != _MAGIC or application not in (APPLICATION_ID, TRUSTEE_COPY_ID):
        raise WorkspaceForeign(path)
    if version > VERSION:
        raise WorkspaceNewer(path, found=version, known=VERSION)
    return int(version)


def is_trustee_copy(path: Path) -> bool:
    """Return whether a workspace file is a copy for trustees, from its first bytes alone."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER.size)
    except OSError as error:
        raise WorkspaceUnreachable("open the workspace", error.strerror or str(error)) from error
    return len(head) == _HEADER.size and _HEADER.unpack(head)[2] == TRUSTEE_COPY_ID


def make(db: Connection, *, now: datetime) -> None:
    """Turn an empty database into a workspace of the newest version."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    bring_up(db)
    with transaction(db):
        db.execute(
            "INSERT INTO workspace (only_one, id, made_at) VALUES (1, :id, :made_at)",
            {"id": os.urandom(16).hex(), "made_at": moment_text(now)},
        )


def bring_up(db: Connection, steps: Migrations | None = None, version: int = VERSION) -> None:
    """Apply the steps that are missing, all in one transaction that sets `user_version` last."""
    if db.execute("PRAGMA user_version").fetchone()[0] == version:
        return
    # These take a fifth of a start to load, and most need no step.
    from sqlite_utils import Database

    from desktop.store.migration_steps import workspace_file

    with transaction(db):
        # Plugins of sqlite-utils that happen to be installed have no business in this file.
        (steps or workspace_file()).apply(Database(db, execute_plugins=False))
        broken = db.execute("PRAGMA foreign_key_check").fetchone()
        if broken:
            raise ValueError(f"The migration breaks a reference from {broken[0]} to {broken[2]}")
        db.execute(f"PRAGMA user_version = {version}")
    # The version is read from the first bytes: left in the log, the steps would come again at each start.
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
