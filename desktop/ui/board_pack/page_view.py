"""One page of a pack as it would be printed, as wide as there is room; drawn only when it is seen."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.services.pdf_pages import PageImage
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.theme import theme

_HEIGHT_TO_WIDTH = math.sqrt(2)
_LEAST = 240
_PAPER = QColor("white")
_STEPS = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Left: -1,
}


class PageView(QLabel):
    """A sheet of paper: white in every theme. Page keys turn it; its words are its description."""

    turned = Signal(int)
    """By so many pages."""
    end_asked = Signal(bool)
    """Go to the last page, or to the first."""
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._image = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def pixels_wide(self) -> int:
        """Return how many pixels the page fills from side to side."""
        return max(1, round(self.width() * self.devicePixelRatioF()))

    def show_image(self, page: PageImage | None) -> None:
        """Show this page; None while it is being drawn."""
        if page is None:
            self._image = QImage()
        else:
            made = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB888)
            self._image = made.copy()  # the bytes belong to Python
        self.update()

    def has_image(self) -> bool:
        """Return whether a page stands there."""
        return not self._image.isNull()

    def sizeHint(self) -> QSize:
        """Wide enough to be read; the height follows the width."""
        return QSize(2 * _LEAST, self.height())

    def minimumSizeHint(self) -> QSize:
        """Never narrower than to tell what it is."""
        return QSize(_LEAST, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.turned.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.end_asked.emit(key == Qt.Key.Key_End)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape of an A4 sheet, and ask for the page anew at its new size."""
        super().resizeEvent(event)
        self.setFixedHeight(math.ceil(self.width() * _HEIGHT_TO_WIDTH))
        self.resized.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet and what stands on it."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        draw_box(painter, rect, 2, fill=_PAPER, edge=theme.colour("line"))
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect.adjusted(1, 1, -1, -1), self._image)
        painter.end()
