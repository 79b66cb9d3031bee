"""The mark of a fit: three rising bars, filled as earned. A word always stands beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.domain.fit import FitLevel
from desktop.ui.theme.theme import theme

_BAR: Final = 4
_APART: Final = 2
_HEIGHTS: Final = (4, 8, 12)
WIDTH: Final = len(_HEIGHTS) * _BAR + (len(_HEIGHTS) - 1) * _APART


def paint_fit(painter: QPainter, left: float, middle: float, level: FitLevel) -> None:
    """Draw the bars from `left`, centred on `middle`: those that are not earned as outlines."""
    scale = theme.scale
    bottom = round(middle + _HEIGHTS[-1] * scale / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for number, height in enumerate(_HEIGHTS):
        x = round(left + number * (_BAR + _APART) * scale)
        bar = QRectF(x, bottom - round(height * scale), round(_BAR * scale), round(height * scale))
        if number < level:
            painter.fillRect(bar, theme.colour("brand"))
        else:
            painter.setPen(QPen(theme.colour("line-strong"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(0, 0, -1, -1))


class FitMark(QWidget):
    """The bars as a widget, beside words that say the same; assistive technology skips it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level: FitLevel | None = None
        self._measure()
        theme.changed.connect(self._measure)

    def show_level(self, level: FitLevel | None) -> None:
        """Show this level, or nothing."""
        self._level = level
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the bars, as high as a line."""
        return QSize(theme.px(WIDTH), theme.px(_HEIGHTS[-1] + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        if self._level is not None:
            painter = QPainter(self)
            paint_fit(painter, 0, self.height() / 2, self._level)
            painter.end()

    def _measure(self) -> None:
        self.setFixedSize(self.sizeHint())
