"""Tells the window when something queued for the disk is on it, or why it is not."""

from __future__ import annotations

from concurrent.futures import Future, wait

from PySide6.QtCore import QObject, Signal

from desktop.ui.errors import words_of


class Keeping(QObject):
    """Follows writes that the window does not wait for. Lives on the UI thread; its signals arrive there."""

    kept = Signal()
    failed = Signal(str)
    _over = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way: list[Future[None]] = []
        self._over.connect(self._tell)  # queued: a write ends on the writer's thread

    def follow(self, write: Future[None]) -> None:
        """Tell of this write once it is over; nobody is left to tell once the window has gone."""
        self._under_way = [*(each for each in self._under_way if not each.done()), write]
        write.add_done_callback(self._over.emit)

    def settle(self) -> None:
        """Wait until all of it is on the disk: who leaves, and comes back at once, is to find it there.

        Raises:
            TenderPauseError: some of it could not be saved.
        """
        under_way, self._under_way = self._under_way, []
        for write in wait(under_way).done:
            problem = None if write.cancelled() else write.exception()
            if problem is not None:
                raise problem

    def _tell(self, write: Future[None]) -> None:
        problem = None if write.cancelled() else write.exception()
        if problem is None:
            self.kept.emit()
        else:
            self.failed.emit(words_of(problem))
