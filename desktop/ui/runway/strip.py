"""The strip as a widget, for headers and panes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.domain.runway import Runway, accessible_sentence
from desktop.domain.working_days import Calendar
from desktop.ui.runway.cell_painter import paint_runway_cell
from desktop.ui.runway.scale import natural_width, smallest_width
from desktop.ui.runway.strip_values import Strip, strip_of
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.tooltips import plain_tooltip

_HEIGHT = 40


class RunwayStrip(QLabel):
    """Draws one runway as in a table cell; assistive tech reads its sentence."""

    def __init__(self, parent: QWidget | None = None, *, ground: str = "bg-surface") -> None:
        super().__init__(parent)
        self._strip: Strip | None = None
        self._ground = ground
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_runway(self, runway: Runway, calendar: Calendar | None = None) -> None:
        """Show this runway; the calendar is the workspace's, where its own days off should count."""
        self._strip = strip_of(runway, calendar) if calendar else strip_of(runway)
        sentence = accessible_sentence(runway)
        self.setAccessibleName(sentence)
        self.setToolTip(plain_tooltip(sentence))
        self.update()

    def sizeHint(self) -> QSize:
        """As in the list at its natural width."""
        return QSize(natural_width(theme.scale), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrower days, the same labels."""
        return QSize(smallest_width(theme.scale), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip."""
        if self._strip is None:
            return
        painter = QPainter(self)
        try:
            paint_runway_cell(painter, QRectF(self.rect()), self._strip, theme.colour(self._ground))
        finally:
            painter.end()
