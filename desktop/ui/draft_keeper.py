"""Keeping as a draft what is typed in a dialog and not recorded, so that it comes back the next time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from desktop.ui.errors import show_error
from desktop.ui.keeping import Keeping
from desktop.ui.widgets.typing_pace import TypingPace
from feeds.errors import TenderPauseError

Draft = TypeVar("Draft")


class DraftKeeper(QObject, Generic[Draft]):
    """Keeps a dialog's draft a moment behind the typing, and once more as the dialog goes.

    `typed` returns what stands in its fields, `keep` writes that. `forget` lets go of it once it is recorded,
    where the entry itself does not.
    """

    def __init__(
        self,
        dialog: QDialog,
        typed: Callable[[], Draft],
        keep: Callable[[Draft], Future[None]],
        forget: Callable[[], Future[None]] | None = None,
    ) -> None:
        super().__init__(dialog)
        self._dialog, self._typed, self._write, self._forget = dialog, typed, keep, forget
        self._pace, self._keeping = TypingPace(self), Keeping(self)
        self._kept = typed()
        self._pace.keep_now.connect(self._keep)

    def nudge(self) -> None:
        """Tell that something was typed."""
        self._pace.nudge()

    def begin(self) -> None:
        """Take what stands there now for what is kept."""
        self._kept = self._typed()

    def settle(self) -> None:
        """Tell that it is being recorded: nothing is waiting any more."""
        self._pace.settle()

    def end(self, result: int) -> None:
        """Keep what is left unrecorded as the dialog goes, and wait until it is on the disk."""
        if result != QDialog.DialogCode.Accepted and self._typed() != self._kept:
            self._keep()
        elif result == QDialog.DialogCode.Accepted and self._forget is not None:
            self._keeping.follow(self._forget())
        self._pace.settle()
        try:
            self._keeping.settle()
        except TenderPauseError as problem:
            show_error(problem, self._dialog.parentWidget())

    def _keep(self) -> None:
        self._kept = self._typed()
        self._keeping.follow(self._write(self._kept))
