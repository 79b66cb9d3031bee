"""The marks of the four runway states: told apart by shape, whatever the colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.ui.theme.theme import theme

EDGE = 1.5


def draw_glyph(painter: QPainter, rect: QRectF, family: str) -> None:
    """Draw the mark of a colour family ("enough", "tight", "short" or "early") in a square."""
    fill = theme.colour(f"{family}-fill")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    if family == "enough":
        painter.drawEllipse(rect)
    elif family == "tight":
        painter.drawPolygon(_triangle(rect))
    elif family == "short":
        painter.drawRect(rect)
    else:
        painter.setPen(QPen(fill, EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(_diamond(rect))
    painter.restore()


def _triangle(rect: QRectF) -> QPolygonF:
    top = QPointF(rect.center().x(), rect.top())
    return QPolygonF([top, rect.bottomRight(), rect.bottomLeft()])


def _diamond(rect: QRectF) -> QPolygonF:
    middle, half = rect.center(), EDGE / 2
    return QPolygonF(
        [
            QPointF(middle.x(), rect.top() + half - 1),
            QPointF(rect.right() - half + 1, middle.y()),
            QPointF(middle.x(), rect.bottom() - half + 1),
            QPointF(rect.left() + half - 1, middle.y()),
        ]
    )
