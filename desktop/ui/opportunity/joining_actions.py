"""Joining and splitting from the page: the service is asked off the window's thread, one step at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.desk import Desk
from desktop.services.joining import Joining
from desktop.ui.errors import show_error
from desktop.ui.jobs import Job, Step
from feeds.errors import TenderPauseError

if TYPE_CHECKING:
    from desktop.ui.add_opportunity.add_opportunity_dialog import AddOpportunityDialog

_JOINED = "Joined: one tender, published twice. What was written on both stays."
_SPLIT = "Split: each stands by itself again."
_DATED = "Its date stands as you said it, beside what was published."
_APART = "Noted: they are not the same, and are offered no more."


class JoiningActions(QObject):
    """Tells what was done: the key that is to be shown, and the words."""

    done = Signal(str, str)
    undone = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        self._joining = Joining(desk)
        self._words = ""
        self._busy = False

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._joining.can_undo) and not self._busy

    def join(self, one: str, other: str) -> None:
        """Join these two."""
        self._run(_JOINED, lambda: self._joining.join(one, other))

    def split(self, key: str) -> None:
        """Let this publication stand by itself again; what it was joined to stays in sight."""
        self._run(_SPLIT, lambda: self._joining.split(key) and "")

    def keep_apart(self, one: str, other: str) -> None:
        """Note that these are not the same."""
        self._run(_APART, lambda: self._joining.keep_apart(one, other) and one)

    def ask_date(self, key: str) -> AddOpportunityDialog | None:
        """Ask when it closes that was published with no date."""
        from desktop.ui.add_opportunity.add_opportunity_dialog import AddOpportunityDialog, Undated

        about = Undated(key, partial(self._joining.say_date, key))
        try:
            dialog = AddOpportunityDialog(self._desk, parent=self._window, about=about)
        except TenderPauseError as error:
            show_error(error, self._window)
            return None
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.done.emit(dialog.key, _DATED))
        dialog.open()
        return dialog

    def undo(self) -> None:
        """Take back the last step."""
        if self.can_undo:
            self._run("", self._joining.undo)

    def _run(self, words: str, step: Callable[[], str]) -> None:
        if self._busy:
            return
        self._busy, self._words = True, words
        job = Job(partial(_outcome, step=step), self._desk)
        job.finished.connect(self._end)
        job.failed.connect(self._fail)
        job.start()

    def _end(self, outcome: str) -> None:
        self._busy = False
        if self._words:
            self.done.emit(outcome, self._words)
        else:
            self.undone.emit(outcome)

    def _fail(self, error: Exception) -> None:
        self._busy = False
        show_error(error, self._window)


def _outcome(_desk: Desk, _step: Step, *, step: Callable[[], str]) -> str:
    return step()
