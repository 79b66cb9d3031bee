"""The one piece of long work that the person asked for: told in the status bar, and cancelled there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.services.desk import Desk
from desktop.ui.errors import show_error
from desktop.ui.jobs import Job, Service
from desktop.ui.status_bar import StatusBar

T = TypeVar("T")
SHARE = "%"
"""The unit of work of which only the share that is done can be told."""


class Work(QObject):
    """Runs one job at a time; nothing else in the window waits for it."""

    changed = Signal()
    """It began, is being stopped, or ended."""

    def __init__(self, desk: Desk, bar: StatusBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bar = desk, bar
        self._job: Job[object] | None = None
        self._words = self._unit = ""
        self._stopping = False
        bar.cancel_asked.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether something runs."""
        return self._job is not None

    @property
    def stopping(self) -> bool:
        """Whether what runs ends at its next step."""
        return self._job is not None and self._stopping

    def start(self, words: str, unit: str, service: Service[T], then: Callable[[T], object]) -> Job[T]:
        """Run a service; `words` say what is done and `unit` what is counted ("file", "page"), or SHARE.

        `then` is called with what it returned, on the UI thread; errors become their dialog.
        """
        job = Job(service, self._desk)
        self._job, self._words, self._unit = job, words, unit  # type: ignore[assignment]
        self._stopping = False
        job.progressed.connect(self._show)
        job.finished.connect(self._end)
        job.finished.connect(then)
        job.stopped.connect(self._stopped)
        job.failed.connect(self._failed)
        self._bar.show_job(f"{words}. You can carry on working.")
        self.changed.emit()
        job.start()
        return job

    def cancel(self) -> None:
        """Stop what runs at its next step."""
        if self._job is not None:
            self._job.cancel()
            self._stopping = True
            unit = "part" if self._unit == SHARE else self._unit
            self._bar.show_job(f"{self._words}: stopping after this {unit}")
            self.changed.emit()

    def _show(self, done: int, total: int) -> None:
        if not self._stopping and (done or total):
            count = self._count(done, total)
            self._bar.show_job(f"{self._words}, {count}", done, total)

    def _count(self, done: int, total: int) -> str:
        if self._unit == SHARE:
            return f"{100 * done // total if total else 0} %"
        return f"{self._unit} {min(done + 1, total)} of {total}" if total else f"{self._unit} {done}"

    def _end(self) -> None:
        self._job = None
        self._bar.end_job()
        self.changed.emit()

    def _stopped(self) -> None:
        self._end()
        self._bar.say("Stopped, as you asked. What was stored stays.")

    def _failed(self, error: Exception) -> None:
        self._end()
        show_error(error, self._bar.window())
