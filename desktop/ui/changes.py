"""Brings the news of saved changes from the writer's thread to the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from desktop.services.desk import Desk
from desktop.ui.page import Touched

GATHER_MS = 60
"""How long changes are gathered: a pull saves many pages, and each refresh costs a read."""


class Changes(QObject):
    """Emits `saved` on the UI thread with all that was touched since the last time."""

    saved = Signal(object)
    _heard = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._touched: Touched = frozenset()
        self._stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self._tell)
        self._heard.connect(self._gather)  # queued: it is emitted on the writer's thread
        self._unsubscribe = desk.workspace.subscribe(self._heard.emit)

    def stop(self) -> None:
        """Hear no more, nor what is still on its way from the writer's thread."""
        self._stopped = True
        self._unsubscribe()
        self._timer.stop()

    def on_its_way(self) -> Touched:
        """Return what was touched and is not told yet."""
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)  # what the writer has just posted
        return self._touched

    def _gather(self, touched: Touched) -> None:
        self._touched |= touched
        if not self._stopped and not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        touched, self._touched = self._touched, frozenset()
        self.saved.emit(touched)


class Since:
    """What was touched since a step of one's own: the news of that step itself comes after it."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._before: Touched = frozenset()

    def begin(self) -> None:
        """Tell that a step was taken just now, and is saved."""
        self._before = self._changes.on_its_way()

    def later(self, touched: Touched) -> Touched:
        """Return what of the next news is later than that step."""
        before, self._before = self._before, frozenset()
        return touched - before
