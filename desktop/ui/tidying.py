"""Collects garbage on the UI thread alone.

Python collects cycles on whichever thread happens to allocate, and in the midst of whatever it does.
A widget that is part of one would then be destroyed on the writer's thread, or while Qt is making
another: both end the program. So automatic collection is off while there is a window, and the event
loop does it between events.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 200
MANY, LONGEST_PUT_OFF = 30_000, 10
SETTLED_MS = 10_000
"""By then the window stands, and what its pages are made of is loaded."""


class Tidying(QObject):
    """Does from the event loop what Python would do by itself, by the same thresholds.

    Modules, classes and the window itself stay as long as the program. They are set aside, for going
    through all of them again and again would hold the window up for longer than anybody should notice.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._put_off = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tidy)
        self._timer.start(EVERY_MS)
        QTimer.singleShot(SETTLED_MS, self, gc.freeze)

    def tidy(self) -> None:
        """Collect the generations that are due; the oldest that is takes the younger ones along.

        While a worker holds very many new things, most of which it lets go of by itself, that is put off.
        """
        counts, thresholds = gc.get_count(), gc.get_threshold()
        if counts[0] > MANY and self._put_off < LONGEST_PUT_OFF:
            self._put_off += 1
            return
        self._put_off = 0
        due = [age for age, count in enumerate(counts) if count > thresholds[age]]
        if due:
            gc.collect(due[-1])
