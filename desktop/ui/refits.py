"""Judging all opportunities anew once the profile has changed, as work that the window tells of."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.services.desk import Desk
from desktop.ui.jobs import Step
from desktop.ui.page import Touched
from desktop.ui.status_bar import StatusBar
from desktop.ui.work import Work


class Refits(QObject):
    """Begins when the profile is saved; while other work runs it waits for its end.

    A profile that changes again meanwhile is taken up at the next part, so one refit is enough.
    """

    def __init__(self, desk: Desk, work: Work, bar: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._work, self._bar = desk, work, bar
        self._wanted = self._running = False
        work.changed.connect(self._begin)

    def hear(self, touched: Touched) -> None:
        """Take up a change of the profile."""
        if any(kind == "profile" for kind, _ in touched) and not self._running:
            self._wanted = True
            self._begin()

    def _begin(self) -> None:
        if self._running and not self._work.busy:
            self._running = False
        if not self._wanted or self._work.busy or self._desk.workspace.read_only:
            return
        self._wanted, self._running = False, True
        self._work.start("Working out what fits you", "opportunity", _refit, self._tell)

    def _tell(self, judged: int) -> None:
        if judged:
            self._bar.say("Every opportunity is held against what you said.")


def _refit(desk: Desk, step: Step) -> int:
    from desktop.services import fitting  # the tables of kinds and places are not wanted before

    return fitting.refit(desk, step)
