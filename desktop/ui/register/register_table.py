"""The table of decisions with the chosen one beneath it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.register import RegisterLine, RegisterView
from desktop.ui.register.record_pane import RecordPane
from desktop.ui.register.register_delegate import RegisterDelegate
from desktop.ui.register.register_table_model import RegisterTableModel
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.list_rows import ListRows, table_of
from desktop.ui.widgets.table_view import Column

COLUMNS = (
    Column(least=44, wished=48, goes=3),
    Column(least=66, wished=66, goes=4),
    Column(least=150, wished=242, grows=2, gives=2),
    Column(least=100, wished=116),
    Column(least=120, wished=216, grows=1, goes=2, gives=1),
    Column(least=72, wished=96),
    Column(least=64, wished=78, goes=1),
)
NONE_YET = "No decisions yet. Each one will stand here with its reason, for trustees to read."
NONE_MATCHES = "No decision matches these filters."


class RegisterTable(Card):
    """Rows, a line that counts them, and the chosen decision in short."""

    record_asked = Signal(str)
    everything_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.model = RegisterTableModel(self)
        self.view = table_of("Decisions", self.model, RegisterDelegate, COLUMNS)
        self.pane = RecordPane()
        self._low = False
        show_all = Button("Show all decisions")
        show_all.clicked.connect(self.everything_asked)
        self.rows = ListRows(
            self.view,
            self.model,
            COLUMNS,
            none_yet=EmptyState("book-open-check", NONE_YET),
            none_matches=EmptyState("search", NONE_MATCHES, show_all),
            beside=_explained(),
            beneath=self.pane,
        )
        self.count = self.rows.counted
        self.body.addWidget(self.rows)
        self._connect()

    def show_view(self, view: RegisterView) -> None:
        """Show these decisions; the chosen one stays chosen if it is among them."""
        self.rows.show_lines(view.lines, view.total)
        self._show_chosen()

    def chosen(self) -> RegisterLine | None:
        """Return the chosen decision."""
        return self.rows.chosen()

    def set_low(self, low: bool) -> None:
        """Leave the chosen decision out where rows would have no room; Enter opens it whole."""
        self._low = low
        self._show_chosen()

    def state(self) -> str:
        """Return what is shown: "rows", "none_yet" or "none_matches"."""
        return self.rows.state()

    def choose(self, number: str) -> bool:
        """Choose a decision by its number; return whether it is among those shown."""
        return self.rows.choose(number)

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


def _explained() -> Label:
    words = "Days left: working days on the day of recording"
    label = Label(words, "caption", "ink-2", elide=Qt.TextElideMode.ElideRight)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label
