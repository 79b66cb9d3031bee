"""The large runway of an opportunity's page: dates above, the bar, and the plan counted back beneath it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.domain.runway import Runway, accessible_sentence, sentence
from desktop.domain.working_days import Calendar
from desktop.ui.runway.large_labels import stem_labels
from desktop.ui.runway.large_painter import LABEL_ROW_HEIGHT, paint_large_runway
from desktop.ui.runway.large_scale import large_scale
from desktop.ui.theme.theme import theme

_HEIGHT = 176
_LEAST_WIDTH = 480


class LargeRunway(QLabel):
    """Draws one runway across the page. Its sentence is its description to assistive tech."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runway: Runway | None = None
        self._calendar: Calendar | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def show_runway(self, runway: Runway, calendar: Calendar) -> None:
        """Show this runway, counted on the workspace's calendar."""
        self._runway, self._calendar = runway, calendar
        self.setAccessibleName(accessible_sentence(runway))
        self.setAccessibleDescription(sentence(runway))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower means more rows of labels."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return 176 at 100 %, and more where labels need a second row."""
        return theme.px(_HEIGHT + LABEL_ROW_HEIGHT * self._rows_above(width))

    def sizeHint(self) -> QSize:
        """As wide as the page."""
        width = max(self.width(), _LEAST_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for 200 % text."""
        return QSize(_LEAST_WIDTH, theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the runway."""
        if self._runway is None or self._calendar is None:
            return
        painter = QPainter(self)
        try:
            paint_large_runway(painter, self.rect(), self._runway, self._calendar)
        finally:
            painter.end()

    def _rows_above(self, width: int) -> int:
        if self._runway is None or self._calendar is None:
            return 0
        scale = large_scale(self._runway, self._calendar, width, theme.scale)
        return max((label.row for label in stem_labels(self._runway, scale, width)), default=0)
