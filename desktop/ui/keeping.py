"""Tells the window when something queued for the disk is on it, or why it is not."""

from __future__ import annotations

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from desktop.ui.errors import words_of


class Keeping(QObject):
    """Follows writes that the window does not wait for. Lives on the UI thread; its signals arrive there."""

    kept = Signal()
    failed = Signal(str)
    _over = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._over.connect(self._tell)  # queued: a write ends on the writer's thread

    def follow(self, write: Future[None]) -> None:
        """Tell of this write once it is over; nobody is left to tell once the window has gone."""
        write.add_done_callback(self._over.emit)

    def _tell(self, write: Future[None]) -> None:
        problem = None if write.cancelled() else write.exception()
        if problem is None:
            self.kept.emit()
        else:
            self.failed.emit(words_of(problem))
