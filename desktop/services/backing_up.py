"""Backing up: a verified copy of the workspace."""

from __future__ import annotations

from pathlib import Path

from desktop.services.desk import Desk
from desktop.store import backup


def back_up(desk: Desk, folder: Path | None = None) -> Path:
    """Write a copy into `folder` (or the usual place), check it, and return where it lies.

    Raises:
        StoreError: the copy could not be made or did not check out; the workspace is unharmed.
    """
    return backup.back_up(desk.workspace.path, folder or backup.usual_folder(), desk.now())


def usual_folder() -> Path:
    """Return where backups go unless somebody says otherwise."""
    return backup.usual_folder()
