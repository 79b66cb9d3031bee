"""Work off the UI thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from desktop.services.desk import Desk

log = logging.getLogger(__name__)

T = TypeVar("T")
Step = Callable[[int, int], None]
Service = Callable[[Desk, Step], T]


class Cancelled(Exception):
    """Raised inside a service at its next step once its job was cancelled."""


class Job(QObject, Generic[T]):
    """Runs one service off the UI thread; lives on it, so its signals arrive there.

    Exactly one of `finished`, `stopped` and `failed` ends it. It keeps itself alive until then.
    """

    progressed = Signal(int, int)
    """Steps done, steps in all (0 while that is not known)."""
    finished = Signal(object)
    """What the service returned."""
    stopped = Signal()
    """Cancelled, as asked; what was stored stays."""
    failed = Signal(Exception)

    _news = Signal(object)
    """From the worker's thread: a function to call on the UI thread."""

    _running: set[Job[object]] = set()  # noqa: RUF012  # one set for all, on purpose

    def __init__(self, service: Service[T], desk: Desk) -> None:
        super().__init__()
        self._service, self._desk = service, desk
        self._cancelled = threading.Event()
        self._news.connect(self._deliver)  # queued, since it is emitted on another thread

    def start(self) -> None:
        """Begin, as soon as a thread is free."""
        Job._running.add(self)  # type: ignore[arg-type]
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Stop at the next step."""
        self._cancelled.set()

    def step(self, done: int, total: int) -> None:
        """Tell how far it is; services know this as their `step`."""
        if self._cancelled.is_set():
            raise Cancelled
        self._news.emit(partial(self.progressed.emit, done, total))

    def _run(self) -> None:
        try:
            result = self._service(self._desk, self.step)
        except Cancelled:
            end = self.stopped.emit
        except Exception as error:  # the edge of the thread: nothing above would hear it
            log.exception("%s stopped", self._service)
            end = partial(self.failed.emit, error)
        else:
            end = partial(self.finished.emit, result)
        self._news.emit(partial(self._end, end))

    def _deliver(self, news: Callable[[], object]) -> None:
        news()

    def _end(self, tell: Callable[[], object]) -> None:
        Job._running.discard(self)
        tell()


def cancel_all(within_ms: int = 5_000) -> None:
    """Cancel every running job, wait for their ends and hear no more of them: the window closes."""
    running = tuple(Job._running)
    for job in running:
        job.blockSignals(True)
        job.cancel()
    QThreadPool.globalInstance().waitForDone(within_ms)
    Job._running.difference_update(running)
