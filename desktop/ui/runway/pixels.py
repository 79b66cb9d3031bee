"""Whole device pixels: sharp edges at every device ratio, 1.25 and 1.5 among them."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter

from desktop.ui.theme.pixels import snapper, thickness


class Pixels:
    """Fills rectangles whose edges lie on device pixels of the painter's device."""

    def __init__(self, painter: QPainter) -> None:
        at = painter.deviceTransform()
        self._painter = painter
        self._snap_x = snapper(painter)
        self._dy = at.dy()
        self.ratio = at.m11()  # holds the device ratio already

    def x(self, value: float) -> float:
        """Return the nearest x that lies on an edge between device pixels."""
        return self._snap_x(value)

    def y(self, value: float) -> float:
        """Return the nearest y that lies on an edge between device pixels."""
        return (math.floor(value * self.ratio + self._dy + 0.5) - self._dy) / self.ratio

    def thick(self, value: float) -> float:
        """Return the nearest thickness in whole device pixels, at least one."""
        return thickness(self._painter, value)

    def rect(self, left: float, top: float, right: float, bottom: float) -> QRectF:
        """Return the rectangle between these edges, each snapped."""
        x, y = self.x(left), self.y(top)
        return QRectF(x, y, max(0.0, self.x(right) - x), max(0.0, self.y(bottom) - y))

    def fill(self, rect: QRectF, colour: QColor | QBrush) -> None:
        """Fill a snapped rectangle."""
        self._painter.fillRect(rect, colour)

    def upright(self, x: float, top: float, bottom: float, width: float, colour: QColor) -> QRectF:
        """Draw an upright line centred on x and return where it stands."""
        thick = self.thick(width)
        left = self.x(x - thick / 2)
        rect = QRectF(left, self.y(top), thick, self.y(bottom) - self.y(top))
        self.fill(rect, colour)
        return rect

    def level(self, left: float, right: float, y: float, height: float, colour: QColor) -> QRectF:
        """Draw a level line centred on y and return where it lies."""
        thick = self.thick(height)
        top = self.y(y - thick / 2)
        rect = QRectF(self.x(left), top, max(0.0, self.x(right) - self.x(left)), thick)
        self.fill(rect, colour)
        return rect

    def frame(self, rect: QRectF, width: float, colour: QColor) -> None:
        """Draw the four inner edges of a snapped rectangle."""
        thick = min(self.thick(width), rect.width(), rect.height())
        self.fill(QRectF(rect.left(), rect.top(), rect.width(), thick), colour)
        self.fill(QRectF(rect.left(), rect.bottom() - thick, rect.width(), thick), colour)
        self.fill(QRectF(rect.left(), rect.top(), thick, rect.height()), colour)
        self.fill(QRectF(rect.right() - thick, rect.top(), thick, rect.height()), colour)
