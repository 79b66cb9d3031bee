"""The table of decisions with the chosen one beneath it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.register import RegisterLine, RegisterView
from desktop.ui.register.record_pane import RecordPane
from desktop.ui.register.register_delegate import RegisterDelegate
from desktop.ui.register.register_table_model import RegisterTableModel
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.table_view import Column, TableView

COLUMNS = (
    Column(least=44, wished=49, goes=3),
    Column(least=72, wished=72, goes=4),
    Column(least=150, wished=244, grows=2, gives=2),
    Column(least=100, wished=116),
    Column(least=120, wished=192, grows=1, goes=2, gives=1),
    Column(least=72, wished=96),
    Column(least=96, wished=102, goes=1),
)
STATES = ("rows", "none_yet", "none_matches")
NONE_YET = "No decisions yet. Each one will stand here with its reason, for trustees to read."
NONE_MATCHES = "No decision matches these filters."


class RegisterTable(Card):
    """Rows, a line that counts them, and the chosen decision in short."""

    record_asked = Signal(str)
    everything_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.model = RegisterTableModel(self)
        self.view = TableView()
        self.view.setAccessibleName("Decisions")
        self.view.setModel(self.model)
        self.view.setItemDelegate(RegisterDelegate(self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.header.top_radius = 7
        self.view.header.setSectionsClickable(False)
        self.view.set_columns(COLUMNS)
        self.count = Label("", "caption", "ink-2")
        self.pane = RecordPane()
        self._low = False
        show_all = Button("Show all decisions")
        show_all.clicked.connect(self.everything_asked)
        self._stack = QStackedWidget()
        for state in (
            self._make_list(),
            EmptyState("book-open-check", NONE_YET),
            EmptyState("search", NONE_MATCHES, show_all),
        ):
            self._stack.addWidget(state)
        self.body.addWidget(self._stack)
        self._connect()

    def show_view(self, view: RegisterView) -> None:
        """Show these decisions; the chosen one stays chosen if it is among them."""
        before, top = self.chosen(), self.view.verticalScrollBar().value()
        self.model.show(view.lines)
        self.view.set_columns(COLUMNS)
        self.count.setText(f"{len(view.lines)} of {view.total} shown")
        state = "rows" if view.lines else "none_matches" if view.total else "none_yet"
        self._stack.setCurrentIndex(STATES.index(state))
        place = self.model.place_of(before.number) if before else None
        self.view.verticalScrollBar().setValue(top)
        self.view.go_to_row(place or 0)
        self._show_chosen()

    def chosen(self) -> RegisterLine | None:
        """Return the chosen decision."""
        return self.model.line(self.view.current_row())

    def set_low(self, low: bool) -> None:
        """Leave the chosen decision out where rows would have no room; Enter opens it whole."""
        self._low = low
        self._show_chosen()

    def state(self) -> str:
        """Return what is shown: "rows", "none_yet" or "none_matches"."""
        return STATES[self._stack.currentIndex()]

    def choose(self, number: str) -> bool:
        """Choose a decision by its number; return whether it is among those shown."""
        place = self.model.place_of(number)
        if place is None:
            return False
        self.view.go_to_row(place)
        return True

    def _show_chosen(self) -> None:
        self.pane.show_line(None if self._low else self.chosen())

    def _open(self, row: int) -> None:
        line = self.model.line(row)
        if line is not None:
            self.record_asked.emit(line.number)

    def _connect(self) -> None:
        self.view.opened.connect(self._open)
        self.view.current_row_changed.connect(lambda _row: self._show_chosen())
        self.pane.record_asked.connect(self.record_asked)

    def _make_list(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(Rule())
        column.addWidget(self._count_line())
        column.addWidget(Rule())
        column.addWidget(self.pane)
        return sheet

    def _count_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(15, 8, 15, 7)
        row.addWidget(self.count)
        row.addStretch(1)
        explained = Label(
            "Days left: working days on the day of recording",
            "caption",
            "ink-2",
            elide=Qt.TextElideMode.ElideRight,
        )
        row.addWidget(explained)
        return line
