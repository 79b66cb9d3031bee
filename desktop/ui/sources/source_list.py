"""The table of the sources with the chosen one beneath it, and the way to add one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.source_health import Sources
from desktop.ui.sources.source_delegate import SourceDelegate
from desktop.ui.sources.source_pane import SourcePane
from desktop.ui.sources.source_table_model import SourceTableModel
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.table_view import Column, TableView

COLUMNS = (
    Column(least=130, wished=264, grows=1, gives=3),
    Column(least=104, wished=136, goes=3, gives=1),
    Column(least=48, wished=64, goes=2),
    Column(least=72, wished=88, goes=1),
    Column(least=150, wished=200, gives=2),
)
NONE_YET = "No source yet. Add one by its address, or import saved pages from the File menu."


class SourceList(Card):
    """Rows, the chosen source, and a foot."""

    add_asked = Signal()
    when_asked = Signal()
    """When sources are checked is to be chosen."""
    lists_asked = Signal()
    """Lists of web feeds are to come in, or go out."""

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
        self.view.set_columns(COLUMNS)
        self.pane = SourcePane()
        self.add = Button("Add a source", "link")
        self.when = Button("When to check", "link")
        self.lists = Button("Lists of feeds", "link")
        self.add_first = Button("Add a source", icon="plus")
        self.foot = Label("", "table", "ink-2", wrap=True)
        self._can_change = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_list())
        self._stack.addWidget(EmptyState("rss", NONE_YET, self.add_first))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._stack)
        self.add.clicked.connect(self.add_asked)
        self.add_first.clicked.connect(self.add_asked)
        self.when.clicked.connect(self.when_asked)
        self.lists.clicked.connect(self.lists_asked)
        self.view.current_row_changed.connect(lambda _row: self._show_chosen())

    def show_sources(self, sources: Sources) -> None:
        """Show these; the chosen one stays chosen."""
        before = max(0, self.view.current_row())
        self._can_change = sources.can_add
        self.model.show(sources.lines)
        self.foot.setText(sources.foot)
        self._stack.setCurrentIndex(0 if sources.lines else 1)
        for button in (self.add, self.when, self.lists):
            button.setVisible(sources.can_add)
        self.add_first.setVisible(sources.can_add)
        if sources.lines:
            self.view.go_to_row(before)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.pane.show_line(self.model.line(self.view.current_row()), can_change=self._can_change)

    def _make_list(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(Rule())
        column.addWidget(self.pane)
        column.addWidget(Rule())
        ways = QWidget()
        flow = FlowLayout(ways, gap=16)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in (self.add, self.when, self.lists):
            flow.addWidget(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(15, 11, 15, 11)
        foot.setSpacing(4)
        foot.addWidget(self.foot)
        foot.addWidget(ways)
        column.addLayout(foot)
        return sheet
