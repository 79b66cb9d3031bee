"""Text set in lines of a fixed height, as the pictures have it; Qt's own labels know no line height."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

LINE_SEPARATOR = "\u2028"  # what QTextLayout takes for a new line
NO_WIDTH = 16_777_215.0


def baseline(line_height: int, metrics: QFontMetrics) -> int:
    """Return how far below the top of its line box a text's baseline lies."""
    return math.floor((line_height - metrics.ascent() - metrics.descent()) / 2) + metrics.ascent()


def draw_line(
    painter: QPainter, rect: QRectF, text: str, metrics: QFontMetrics, align: Qt.AlignmentFlag
) -> None:
    """Draw one line of text centred in the height of `rect`, in the painter's font and pen."""
    y = rect.top() + baseline(round(rect.height()), metrics)
    x = rect.left()
    if align & Qt.AlignmentFlag.AlignRight:
        x = rect.right() - metrics.horizontalAdvance(text)
    elif align & Qt.AlignmentFlag.AlignHCenter:
        x = rect.left() + (rect.width() - metrics.horizontalAdvance(text)) / 2
    painter.drawText(QPointF(x, y), text)


class TextLines:
    """A text broken into lines for a width, to be drawn or measured."""

    def __init__(self, text: str, font: QFont, line_height: int, width: float | None) -> None:
        self._line_height = line_height
        self._metrics = QFontMetrics(font)
        self._layout = QTextLayout(text.replace("\n", LINE_SEPARATOR), font)
        option = QTextOption()
        option.setWrapMode(
            QTextOption.WrapMode.NoWrap
            if width is None
            else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        )
        self._layout.setTextOption(option)
        self._lay_out(NO_WIDTH if width is None else max(width, 1.0))

    @property
    def height(self) -> int:
        """The height of all lines; an empty text has one."""
        return max(1, self._layout.lineCount()) * self._line_height

    @property
    def width(self) -> int:
        """The width of the longest line, rounded up."""
        lines = range(self._layout.lineCount())
        return math.ceil(max((self._layout.lineAt(n).naturalTextWidth() for n in lines), default=0.0))

    def draw(self, painter: QPainter, rect: QRectF, align: Qt.AlignmentFlag) -> None:
        """Draw the lines from the top of `rect` in the painter's pen."""
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            spare = rect.width() - line.naturalTextWidth()
            shift = 0.0
            if align & Qt.AlignmentFlag.AlignRight:
                shift = spare
            elif align & Qt.AlignmentFlag.AlignHCenter:
                shift = spare / 2
            line.draw(painter, QPointF(rect.left() + shift, rect.top()))

    def _lay_out(self, width: float) -> None:
        self._layout.beginLayout()
        number = 0
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            top = number * self._line_height + baseline(self._line_height, self._metrics)
            line.setPosition(QPointF(0, top - line.ascent()))
            number += 1
            line = self._layout.createLine()
        self._layout.endLayout()
