"""What was set aside because it could not be read, with its reason; at the foot the chosen source's week."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.words import plural
from desktop.services.set_aside import AsideLine
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.sources.source_week import SourceWeek
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.scrolling import Scrolling

_MOST_SEEN = 3
_ROOM = 25
"""Height of an item beyond its lines, with the line above it."""
_KEPT = "Items we could not read with confidence. They are kept, so nothing is lost."
_NONE = "Everything that came could be read."


class AsideCard(Card):
    """The items, newest first. `look_asked` carries the id of one."""

    look_asked = Signal(int)
    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self._shown: tuple[AsideLine, ...] | None = None
        self.count = Label("", "table", "ink-2")
        self.words = Label(_NONE, "note", "ink-2", wrap=True)
        self.week = SourceWeek()
        self.buttons: list[Button] = []
        self.more = Button("Show more", "link")
        self.more.clicked.connect(self.more_asked)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.body.setSpacing(0)
        self.body.addWidget(self._head())
        self._scrolling = Scrolling(self._list())
        self.body.addWidget(self._scrolling, 1)
        self.body.addWidget(self.week)
        theme.changed.connect(self._measure)

    def show_items(self, items: Sequence[AsideLine], total: int) -> None:
        """Show these of all that were set aside."""
        self.count.setText(plural(total, "item") if total else "")
        self.words.setText(_KEPT if total else _NONE)
        self.more.set_text(f"Show more of {total:,}")
        self.more.setVisible(total > len(items))
        if tuple(items) == self._shown:
            return
        self._shown = tuple(items)
        self.buttons = []
        clear_layout(self._rows)
        for item in items:
            self._rows.addWidget(Rule())
            self._rows.addWidget(self._row(item))
        self._measure()

    def _measure(self) -> None:
        """Show a few in full; the rest scroll."""
        row = theme.line("h3") + theme.line("note") + max(24, theme.line("table")) + _ROOM
        self._scrolling.setMinimumHeight(min(len(self._shown or ()), _MOST_SEEN) * row)

    def _row(self, item: AsideLine) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(15, 12, 15, 10)
        column.setSpacing(0)
        column.addWidget(Label(item.name, "h3", elide=Qt.TextElideMode.ElideRight))
        column.addWidget(Label(item.reason, "note", wrap=True))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Label(item.where, "caption", "ink-2", elide=Qt.TextElideMode.ElideMiddle), 1)
        look = Button("Look at it", "link")
        look.setAccessibleName(f"Look at it: {item.name}")
        look.clicked.connect(lambda: self.look_asked.emit(item.id))
        self.buttons.append(look)
        foot.addWidget(look)
        column.addSpacing(2)
        column.addLayout(foot)
        return row

    def _head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(15, 12, 15, 12)
        column.setSpacing(12)
        title = QHBoxLayout()
        title.addWidget(Label("Set aside", "h2"))
        title.addStretch(1)
        title.addWidget(self.count)
        column.addLayout(title)
        column.addWidget(self.words)
        return head

    def _list(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._rows)
        foot = QHBoxLayout()
        foot.setContentsMargins(15, 8, 15, 8)
        foot.addWidget(self.more)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)
        return sheet
