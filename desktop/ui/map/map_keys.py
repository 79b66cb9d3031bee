"""The keys of a map: walk it, choose, open, move somebody on their ring, come nearer, push it about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.domain.map_layout import Arrangement
from desktop.domain.map_walk import beside, neighbour, stepped
from desktop.ui.list_keys import is_plain, letters_work
from desktop.ui.map.map_handle import ARROWS, moves_along

if TYPE_CHECKING:
    from desktop.ui.map.map_canvas import MapCanvas

_PUSH = 60
_FARTHER = 0.8


class MapKeys:
    """Hears the keys of whoever has the keyboard on the map."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas

    def hear(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; return whether the map knows it."""
        canvas = self._canvas
        if canvas.arrangement is None or not canvas.current:
            return False
        key = Qt.Key(event.key())
        if moves_along(event):
            self._step(canvas.arrangement, key)
            return True
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in ARROWS:
            across, down = ARROWS[key].value
            canvas.push(across * _PUSH, down * _PUSH)
            return True
        if not is_plain(event) and key != Qt.Key.Key_Plus:
            return False
        return self._walk(canvas.arrangement, key) or self._look(key) or self._act(key)

    def _walk(self, arrangement: Arrangement, key: Qt.Key) -> bool:
        """Go to somebody else."""
        count = len(arrangement.placed)
        jumps = {Qt.Key.Key_Home: -count, Qt.Key.Key_End: count}
        letters = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1} if letters_work() else {}
        by = {**jumps, **letters}.get(key)
        if key in ARROWS:
            self._canvas.pick(neighbour(arrangement, self._canvas.current, ARROWS[key]))
        elif by is not None:
            self._canvas.pick(beside(arrangement, self._canvas.current, by))
        else:
            return False
        return True

    def _look(self, key: Qt.Key) -> bool:
        """Come nearer, go farther, or see all."""
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._canvas.nearer()
        elif key == Qt.Key.Key_Minus:
            self._canvas.nearer(_FARTHER)
        elif key == Qt.Key.Key_0:
            self._canvas.show_whole()
        else:
            return False
        return True

    def _act(self, key: Qt.Key) -> bool:
        """Choose, open or take off who is current."""
        canvas = self._canvas
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            canvas.opened.emit(canvas.current)
        elif key == Qt.Key.Key_Space:
            canvas.pick("" if canvas.chosen_one else canvas.current)
        elif key == Qt.Key.Key_Escape and canvas.chosen_one:
            canvas.pick("")
        elif key == Qt.Key.Key_Delete and canvas.can_change:
            canvas.taken_off.emit(canvas.current)
        else:
            return False
        return True

    def _step(self, arrangement: Arrangement, key: Qt.Key) -> None:
        canvas = self._canvas
        here = arrangement.of(canvas.current)
        if not canvas.can_change or here is None:
            return
        angle = stepped(arrangement, canvas.current, ARROWS[key])
        if angle != here.angle:
            canvas.moved.emit(canvas.current, angle)
