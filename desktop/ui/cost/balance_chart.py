"""The balance month by month, drawn: above the line what has gathered, below it our own money tied up.

What is below the line is hatched as well as coloured; the words that go with the chart say the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.domain.costing import MonthFlow
from desktop.domain.words import money_short
from desktop.ui.runway.patterns import Hatch, hatch_brush
from desktop.ui.theme.pixels import draw_box, thickness
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import draw_line

_HEIGHT, _LEAST_WIDTH, _BAR_MOST, _GAP_SHARE = 148, 200, 28.0, 0.25


class BalanceChart(QLabel):
    """One bar a month; a label, so that assistive technology finds words in it and reads them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[MonthFlow, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName("Balance month by month")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measure()
        theme.changed.connect(self._measure)

    def show_months(self, months: Sequence[MonthFlow], words: str) -> None:
        """Draw these months; `words` say all that can be seen."""
        self._months = tuple(months)
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough to tell months apart."""
        return QSize(theme.px(_LEAST_WIDTH), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line of nothing, the bars, and the month that goes deepest."""
        if not self._months:
            return
        painter = QPainter(self)
        line = theme.line("caption")
        area = QRectF(self.rect()).adjusted(0, line, 0, -line)
        highest = max(0, *(flow.balance for flow in self._months))
        lowest = min(0, *(flow.balance for flow in self._months))
        scale = area.height() / max(1, highest - lowest)
        zero = area.top() + highest * scale
        self._draw_bars(painter, area, zero, scale)
        painter.fillRect(
            QRectF(area.left(), zero, area.width(), thickness(painter, 1)), theme.colour("line-strong")
        )
        self._draw_ends(painter, highest, lowest, line)
        painter.end()

    def _draw_bars(self, painter: QPainter, area: QRectF, zero: float, scale: float) -> None:
        step = area.width() / len(self._months)
        width = min(theme.px(1) * _BAR_MOST, step * (1 - _GAP_SHARE))
        below = hatch_brush(Hatch.DIAGONAL, "short", self.devicePixelRatioF())
        for place, flow in enumerate(self._months):
            left = area.left() + place * step + (step - width) / 2
            height = abs(flow.balance) * scale
            if flow.balance >= 0:
                draw_box(painter, QRectF(left, zero - height, width, height), 1, fill=theme.colour("chart-1"))
            else:
                painter.fillRect(QRectF(left, zero, width, height), below)

    def _draw_ends(self, painter: QPainter, highest: int, lowest: int, line: int) -> None:
        """Write the highest balance above and the lowest beneath."""
        metrics = theme.metrics("caption")
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink-2"))
        whole = QRectF(self.rect())
        top, bottom = QRectF(whole), QRectF(whole)
        top.setHeight(line)
        bottom.setTop(whole.bottom() - line)
        left = Qt.AlignmentFlag.AlignLeft
        if highest:
            draw_line(painter, top, f"Highest {money_short(highest, 'GBP')}", metrics, left)
        words = f"Lowest {money_short(lowest, 'GBP')}" if lowest else "Never below nothing"
        draw_line(painter, bottom, words, metrics, left)

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(_HEIGHT))
        self.update()
