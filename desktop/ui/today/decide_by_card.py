"""What to act on by when, soonest first, under the scale that the strips share."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.today import Today
from desktop.ui.opportunities.runway_header import draw_ticks
from desktop.ui.theme.theme import theme
from desktop.ui.today.decide_by_row import ANY_WIDTH, DecideByRow, is_broken, strip_width, words_width
from desktop.ui.today.rows_card import RowsCard
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

_NOTHING = "Nothing needs a decision this week. A good time to talk to a neighbour."
_READ_ONLY = "This workspace is open read-only."


class DecideByCard(RowsCard):
    """The first button is the page's main one. What nobody has looked at is counted at the foot."""

    opened = Signal(str)
    pause_asked = Signal(str)
    decision_asked = Signal(str)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Decide by, soonest first", parent=parent)
        self.strips: list[DecideByRow] = []
        self._most = ANY_WIDTH
        self.left = Label("", "table", "ink-2", wrap=True)
        self.see_list = Button("See the list", "link")
        self.see_list.clicked.connect(self.all_asked)
        self.nothing = EmptyState("sprout", _NOTHING)
        self._ticks = _Ticks(self.head)
        self._foot = self._make_foot()
        self.body.addWidget(self.nothing)
        self.body.addWidget(self._foot)

    def show_today(self, today: Today) -> None:
        """Show these strips; with none the card says that there is time."""
        why_not = None if today.can_write else _READ_ONLY
        self.strips = [
            DecideByRow(one, today.calendar, main=number == 0 and today.can_write, why_not=why_not)
            for number, one in enumerate(today.decide_by)
        ]
        for strip in self.strips:
            strip.set_most(self._most)
            strip.opened.connect(self.opened)
            strip.pause_asked.connect(self.pause_asked)
            strip.decision_asked.connect(self.decision_asked)
        self.show_rows(self.strips)
        self.nothing.setVisible(not self.strips)
        self.left.setText(today.not_looked_at)
        self._foot.setVisible(bool(today.not_looked_at))
        self._place_ticks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scale above the strips."""
        super().resizeEvent(event)
        self._place_ticks()

    def set_most(self, most: int) -> None:
        """Say how wide a row can be."""
        self._most = most
        for strip in self.strips:
            strip.set_most(most)
        self._place_ticks()

    def _place_ticks(self) -> None:
        width = min(self.contentsRect().width(), self._most)
        self._ticks.setVisible(bool(self.strips) and not is_broken(width))
        self._ticks.setGeometry(words_width(width), 0, strip_width(width), self.head.height() - 1)

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        row = QHBoxLayout()
        row.setContentsMargins(15, 8, 15, 8)
        row.setSpacing(16)
        row.addWidget(self.left, 1)
        row.addWidget(self.see_list, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        return foot


class _Ticks(QWidget):
    """Says "today 10 20 30 40", where the strips beneath have their days."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the figures."""
        painter = QPainter(self)
        try:
            line = theme.line("tick")
            draw_ticks(painter, QRectF(self.rect()), (self.height() - line) / 2, line)
        finally:
            painter.end()
