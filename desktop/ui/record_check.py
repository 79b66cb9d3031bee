"""Checks the record off the UI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.services.desk import Desk
from desktop.services.verifying import Checked, check
from desktop.ui.errors import show_error
from desktop.ui.jobs import Job, Step


class RecordCheck(QObject):
    """Runs one check at a time and tells what it found."""

    found = Signal(object)
    """A `Checked`."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job[Checked] | None = None

    @property
    def busy(self) -> bool:
        """Whether a check runs."""
        return self._job is not None

    def start(self) -> None:
        """Begin a check unless one runs already."""
        if self._job is None:
            self._job = Job(_check, self._desk)
            self._job.finished.connect(self._end)
            self._job.stopped.connect(self._stop)
            self._job.failed.connect(self._fail)
            self._job.start()

    def _end(self, checked: Checked) -> None:
        self._job = None
        self.found.emit(checked)

    def _stop(self) -> None:
        self._job = None

    def _fail(self, error: Exception) -> None:
        self._job = None
        show_error(error)


def _check(desk: Desk, _step: Step) -> Checked:
    return check(desk)
