"""Checking sources from anywhere in the window: one check at a time, told in the status bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.check_progress import Progress, Watched
from desktop.services.desk import Desk
from desktop.ui.jobs import Step
from desktop.ui.status_bar import StatusBar
from desktop.ui.work import Work

if TYPE_CHECKING:
    from desktop.services.checking import Checked


class SourceChecks(QObject):
    """Starts a check as the window's work, and knows how far it is for whoever shows it."""

    changed = Signal()
    """It began, came further, is being stopped, or ended."""

    def __init__(self, desk: Desk, work: Work, bar: StatusBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._work, self._bar = desk, work, bar
        self._watched: Watched | None = None
        work.changed.connect(self._follow)

    @property
    def progress(self) -> Progress | None:
        """How far the check is, None while none runs."""
        return self._watched.progress if self._watched else None

    @property
    def stopping(self) -> bool:
        """Whether it ends after the page that it asks for now."""
        return self._watched is not None and self._work.stopping

    @property
    def can_start(self) -> bool:
        """Whether sources may be checked: one long work at a time, and nothing in a file open read-only."""
        return not self._work.busy and not self._desk.workspace.read_only

    def start(self, *only: str) -> None:
        """Check all sources that are switched on, or only these."""
        if not self.can_start:
            return
        self._watched = watched = Watched()
        service = partial(_check, only=only, watched=watched)
        job = self._work.start("Checking sources", "page", service, self._tell)
        job.progressed.connect(self._tell_progress)
        self.changed.emit()

    def start_what_is_due(self) -> None:
        """Check the sources whose time has come; what that brings is told only where it is something."""
        if not self.can_start:
            return
        self._watched = watched = Watched()
        job = self._work.start(
            "Checking sources", "page", partial(_check_what_is_due, watched=watched), self._tell_news
        )
        job.progressed.connect(self._tell_progress)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop after the page that is asked for now; what came stays."""
        if self._watched is not None:
            self._work.cancel()

    def _tell(self, checked: Checked) -> None:
        self._bar.say(checked.sentence)

    def _tell_news(self, checked: Checked) -> None:
        if checked.brought_something:
            self._tell(checked)

    def _tell_progress(self, _done: int, _total: int) -> None:
        self.changed.emit()

    def _follow(self) -> None:
        if not self._work.busy:
            self._watched = None
        self.changed.emit()


def _check(desk: Desk, step: Step, *, only: tuple[str, ...], watched: Watched) -> Checked:
    from desktop.services import checking  # asking the network is not wanted before the first window

    return checking.check(desk, step, only=only, watched=watched)


def _check_what_is_due(desk: Desk, step: Step, *, watched: Watched) -> Checked:
    from desktop.services import checking

    return checking.check_what_is_due(desk, step, watched=watched)
