"""Tells the window when something queued for the disk is on it, or why it is not."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from threading import Event
from weakref import ReferenceType, ref

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.ui.errors import words_of
from desktop.ui.jobs import Doorway, doorway


class Keeping(QObject):
    """Follows writes that the window does not wait for. Lives on the UI thread; its signals arrive there."""

    kept = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way: list[tuple[Future[None], Event]] = []
        self._doorway = doorway()

    def follow(self, write: Future[None]) -> None:
        """Tell of this write once it is over; nobody is left to tell once the window has gone."""
        over = Event()
        self._under_way = [each for each in self._under_way if not each[1].is_set()]
        self._under_way.append((write, over))
        write.add_done_callback(partial(_pass_on, self._doorway, ref(self), over))

    def settle(self) -> None:
        """Wait until all of it is on the disk: who leaves, and comes back at once, is to find it there.

        Raises:
            TenderPauseError: some of it could not be saved.
        """
        under_way, self._under_way = self._under_way, []
        for _, over in under_way:
            over.wait()
        for write, _ in under_way:
            if (problem := _problem(write)) is not None:
                raise problem

    def hear(self, write: Future[None]) -> None:
        """Tell how a write ended."""
        if (problem := _problem(write)) is None:
            self.kept.emit()
        else:
            self.failed.emit(words_of(problem))


def _problem(write: Future[None]) -> BaseException | None:
    return None if write.cancelled() else write.exception()


def _pass_on(through: Doorway, keeping: ReferenceType[Keeping], over: Event, write: Future[None]) -> None:
    """Called on the writer's thread; whoever waits for the write itself may be gone already by then."""
    try:
        through.news.emit(partial(_hand_over, keeping, write))
    finally:
        over.set()


def _hand_over(keeping: ReferenceType[Keeping], write: Future[None]) -> None:
    follower = keeping()
    if follower is not None and isValid(follower):
        follower.hear(write)
