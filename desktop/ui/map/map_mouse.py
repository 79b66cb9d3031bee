"""The mouse on a map: choose, open, lead somebody along their ring, draw a line to another, push the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.map_layout import Placed
from desktop.domain.map_walk import angle_at
from desktop.ui.map.map_items import Marks

if TYPE_CHECKING:
    from desktop.ui.map.map_canvas import MapCanvas


class MapMouse:
    """Hears what the canvas hears first; with Ctrl held, a line is drawn rather than a mark led."""

    def __init__(self, canvas: MapCanvas, marks: Marks) -> None:
        self._canvas, self._marks = canvas, marks
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._on: Placed | None = None
        self._is_dragging = self._draws = False

    def hear(self, event: QEvent) -> bool:
        """Take up an event of the viewport; return whether it was for us."""
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self._hover("")
        if not isinstance(event, QMouseEvent):
            return False
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._press(event)
        elif kind == QEvent.Type.MouseMove:
            self._move(event)
        elif kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            self._release(event)
        elif kind == QEvent.Type.MouseButtonDblClick:
            if one := self._canvas.one_at(event.position()):
                self._canvas.opened.emit(one.node.id)
        else:
            return False
        return True

    def _press(self, event: QMouseEvent) -> None:
        self._pressed = self._last = event.position()
        self._on = self._canvas.one_at(event.position())
        self._is_dragging = False
        self._draws = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def _move(self, event: QMouseEvent) -> None:
        here = event.position()
        if self._pressed is None:
            one = self._canvas.one_at(here)
            self._hover(one.node.id if one else "")
            return
        far = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        self._is_dragging = self._is_dragging or far
        if not self._is_dragging:
            return
        if self._on is None:
            self._canvas.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._canvas.push(self._last.x() - here.x(), self._last.y() - here.y())
        elif self._canvas.can_change:
            self._lead(self._on, here)
        self._last = here

    def _release(self, event: QMouseEvent) -> None:
        one, self._pressed = self._on, None
        led, self._marks.led, self._marks.line = self._marks.led, None, None
        self._canvas.viewport().unsetCursor()
        self._marks.update()
        if not self._is_dragging:
            self._canvas.pick(one.node.id if one else "")
        elif one is not None and self._draws and self._canvas.can_change:
            other = self._canvas.one_at(event.position())
            if other is not None and other is not one:
                self._canvas.relation_asked.emit(one.node.id, other.node.id)
        elif one is not None and led is not None and self._canvas.arrangement is not None:
            angle = angle_at(self._canvas.arrangement, one.node.id, led[1], led[2])
            self._canvas.moved.emit(one.node.id, angle)

    def _lead(self, one: Placed, here: QPointF) -> None:
        """Show where somebody would come to stand, or where a line would lead."""
        arrangement = self._canvas.arrangement
        if arrangement is None:
            return
        point = self._canvas.mapToScene(here.toPoint())
        if self._draws:
            self._marks.line = (one.node.id, point)
        else:
            angle = angle_at(arrangement, one.node.id, point.x(), point.y())
            ellipse = next(ring.ellipse for ring in arrangement.rings if ring.ring is one.node.ring)
            self._marks.led = (one.node.id, *ellipse.at(angle))
        self._marks.update()

    def _hover(self, id_: str) -> None:
        if id_ != self._marks.hovered:
            self._marks.hovered = id_
            shape = Qt.CursorShape.PointingHandCursor if id_ else Qt.CursorShape.ArrowCursor
            self._canvas.viewport().setCursor(shape)
            self._marks.update()
