"""The table of the sources with the way to add one, and the chosen one in full."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.source_health import Health, SourceLine, Sources
from desktop.ui.sources.source_delegate import STATE_INDENT, SourceDelegate
from desktop.ui.sources.source_pane import SourcePane
from desktop.ui.sources.source_table_model import Col, SourceTableModel
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table_delegate import row_height
from desktop.ui.widgets.table_view import Column, TableView

COLUMNS = (
    Column(least=178, wished=272, grows=1, gives=2),
    Column(least=124, wished=152, goes=3, gives=1),
    Column(least=48, wished=64, goes=2),
    Column(least=72, wished=88, goes=1),
    Column(least=150, wished=206, gives=3),
)
MOST_ROWS = 12
"""Rows up to which the table is as high as they are: with more it scrolls."""
NONE_YET = "No source yet. Add one by its address, or import saved pages from the File menu."


class SourceList(Card):
    """Rows and a foot. `pane` is the chosen source in full, a card of its own for the page to place."""

    add_asked = Signal()
    when_asked = Signal()
    """When sources are checked is to be chosen."""
    lists_asked = Signal()
    """Lists of web feeds are to come in, or go out."""
    chosen = Signal()
    """Another source is the chosen one, or the chosen one is told anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.model = SourceTableModel(self)
        self.view = TableView(tall_rows=True)
        self.view.setAccessibleName("Sources")
        self.view.setModel(self.model)
        self.view.setItemDelegate(SourceDelegate(self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.header.top_radius = 7
        self.view.header.setSectionsClickable(False)
        self.view.header.set_indent(Col.STATE, STATE_INDENT)
        self.view.set_columns(COLUMNS)
        self.pane = SourcePane()
        self.add = Button("Add a source", "link")
        self.when = Button("When to check", "link")
        self.lists = Button("Lists of feeds", "link")
        self.add_first = Button("Add a source", icon="plus")
        self.foot = Label("", "note", "ink-2", wrap=True)
        self._can_change = False
        self._lines: tuple[SourceLine, ...] = ()
        self._under_way: dict[str, int] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_list())
        self._stack.addWidget(EmptyState("rss", NONE_YET, self.add_first))
        self.body.addWidget(self._stack)
        self.add.clicked.connect(self.add_asked)
        self.add_first.clicked.connect(self.add_asked)
        self.when.clicked.connect(self.when_asked)
        self.lists.clicked.connect(self.lists_asked)
        self.view.current_row_changed.connect(lambda _row: self._show_chosen())
        theme.changed.connect(self._measure)

    def show_sources(self, sources: Sources) -> None:
        """Show these; the chosen one stays chosen."""
        before = max(0, self.view.current_row())
        self._can_change = sources.can_add
        self._lines = sources.lines
        self._show_lines()
        self._measure()
        self.foot.setText(sources.foot)
        self._stack.setCurrentIndex(0 if sources.lines else 1)
        for button in (self.add, self.when, self.lists):
            button.setVisible(sources.can_add)
        self.add_first.setVisible(sources.can_add)
        if sources.lines:
            self.view.go_to_row(before)
        self._show_chosen()

    def show_under_way(self, under_way: Sequence[tuple[str, int]]) -> None:
        """Say of these sources that they are being checked, and how far: by name, in per cent."""
        if self._under_way != dict(under_way):
            self._under_way = dict(under_way)
            self._show_lines()

    def _show_lines(self) -> None:
        self.model.show([self._as_it_is(line) for line in self._lines])

    def _as_it_is(self, line: SourceLine) -> SourceLine:
        share = self._under_way.get(line.name)
        if share is None:
            return line
        state = f"Checking, {share}%" if share else "Checking"
        return replace(line, health=Health.CHECKING, state=state)

    def line(self) -> SourceLine | None:
        """Return the chosen source, None where there is none."""
        return self.model.line(self.view.current_row())

    def _show_chosen(self) -> None:
        self.pane.show_line(self.line(), can_change=self._can_change)
        self.chosen.emit()

    def _measure(self) -> None:
        """Let all rows be seen, and the page scroll."""
        rows = max(1, min(self.model.rowCount(), MOST_ROWS))
        self.view.setFixedHeight(self.view.header.sizeHint().height() + rows * row_height(tall=True))

    def _make_list(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view)
        ways = QWidget()
        flow = FlowLayout(ways, gap=16)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in (self.add, self.when, self.lists):
            flow.addWidget(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(15, 15, 15, 15)
        foot.setSpacing(4)
        foot.addWidget(self.foot)
        foot.addWidget(ways)
        column.addLayout(foot)
        column.addStretch(1)
        return sheet
