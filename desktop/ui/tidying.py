"""Collects garbage on the UI thread alone.

Python collects cycles on whichever thread happens to allocate, and in the midst of whatever it does.
A widget that is part of one would then be destroyed on the writer's thread, or while Qt is making
another: both end the program. So automatic collection is off while there is a window, and the event
loop does it between events.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Tidying(QObject):
    """Does from the event loop what Python would do by itself, by the same thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tidy)
        self._timer.start(EVERY_MS)

    def tidy(self) -> None:
        """Collect the generations that are due; the oldest that is takes the younger ones along."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [age for age, count in enumerate(counts) if count > thresholds[age]]
        if due:
            gc.collect(due[-1])
