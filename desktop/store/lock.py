"""The lock beside a workspace: one process writes, whatever the others think.

The operating system holds it for the process, so a killed one leaves nothing locked. The file is
taken away when the lock is given back.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

from desktop.store.errors import WorkspaceBusy, WorkspaceUnreachable

if sys.platform == "win32":
    import msvcrt

    def _try(handle: IO[bytes]) -> bool:
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try(handle: IO[bytes]) -> bool:
        try:
            fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def is_held(workspace: Path) -> bool:
    """Return whether some process writes here; a lock that a killed one left behind is held by nobody."""
    try:
        handle = _beside(workspace).open("rb")
    except OSError:
        return False
    with handle:
        return not _try(handle)


class WriteLock:
    """Held from the making of this object until `release`.

    Raises:
        WorkspaceBusy: somebody else holds it.
        WorkspaceUnreachable: the folder does not let us make a lock.
    """

    def __init__(self, workspace: Path) -> None:
        self._path = _beside(workspace)
        self._handle = self._acquired()

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._handle.closed:
            return
        if sys.platform == "win32":  # an open file cannot be taken away there
            self._handle.close()
            self._remove()
        else:
            self._remove()
            self._handle.close()

    def _acquired(self) -> IO[bytes]:
        while True:
            try:
                handle = self._path.open("ab")
            except OSError as error:
                raise WorkspaceUnreachable("open the workspace", error.strerror or str(error)) from error
            if not _try(handle):
                handle.close()
                raise WorkspaceBusy("open the workspace for writing")
            if self._still_there(handle):
                return handle
            handle.close()  # its last holder took it away between our opening and our locking it

    def _still_there(self, handle: IO[bytes]) -> bool:
        try:
            return os.path.samestat(os.fstat(handle.fileno()), self._path.stat())
        except FileNotFoundError:
            return False

    def _remove(self) -> None:
        try:
            self._path.unlink()
        except OSError:
            return  # on Windows somebody opened it in between: then it is theirs to take away


def _beside(workspace: Path) -> Path:
    return workspace.with_name(workspace.name + ".lock")
