"""What is new since the last visit, with its runways."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.today import NewLine, Today
from desktop.ui.runway.scale import natural_width
from desktop.ui.runway.strip import RunwayStrip
from desktop.ui.theme.theme import theme
from desktop.ui.today.line_row import LineRow
from desktop.ui.today.rows_card import RowsCard
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.label import Label

_NOTHING = "Nothing new since you last looked."
_ABOVE = "What is new stands above."
_SIDE = 15
_STRIP = 32


class NewCard(RowsCard):
    """A few, what to act on first at the top; the rest are in the list."""

    opened = Signal(str)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("New since your last visit", lead="See all", parent=parent)
        self.since = Label("", "table", "ink-2")
        self.head.add_beside_title(self.since)
        self.nothing = EmptyState("inbox", _NOTHING)
        self.body.addWidget(self.nothing)
        if self.lead is not None:
            self.lead.clicked.connect(self.all_asked)

    def show_today(self, today: Today) -> None:
        """Show what is new."""
        self.head.title.setText("New since your last visit" if today.new_since else "New")
        self.since.setText(" · ".join(filter(None, (today.new_since, today.new_fit))))
        self.show_rows([self._row(one, today) for one in today.new])
        self.nothing.setVisible(not today.new)
        self.nothing.sentence.setText(_ABOVE if today.new_total else _NOTHING)
        if self.lead is not None:
            self.lead.set_text(f"See all {today.new_total:,}")
            self.lead.setVisible(today.new_total > 0)

    def _row(self, one: NewLine, today: Today) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, _SIDE, 0)
        row.setSpacing(0)
        words = LineRow(one.title, one.second)
        words.clicked.connect(lambda: self.opened.emit(one.key))
        strip = _Strip()
        strip.show_runway(one.runway, today.calendar)
        row.addWidget(words, 1)
        row.addWidget(strip, 1)
        return holder


class _Strip(RunwayStrip):
    """As wide as in the list, whatever the text size, and lower than its row."""

    def __init__(self) -> None:
        super().__init__()
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self.setMaximumWidth(natural_width(theme.scale))
        self.setFixedHeight(theme.px(_STRIP))
