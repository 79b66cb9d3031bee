"""The marks of menus: the tick of what is chosen, and the arrow of an entry that holds others."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle

MARK_PX = 14
"""Their size at 100 % text."""
_LINES = {
    QStyle.PrimitiveElement.PE_IndicatorMenuCheckMark: ((0.15, 0.52), (0.4, 0.77), (0.85, 0.25)),
    QStyle.PrimitiveElement.PE_IndicatorArrowRight: ((0.38, 0.22), (0.66, 0.5), (0.38, 0.78)),
    QStyle.PrimitiveElement.PE_IndicatorArrowLeft: ((0.62, 0.22), (0.34, 0.5), (0.62, 0.78)),
}
"""Corners of each line in a square whose side is 1."""
_WIDTH = 1 / 8


def is_menu_mark(element: QStyle.PrimitiveElement) -> bool:
    """Return whether this is drawn here."""
    return element in _LINES


def draw_menu_mark(painter: QPainter, element: QStyle.PrimitiveElement, rect: QRectF, colour: QColor) -> None:
    """Draw a mark as large as it fits into the middle of a rectangle."""
    side = min(rect.width(), rect.height())
    corner = rect.center() - QPointF(side / 2, side / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, side * _WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([corner + QPointF(x, y) * side for x, y in _LINES[element]]))
    painter.restore()
