"""Reading off the window's thread where only the last answer asked for counts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.services.desk import Desk
from desktop.ui.jobs import Job, Service


class Latest(QObject):
    """Runs one job after another; what an earlier one answers after a later one began is dropped."""

    arrived = Signal(object)
    failed = Signal(Exception)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._awaited: Job[object] | None = None

    def start(self, service: Service[object]) -> None:
        """Begin; the answers of jobs begun before no longer count."""
        self.drop()
        self._awaited = job = Job(service, self._desk)
        job.finished.connect(self.arrived)
        job.failed.connect(self.failed)
        job.start()

    def drop(self) -> None:
        """Let the answer that is under way no longer count."""
        if self._awaited is not None:
            self._awaited.finished.disconnect(self.arrived)
            self._awaited.failed.disconnect(self.failed)
            self._awaited.cancel()
            self._awaited = None
