"""Tells how long the event loop was kept from its work, and by what."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer

_TICK_MS = 1
_LOOK_AFTER_S = 0.02
_LOOK_EVERY_S = 0.004


class Watchdog(QObject):
    """A timer that beats each millisecond; what lies between two beats beyond that was a stall.

    A thread looks at what the window's thread is doing once a beat is late.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stalls: list[float] = []
        self._beaten = time.perf_counter()
        self._seen: list[str] = []
        self._worst = (0.0, "")
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._beat)
        self._ended = threading.Event()
        self._watched = threading.get_ident()

    @contextmanager
    def watching(self) -> Iterator[Watchdog]:
        """Watch what happens within."""
        self.stalls.clear()
        self._worst, self._beaten = (0.0, ""), time.perf_counter()
        self._ended.clear()
        looker = threading.Thread(target=self._look, daemon=True)
        looker.start()
        self._timer.start()
        try:
            yield self
        finally:
            self._beat()
            self._timer.stop()
            self._ended.set()
            looker.join()

    @property
    def worst_ms(self) -> float:
        """The longest time that the loop was blocked, in milliseconds."""
        return max(self.stalls, default=0.0) * 1_000

    @property
    def culprit(self) -> str:
        """What the window's thread was doing in the middle of the longest stall; "" if nobody looked."""
        return self._worst[1]

    def over(self, limit_ms: float) -> int:
        """Return how many stalls were longer than that."""
        return sum(stall * 1_000 > limit_ms for stall in self.stalls)

    def _beat(self) -> None:
        now = time.perf_counter()
        stall = max(0.0, now - self._beaten - _TICK_MS / 1_000)
        self.stalls.append(stall)
        if stall > self._worst[0]:
            self._worst = (stall, self._seen[len(self._seen) // 2] if self._seen else "")
        self._seen.clear()
        self._beaten = now

    def _look(self) -> None:
        while not self._ended.wait(_LOOK_EVERY_S):
            if time.perf_counter() - self._beaten > _LOOK_AFTER_S:
                frame = sys._current_frames().get(self._watched)
                lines = traceback.extract_stack(frame)[-4:] if frame else []
                self._seen.append(" < ".join(f"{line.name}:{line.lineno}" for line in reversed(lines)))
