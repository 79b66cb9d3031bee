"""The sources in a line: when each last answered and what it brought."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.today import SourceWords
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.sheet import stack

_NONE = "No source yet. Add one by its address, or import saved pages."


class SourcesCard(Card):
    """Leads to the page of the sources."""

    sources_asked = Signal()
    coverage_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.lead = Button("All sources", "link")
        self.lead.clicked.connect(self.sources_asked)
        self.covers = Button("What is covered", "link")
        self.covers.clicked.connect(self.coverage_asked)
        self.none = Label(_NONE, "table", "ink-2", wrap=True)
        self.none.setContentsMargins(15, 12, 15, 12)
        self._cells = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cells.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(15, 8, 15, 8)
        head.addWidget(Label("Sources", "h3"))
        head.addStretch(1)
        head.addWidget(self.covers)
        head.addSpacing(16)
        head.addWidget(self.lead)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self.body.addWidget(self.none)
        self.body.addLayout(self._cells)

    def show_sources(self, sources: Sequence[SourceWords], *, beside: bool) -> None:
        """Show these, side by side where there is room."""
        clear_layout(self._cells)
        stack(self._cells, not beside)
        upright = Qt.Orientation.Vertical if beside else Qt.Orientation.Horizontal
        for number, source in enumerate(sources):
            if number:
                self._cells.addWidget(Rule(orientation=upright))
            self._cells.addWidget(_cell(source))
        self.none.setVisible(not sources)


def _cell(source: SourceWords) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(15, 14, 20, 15)
    column.setSpacing(2)
    column.addWidget(Label(source.name, "caption", weight=600, elide=Qt.TextElideMode.ElideRight))
    column.addWidget(Label(source.words, "caption", "ink-2", elide=Qt.TextElideMode.ElideRight, tabular=True))
    cell.setMinimumWidth(theme.px(96))
    cell.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return cell
