"""What the chosen source brought in the last seven days, a bar a day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.source_weeks import DAYS, DayBrought
from desktop.ui.theme.pixels import draw_box, snapper, thickness
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.text_lines import draw_line

_DAY_WIDTH, _BAR_WIDTH, _HIGHEST, _RADIUS = 50, 32, 38, 2
_UNDER_BARS = 5


class SourceWeek(QWidget):
    """There only where the source was asked in these days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "h3", elide=Qt.TextElideMode.ElideRight)
        self.chart = WeekChart()
        column = QVBoxLayout()
        column.setContentsMargins(15, 15, 15, 17)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.chart)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Rule())
        whole.addLayout(column)
        self.hide()

    def show_week(self, name: str, week: Sequence[DayBrought]) -> None:
        """Show a source's days; with none of them it goes away."""
        self.title.setText(f"{name}, last 7 days")
        self.chart.show_week(week)
        self.setVisible(bool(week))


class WeekChart(QLabel):
    """Bars with their figure above and their day beneath; assistive technology reads them as a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._week: tuple[DayBrought, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_week(self, week: Sequence[DayBrought]) -> None:
        """Show these days."""
        self._week = tuple(week)
        self.setAccessibleName("New notices: " + ", ".join(f"{one.day} {one.new:,}" for one in week))
        self.update()

    def sizeHint(self) -> QSize:
        """A figure, the highest bar and the name of the day."""
        height = 2 * theme.line("caption") + theme.px(_HIGHEST) + _UNDER_BARS
        return QSize(DAYS * theme.px(_DAY_WIDTH), height)

    def minimumSizeHint(self) -> QSize:
        """Narrower days, the same words."""
        widest = theme.metrics("caption").horizontalAdvance("Today")
        return QSize(DAYS * widest, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the days."""
        painter = QPainter(self)
        try:
            width = min(theme.px(_DAY_WIDTH), self.width() / DAYS)
            most = max((one.new for one in self._week), default=0)
            for place, one in enumerate(self._week):
                self._draw_day(painter, QRectF(place * width, 0, width, self.height()), one, most)
        finally:
            painter.end()

    def _draw_day(self, painter: QPainter, rect: QRectF, one: DayBrought, most: int) -> None:
        line = theme.line("caption")
        snap = snapper(painter)
        bottom = snap(rect.bottom() - line - _UNDER_BARS)
        height = theme.px(_HIGHEST) * one.new / most if most else 0
        top = snap(bottom - max(height, thickness(painter, 1)))
        width = min(theme.px(_BAR_WIDTH), rect.width() - 2)
        left = snap(rect.center().x() - width / 2)
        bar = QRectF(left, top, snap(left + width) - left, bottom - top)
        draw_box(painter, bar, min(_RADIUS, bar.height() / 2), fill=theme.colour("chart-2"))
        self._draw_words(painter, QRectF(rect.left(), rect.bottom() - line, rect.width(), line), one.day)
        if one.new:
            figure = QRectF(rect.left(), top - line, rect.width(), line)
            self._draw_words(painter, figure, f"{one.new:,}", weight=600)

    def _draw_words(self, painter: QPainter, rect: QRectF, words: str, weight: int | None = None) -> None:
        painter.setFont(theme.font("caption", weight))
        painter.setPen(theme.colour("ink-2"))
        draw_line(painter, rect, words, theme.metrics("caption", weight), Qt.AlignmentFlag.AlignHCenter)
