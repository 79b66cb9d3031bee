"""Work off the UI thread.

The worker never holds a QObject of ours but the doorway, which lives as long as the program: were a job's
last reference dropped on the worker's thread, Qt would have to take it apart there.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from functools import cache, partial
from itertools import count
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from desktop.services.desk import Desk

log = logging.getLogger(__name__)

LEAST_THREADS = 8
LOCK_KEPT_S = 0.0002
_LONGEST_END_MS = 5_000

T = TypeVar("T")
Step = Callable[[int, int], None]
Service = Callable[[Desk, Step], T]
"""Called on a worker's thread; it holds no widgets."""


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

    def __init__(self, service: Service[T], desk: Desk) -> None:
        super().__init__()
        self._run = _Run(service, desk, doorway())

    def start(self) -> None:
        """Begin, as soon as a thread is free."""
        _running[self._run.number] = self  # type: ignore[assignment]
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Stop at the next step."""
        self._run.cancelled.set()


def cancel_all() -> None:
    """Cancel every running job, wait for their ends and hear no more of them: the window closes."""
    for job in _running.values():
        job.cancel()
    _running.clear()
    QThreadPool.globalInstance().waitForDone(_LONGEST_END_MS)
    QCoreApplication.sendPostedEvents(doorway())  # news left behind would outlive Python's own end


def make_room_for_jobs() -> None:
    """Let short readings run beside long work, however few processors there are.

    The window's thread asks Python's lock back hundreds of times to draw one frame. Where a worker may
    keep it for five milliseconds each time, as usual, a list crawls while notices arrive.
    """
    sys.setswitchinterval(LOCK_KEPT_S)
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(max(LEAST_THREADS, pool.maxThreadCount()))


class Doorway(QObject):
    """Brings news from workers: emitted on their threads, delivered on the UI thread.

    One that is made lives as long as the program: what workers tell through may not go meanwhile.
    """

    news = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.news.connect(self._deliver)

    def _deliver(self, news: Callable[[], None]) -> None:
        news()


class _Run(Generic[T]):
    """What the worker holds of a job."""

    _numbers = count()

    def __init__(self, service: Service[T], desk: Desk, through: Doorway) -> None:
        self.number = next(self._numbers)
        self.cancelled = threading.Event()
        self._service, self._desk, self._doorway = service, desk, through

    def step(self, done: int, total: int) -> None:
        """Tell how far it is; services know this as their `step`."""
        if self.cancelled.is_set():
            raise Cancelled
        self._doorway.news.emit(partial(_progress, self.number, done, total))

    def __call__(self) -> None:
        try:
            result = self._service(self._desk, self.step)
        except Cancelled:
            news = partial(_end, self.number, lambda job: job.stopped.emit())
        except Exception as error:  # the edge of the thread: nothing above would hear it
            if not self.cancelled.is_set():
                log.exception("%s stopped", _name(self._service))
            news = partial(_end, self.number, partial(_fail, error=error))
        else:
            news = partial(_end, self.number, lambda job: job.finished.emit(result))
        self._doorway.news.emit(news)


_running: dict[int, Job[object]] = {}


@cache
def doorway() -> Doorway:
    """Return the one of this program, made on the UI thread."""
    return Doorway()


def _name(service: Callable[..., object]) -> str:
    """Return a service's name alone: what it was called with may be what somebody typed."""
    inner = service.func if isinstance(service, partial) else service
    return str(getattr(inner, "__qualname__", type(inner).__qualname__))


def _progress(number: int, done: int, total: int) -> None:
    if job := _running.get(number):
        job.progressed.emit(done, total)


def _end(number: int, tell: Callable[[Job[object]], None]) -> None:
    if job := _running.pop(number, None):
        tell(job)


def _fail(job: Job[object], error: Exception) -> None:
    job.failed.emit(error)
