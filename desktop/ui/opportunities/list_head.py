"""The head of the list: title, how many there are, search, and the chips."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.words import plural
from desktop.services.opportunity_list import Counts
from desktop.ui.opportunities.filter_bar import FilterBar
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.search_field import SearchField

_PADDING = 16
_BENEATH_BELOW = 620


class ListHead(QWidget):
    """Holds what narrows the list; the page listens to its parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("Opportunities", "h1")
        self.counts = Label("", "body", "ink-2", elide=Qt.TextElideMode.ElideRight, tabular=True)
        self.counts.setContentsMargins(0, 6, 0, 0)  # its words stand on the title's line
        self.search = SearchField("Search opportunities", "Search title, buyer or place")
        self.filters = FilterBar()
        top = QHBoxLayout()
        top.setSpacing(_PADDING)
        top.addWidget(self.title)
        top.addWidget(self.counts, 1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(_PADDING)
        self._top.addLayout(top, 1)
        self._top.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, 12)
        column.setSpacing(12)
        column.addLayout(self._top)
        column.addWidget(self.filters)
        theme.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Let the search stand beneath the title where there is no room beside it."""
        narrow = self.width() / theme.scale < _BENEATH_BELOW
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(down if narrow else across)
        self._top.setSpacing(_PADDING // 2 if narrow else _PADDING)

    def show_counts(self, counts: Counts) -> None:
        """Say how many are open, and how many closed ones are hidden."""
        self.counts.setText(f"{counts.open:,} open, {plural(counts.early_signals, 'early signal')}")
        self.filters.show_closed_count(counts.closed)
