"""The line drawings of the forms of working together, 72 by 44 at 100 %."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.ui.theme.theme import theme

WIDTH, HEIGHT = 72, 44


def draw_diagram(painter: QPainter, x: float, y: float, name: str) -> None:
    """Draw a diagram with its left upper corner there; an unknown name draws two that stand together."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(x, y)
    painter.scale(theme.scale, theme.scale)
    painter.setPen(QPen(theme.colour("brand"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _DRAWINGS.get(name, _overlap)(painter)
    painter.restore()


def _disc(painter: QPainter, x: float, y: float, radius: float, fill: str = "bg-surface") -> None:
    painter.setBrush(theme.colour(fill))
    painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _lines(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _flag(painter: QPainter, x: float, y: float) -> None:
    _lines(painter, (x, y), (x, y - 16))
    painter.setBrush(theme.colour("brand"))
    painter.drawPolygon(QPolygonF([QPointF(x, y - 16), QPointF(x + 10, y - 13), QPointF(x, y - 9)]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _arrow(painter: QPainter, x: float, y: float, way: int = 1) -> None:
    _lines(painter, (x - 4 * way, y - 4), (x, y), (x - 4 * way, y + 4))


def _small_lead(painter: QPainter) -> None:
    _lines(painter, (18, 29), (36, 29))
    _disc(painter, 14, 29, 7, "brand")
    _flag(painter, 14, 22)
    _disc(painter, 48, 29, 13)


def _big_lead(painter: QPainter) -> None:
    _lines(painter, (34, 24), (56, 12))
    _lines(painter, (34, 28), (56, 36))
    _disc(painter, 22, 28, 13, "brand")
    _flag(painter, 22, 16)
    _disc(painter, 60, 12, 6)
    _disc(painter, 60, 36, 6)


def _ring(painter: QPainter) -> None:
    _lines(painter, (36, 9), (12, 34), (60, 34), (36, 9))
    for x, y in ((36, 9), (12, 34), (60, 34)):
        _disc(painter, x, y, 7)


def _capsule(painter: QPainter) -> None:
    painter.setBrush(theme.colour("brand-tint"))
    painter.drawRoundedRect(QRectF(2, 8, 66, 30), 15, 15)
    for x in (18, 35, 52):
        _disc(painter, x, 23, 6)


def _overlap(painter: QPainter) -> None:
    painter.setBrush(theme.colour("brand-tint"))
    painter.drawEllipse(QPointF(28, 23), 16, 16)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(46, 23), 16, 16)


def _tree(painter: QPainter) -> None:
    _lines(painter, (36, 16), (36, 26))
    _lines(painter, (14, 33), (14, 26), (58, 26), (58, 33))
    _lines(painter, (36, 26), (36, 33))
    painter.setBrush(theme.colour("brand"))
    painter.drawRoundedRect(QRectF(25, 4, 22, 12), 3, 3)
    for x in (14, 36, 58):
        _disc(painter, x, 37, 5)


def _hub(painter: QPainter) -> None:
    for x, y in ((12, 9), (60, 9), (12, 36), (60, 36)):
        _lines(painter, (36, 22), (x, y))
        _disc(painter, x, y, 5.5)
    painter.setBrush(theme.colour("bg-surface"))
    painter.drawRoundedRect(QRectF(28, 14, 16, 16), 4, 4)


def _merge(painter: QPainter) -> None:
    _lines(painter, (20, 12), (34, 20))
    _lines(painter, (20, 34), (34, 26))
    _disc(painter, 13, 10, 7)
    _disc(painter, 13, 36, 7)
    _disc(painter, 50, 23, 15, "brand-tint")


def _share(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(18, 14, 36, 24), 3, 3)
    _lines(painter, (14, 16), (36, 4), (58, 16))
    _disc(painter, 29, 28, 4, "brand")
    _disc(painter, 43, 28, 4)


def _two_way(painter: QPainter) -> None:
    _lines(painter, (24, 17), (48, 17))
    _arrow(painter, 48, 17)
    _lines(painter, (24, 29), (48, 29))
    _arrow(painter, 24, 29, -1)
    _disc(painter, 13, 23, 8, "brand")
    _disc(painter, 59, 23, 8)


def _buy(painter: QPainter) -> None:
    _lines(painter, (24, 23), (46, 23))
    _arrow(painter, 46, 23)
    _disc(painter, 13, 23, 10, "brand")
    painter.setBrush(theme.colour("brand-tint"))
    painter.drawRoundedRect(QRectF(49, 13, 20, 20), 4, 4)


def _pass_on(painter: QPainter) -> None:
    _disc(painter, 12, 23, 8, "brand")
    for y in (9, 23, 37):
        _lines(painter, (22, 23), (50, y))
        _disc(painter, 56, y, 5)


def _shield(painter: QPainter) -> None:
    painter.setBrush(theme.colour("brand-tint"))
    points = ((36, 3), (56, 10), (54, 28), (36, 42), (18, 28), (16, 10))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    _disc(painter, 36, 22, 7)


def _voice(painter: QPainter) -> None:
    _disc(painter, 14, 14, 6)
    _disc(painter, 14, 34, 6)
    _lines(painter, (22, 17), (36, 23), (22, 31))
    painter.setBrush(theme.colour("brand-tint"))
    painter.drawRoundedRect(QRectF(38, 10, 30, 22), 6, 6)
    _lines(painter, (45, 18), (61, 18))
    _lines(painter, (45, 24), (56, 24))


def _convene(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(36, 23), 11, 8)
    for x, y in ((12, 23), (60, 23), (24, 7), (48, 7), (24, 39), (48, 39)):
        _disc(painter, x, y, 4.5)


def _grow(painter: QPainter) -> None:
    for x, height in ((14, 12), (34, 20), (54, 30)):
        painter.setBrush(theme.colour("brand" if x == 54 else "brand-tint"))
        painter.drawRoundedRect(QRectF(x - 6, 40 - height, 14, height), 2, 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)


_DRAWINGS: dict[str, Callable[[QPainter], None]] = {
    "small_lead": _small_lead,
    "big_lead": _big_lead,
    "ring": _ring,
    "capsule": _capsule,
    "overlap": _overlap,
    "tree": _tree,
    "hub": _hub,
    "merge": _merge,
    "share": _share,
    "two_way": _two_way,
    "buy": _buy,
    "pass_on": _pass_on,
    "shield": _shield,
    "voice": _voice,
    "convene": _convene,
    "grow": _grow,
}
