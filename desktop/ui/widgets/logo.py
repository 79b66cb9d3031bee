"""The logo, in its own colours."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from desktop.ui.theme.theme import theme


class Logo(QWidget):
    """The logo in a square; the name stands beside it, so assistive technology skips it."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._drawing = QSvgRenderer(_svg(), self)
        self._measure()
        theme.changed.connect(self._measure)

    def sizeHint(self) -> QSize:
        """The square."""
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the logo."""
        painter = QPainter(self)
        self._drawing.render(painter, QRectF(self.rect()))
        painter.end()

    def _measure(self) -> None:
        self.setFixedSize(self.sizeHint())


def window_icon() -> QIcon:
    """Return the icon of our windows, in the sizes that desktops ask for."""
    icon = QIcon()
    drawing = QSvgRenderer(_svg())
    for side in (16, 32, 48, 128):
        pixmap = QPixmap(side, side)
        pixmap.fill("transparent")
        painter = QPainter(pixmap)
        try:
            drawing.render(painter, QRectF(0, 0, side, side))
        finally:
            painter.end()
        icon.addPixmap(pixmap)
    return icon


@cache
def _svg() -> QByteArray:
    return QByteArray((files("resources") / "theme" / "logo.svg").read_bytes())
