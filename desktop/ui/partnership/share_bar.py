"""A short bar beneath a share, as long as the share is large."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.theme import theme

_HEIGHT = 8


class ShareBar(QWidget):
    """The figure stands above it; assistive technology reads that."""

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self._share = 0.0
        self.setFixedHeight(_HEIGHT)

    def show_share(self, percent: Decimal | None) -> None:
        """Show a share; one that is not said has no length."""
        self._share = min(1.0, float(percent or 0) / 100)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the whole, and the share of it."""
        painter = QPainter(self)
        whole = QRectF(self.rect())
        draw_box(painter, whole, 2, fill=theme.colour("line"))
        if self._share:
            part = QRectF(0, 0, max(4.0, whole.width() * self._share), whole.height())
            draw_box(painter, part, 2, fill=theme.colour(self._colour))
        painter.end()
