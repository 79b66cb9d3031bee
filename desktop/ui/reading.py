"""Reading that takes too long for the UI thread, such as counts and the check of the record."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.services.desk import Desk
from desktop.ui.errors import show_error
from desktop.ui.jobs import Job, Service

T = TypeVar("T")


class Reading(QObject, Generic[T]):
    """Runs one service at a time; asked again while it runs, it runs once more."""

    found = Signal(object)
    """What the service returned."""

    def __init__(self, service: Service[T], desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service, self._desk = service, desk
        self._runs = self._again = False

    def ask(self) -> None:
        """Read, now or once more after the reading that runs."""
        if self._runs:
            self._again = True
            return
        self._runs = True
        job: Job[T] = Job(self._service, self._desk)
        job.finished.connect(self._tell)
        job.stopped.connect(self._end)
        job.failed.connect(self._fail)
        job.start()

    def _tell(self, result: T) -> None:
        self._end()
        self.found.emit(result)

    def _fail(self, error: Exception) -> None:
        self._end()
        show_error(error)

    def _end(self) -> None:
        again, self._runs, self._again = self._again, False, False
        if again:
            self.ask()
