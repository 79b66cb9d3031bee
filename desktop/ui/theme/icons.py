"""Line icons, tinted in a token's colour and kept as pixmaps."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.ui.theme.theme import theme

STROKE_WIDTH = re.compile(r'stroke-width="[^"]*"')
STROKES = ((32, "1.25"), (20, "1.75"), (0, "2"))
"""From which size on lines are how wide, in the 24 units of a drawing."""


def icon(name: str, size: int, colour: str = "ink-2", ratio: float | None = None) -> QPixmap:
    """Return an icon of resources/icons in a token's colour.

    `size` is in logical pixels at 100 % text; the icon grows with the text size. Without a ratio it
    is made for the main screen: painters rather use `draw_icon`, which asks its device.
    """
    if ratio is None:
        app = QGuiApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _pixmap(name, size, theme.px(size), theme.colour(colour).name(), ratio)


def draw_icon(painter: QPainter, x: float, y: float, name: str, size: int, colour: str = "ink-2") -> None:
    """Draw an icon with its top left corner at this point, crisp on the painter's device."""
    ratio = painter.deviceTransform().m11()  # of what is drawn on; a widget's own may be another
    painter.drawPixmap(QPointF(x, y), icon(name, size, colour, ratio))


@cache
def _drawing(name: str) -> str:
    return (files("resources") / "icons" / f"{name}.svg").read_text("utf-8")


@cache
def _pixmap(name: str, size: int, px: int, colour: str, ratio: float) -> QPixmap:
    stroke = next(width for least, width in STROKES if size >= least)
    drawing = STROKE_WIDTH.sub(f'stroke-width="{stroke}"', _drawing(name)).replace("currentColor", colour)
    side = round(px * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    try:
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    finally:
        painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
