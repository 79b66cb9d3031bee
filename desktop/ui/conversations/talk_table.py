"""The table of conversations, with what stands there while there are none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.conversation_lines import TalkLine
from desktop.services.conversations import TalkList
from desktop.ui.conversations.talk_delegate import TalkDelegate
from desktop.ui.conversations.talk_table_model import TalkTableModel
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.list_rows import ListRows, table_of
from desktop.ui.widgets.table_view import Column

COLUMNS = (
    Column(least=100, wished=108, goes=3),
    Column(least=180, wished=236, grows=1, gives=2),
    Column(least=150, wished=260, grows=2, gives=3, goes=2),
    Column(least=130, wished=176, grows=1, gives=1),
    Column(least=96, wished=112, goes=1),
)
NONE_YET = "No conversation yet. A call counts: note with whom, what was said, and what comes next."
LEFT_OUT = "Conversations with others are left out of copies for trustees."
NONE_MATCHES = "Nothing matches these filters."
_LEAST_HEIGHT = 280


class TalkTable(Card):
    """Rows and a line that counts them. `opened` carries a row."""

    opened = Signal(object)
    chosen = Signal()
    everything_asked = Signal()
    note_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, left_out: bool = False) -> None:
        """`left_out` says that conversations are withheld from this file."""
        super().__init__(parent, padding=0)
        self.model = TalkTableModel(self)
        self.view = table_of("Conversations", self.model, TalkDelegate, COLUMNS)
        self.first = Button("Note a conversation", "main", icon="plus")
        show_all = Button("Show all conversations")
        self.rows = ListRows(
            self.view,
            self.model,
            COLUMNS,
            none_yet=EmptyState("message-circle", LEFT_OUT if left_out else NONE_YET, self.first),
            none_matches=EmptyState("search", NONE_MATCHES, show_all),
        )
        self.count = self.rows.counted
        self.body.addWidget(self.rows)
        show_all.clicked.connect(self.everything_asked)
        self.first.clicked.connect(self.note_asked)
        self.view.opened.connect(self._open)
        self.view.current_row_changed.connect(lambda _row: self.chosen.emit())
        theme.changed.connect(self._measure)
        self.first.setHidden(left_out)
        self._measure()

    def show_list(self, found: TalkList) -> None:
        """Show these; the chosen one stays chosen if it is among them."""
        self.rows.show_lines(found.lines, found.total)
        self.chosen.emit()

    def line(self) -> TalkLine | None:
        """Return the chosen row."""
        return self.rows.chosen()

    def state(self) -> str:
        """Return what is shown: "rows", "none_yet" or "none_matches"."""
        return self.rows.state()

    def choose(self, key: str) -> bool:
        """Choose a conversation by its id; return whether it is among those shown."""
        return self.rows.choose(key)

    def _open(self, row: int) -> None:
        line = self.model.line(row)
        if line is not None:
            self.opened.emit(line)

    def _measure(self) -> None:
        self.setMinimumHeight(theme.px(_LEAST_HEIGHT))
