"""Checking sources by themselves while the window is open: a look each minute at whose time has come.

A computer that slept, or was offline, needs nothing more: at the next look what is due is asked, each
source once, as by hand.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from desktop.services.desk import Desk
from desktop.services.due import take_up
from desktop.ui.jobs import Step
from desktop.ui.reading import Reading
from desktop.ui.source_checks import SourceChecks

FIRST_LOOK_MS = 10_000
"""After the window shows: nobody waits for a start that is busy with the network."""
LOOK_EVERY_MS = 60_000


class AutomaticChecks(QObject):
    """Looks and starts checks once `begin` was called, until the window goes."""

    def __init__(self, desk: Desk, checks: SourceChecks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._checks = desk, checks
        self._looking = Reading(_whose_time_has_come, desk, self)
        self._looking.found.connect(self._start)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, first_look_ms: int = FIRST_LOOK_MS) -> None:
        """Look for the first time after a moment, and then each minute; what was stopped goes on."""
        take_up(self._desk)
        QTimer.singleShot(first_look_ms, self, self.look)
        self._timer.start()

    def look(self) -> None:
        """Ask the sources whose time has come, unless something else runs."""
        if self._checks.can_start:
            self._looking.ask()

    def _start(self, waiting: tuple[str, ...]) -> None:
        if waiting:
            self._checks.start_what_is_due()


def _whose_time_has_come(desk: Desk, _step: Step) -> tuple[str, ...]:
    from desktop.services.due import due_by_itself  # not wanted before the first window

    with desk.reader() as db:
        return due_by_itself(db, desk)
