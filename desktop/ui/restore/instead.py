"""Where a workspace cannot be opened: says so, and offers to put a backup in its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from desktop.services.backing_up import usual_folder
from desktop.services.restoring import RestorePlan, can_be_replaced, forget, plan, put_back
from desktop.ui.asks import ask_backup
from desktop.ui.errors import OFFERED, ErrorDialog
from desktop.ui.restore.restore_dialog import RestoredDialog, RestoreDialog
from feeds.errors import TenderPauseError

OFFER = "Put a backup back"


def put_back_instead(
    error: TenderPauseError,
    file: Path,
    now: Callable[[], datetime],
    ask: Callable[[QWidget, Path], Path | None] = ask_backup,
) -> bool:
    """Tell of a file that cannot be opened; return whether a backup took its place.

    Where the file itself is in order (it is newer, or cannot be reached) nothing is offered.
    """
    if not can_be_replaced(error):
        ErrorDialog(error).exec()
        return False
    while True:
        dialog = ErrorDialog(error, offer=OFFER)
        if dialog.exec() != OFFERED:
            return False
        backup = ask(dialog, usual_folder())
        if backup is not None and _replaced(file, backup, now):
            return True


def _replaced(file: Path, backup: Path, now: Callable[[], datetime]) -> bool:
    try:
        planned = plan(file, backup)
        if not _wanted(planned):
            return False
        done = put_back(planned, now)
    except TenderPauseError as error:
        ErrorDialog(error).exec()
        return False
    RestoredDialog(done).exec()
    return True


def _wanted(planned: RestorePlan) -> bool:
    wanted = RestoreDialog(planned).exec() == QDialog.DialogCode.Accepted
    if not wanted:
        forget(planned)
    return wanted
