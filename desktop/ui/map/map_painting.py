"""Paints the shapes of a map in the colours of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from desktop.domain.map_shapes import TEXT, Course, Outline, Oval, Rounded, Shape, Stroke, Words
from desktop.ui.theme.fonts import make_font
from desktop.ui.theme.theme import theme

_NOTHING = QColor(0, 0, 0, 0)
_STRONG, _PLAIN = 600, 400


def measure(text: str, is_strong: bool) -> float:
    """Return how wide a text is in a map's own measure, in the weight of names where asked."""
    return QFontMetricsF(_font(is_strong)).horizontalAdvance(text)


def paint(painter: QPainter, shape: Shape) -> None:
    """Paint one shape."""
    if isinstance(shape, Words):
        _paint_words(painter, shape)
        return
    if isinstance(shape, Course):
        painter.setBrush(_NOTHING)
        painter.setPen(pen(shape.stroke))
        path = QPainterPath(QPointF(*shape.start))
        path.quadTo(QPointF(*shape.bend), QPointF(*shape.end))
        painter.drawPath(path)
        return
    painter.setBrush(theme.colour(shape.fill) if shape.fill else _NOTHING)
    painter.setPen(pen(shape.stroke) if shape.stroke else Qt.PenStyle.NoPen)
    if isinstance(shape, Oval):
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.across, shape.down)
    elif isinstance(shape, Rounded):
        box = shape.box
        painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), shape.radius, shape.radius)
    elif isinstance(shape, Outline):
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in shape.points]))


def pen(stroke: Stroke) -> QPen:
    """Return the pen of a stroke; dashes count in pen widths."""
    made = QPen(theme.colour(stroke.colour), stroke.width)
    if stroke.dash:
        made.setDashPattern([part / stroke.width for part in stroke.dash])
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def _paint_words(painter: QPainter, words: Words) -> None:
    width = _width(words.text, words.is_strong)
    painter.save()
    painter.translate(words.x, words.y)
    painter.scale(words.size / TEXT, words.size / TEXT)
    painter.translate(-(words.align + 1) * width / 2, 0)
    painter.setFont(_font(words.is_strong))
    painter.setPen(theme.colour(words.colour))
    painter.drawText(QPointF(0, 0), words.text)
    painter.restore()


@cache
def _font(is_strong: bool) -> QFont:
    return make_font(round(TEXT), _STRONG if is_strong else _PLAIN, tabular=False)


_widths: dict[tuple[str, bool], float] = {}
_MOST_KEPT = 1_000


def _width(text: str, is_strong: bool) -> float:
    key = (text, is_strong)
    if key not in _widths:
        if len(_widths) > _MOST_KEPT:
            _widths.clear()
        _widths[key] = measure(text, is_strong)
    return _widths[key]
