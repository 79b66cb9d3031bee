"""The head of the list: title, how many there are, search, and the chips."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.words import plural
from desktop.services.opportunity_list import Counts
from desktop.ui.opportunities.filter_bar import FilterBar
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.filter_chip import FilterChip
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.search_field import SearchField
from desktop.ui.widgets.sheet import stack
from desktop.ui.widgets.tooltips import plain_tooltip

_PADDING = 16
_GAP = 8
_BENEATH_BELOW = 700
FOLDED_BELOW = 900
"""Page width at 100 % under which chips and the legend are shown when asked for."""


class ListHead(QWidget):
    """Holds what narrows the list; the page listens to its parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("Opportunities", "h1")
        self.counts = Label("", "body", "ink-2", elide=Qt.TextElideMode.ElideRight, tabular=True)
        self.counts.setContentsMargins(0, 6, 0, 0)  # its words stand on the title's line
        self.search = SearchField("Search opportunities", "Search title, buyer or place")
        self.filters = FilterBar()
        self.fold = FilterChip("Filters", menu=True)
        self.fold.clicked.connect(self._turn_fold)
        self.filters.changed.connect(self._name_fold)
        self._unfolded = False
        self._named = QHBoxLayout()
        self._named.setSpacing(_PADDING)
        self._named.addWidget(self.title)
        self._named.addWidget(self.counts, 1)
        self._named.addWidget(self.filters.views)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(_GAP)
        self._top.addLayout(self._named, 1)
        self._sought = QHBoxLayout()
        self._sought.setSpacing(_GAP)
        self.add = Button("Add", icon="plus")
        self.add.setToolTip(plain_tooltip("Add an opportunity by hand (Ctrl+N)"))
        self.add.setAccessibleName("Add an opportunity")
        self._sought.addWidget(self.search, 1)
        self._sought.addWidget(self.add)
        self._sought.addWidget(self.fold)
        self._top.addLayout(self._sought)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, 12)
        column.setSpacing(12)
        column.addLayout(self._top)
        column.addWidget(self.filters)
        theme.changed.connect(self._arrange)

    def minimumSizeHint(self) -> QSize:
        """As narrow as it can be once it is folded, whether it is now or not."""
        fold = 0 if self.fold.isVisibleTo(self) else _GAP + self.fold.sizeHint().width()
        rows = self._named.minimumSize().width(), self._sought.minimumSize().width() + fold
        return QSize(max(rows) + 2 * _PADDING, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Fold the chips away where they would take the list's room; the search may stand beneath."""
        folded = self.width() / theme.scale < FOLDED_BELOW
        self.fold.setVisible(folded)
        self.filters.setVisible(not folded or self._unfolded)
        narrow = self.width() / theme.scale < _BENEATH_BELOW
        stack(self._top, narrow)

    def _turn_fold(self) -> None:
        self._unfolded = not self._unfolded
        self._name_fold()
        self._arrange()

    def _name_fold(self) -> None:
        """Say how many chips are on; what is spoken says too whether they are shown."""
        on = self.filters.on
        words = f"Filters, {on} on" if on else "Filters"
        self.fold.set_on(bool(on), words)
        self.fold.setAccessibleDescription("Shown beneath" if self._unfolded else "Folded away")

    def show_counts(self, counts: Counts) -> None:
        """Say how many are open, and how many closed ones are hidden."""
        self.counts.setText(f"{counts.open:,} open, {plural(counts.early_signals, 'early signal')}")
        self.filters.show_closed_count(counts.closed)
