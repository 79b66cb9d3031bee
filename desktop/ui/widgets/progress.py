"""A bar that moves with real progress, never by itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.theme import theme

HEIGHT = 8
RADIUS = 4


class ProgressBar(QProgressBar):
    """8 high, brand on `line`. Words stand beside it: give it a name with `setAccessibleName`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is; hide while the total is not known."""
        self.setVisible(total > 0)
        if total > 0:
            self.setRange(0, total)
            self.setValue(min(done, total))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(160, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Short, but to be seen."""
        return QSize(48, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track and what is done of it."""
        painter = QPainter(self)
        rect = QRectF(0, (self.height() - HEIGHT) / 2, self.width(), HEIGHT)
        draw_box(painter, rect, RADIUS, fill=theme.colour("line"))
        span = self.maximum() - self.minimum()
        if span > 0 and self.value() > self.minimum():
            share = (self.value() - self.minimum()) / span
            rect.setWidth(max(HEIGHT, rect.width() * share))
            draw_box(painter, rect, RADIUS, fill=theme.colour("brand"))
        painter.end()
