"""How often what is being typed is kept: never more than a moment behind, and once more after a rest."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

KEEP_AFTER_MS: Final = 400
REST_MS: Final = 120_000


class TypingPace(QObject):
    """Told of each change, it says when to keep a draft, and when somebody has rested for two minutes."""

    keep_now = Signal()
    rested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._soon = self._timer(KEEP_AFTER_MS)
        self._soon.timeout.connect(self.keep_now)
        self._rest = self._timer(REST_MS)
        self._rest.timeout.connect(self.rested)

    def nudge(self) -> None:
        """Tell that something was typed. The moment is counted from the first change that is not kept."""
        if not self._soon.isActive():
            self._soon.start()
        self._rest.start()

    def settle(self) -> None:
        """Tell that everything was recorded: nothing is waiting any more."""
        self._soon.stop()
        self._rest.stop()

    def _timer(self, after_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        return timer
