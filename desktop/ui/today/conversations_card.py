"""What is to be seen to between us and others: next steps, answers, who has gone quiet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.conversations_due import ANSWER, QUIET, STEP, DueLine
from desktop.ui.today.line_row import LineRow
from desktop.ui.today.rows_card import RowsCard

_LEADS = {
    STEP: "Say that it is done, or give it another day",
    ANSWER: "Look at what they ask, and answer",
    QUIET: "Note a conversation with them",
}


class ConversationsCard(RowsCard):
    """`chosen` carries what somebody sees to, a DueLine."""

    chosen = Signal(object)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Conversations due", lead="See all", parent=parent)
        if self.lead is not None:
            self.lead.clicked.connect(self.all_asked)

    def show_due(self, lines: Sequence[DueLine], total: int) -> None:
        """Show these, of so many; away while none is due."""
        self.show_rows([self._row(line) for line in lines])
        self.setVisible(bool(lines))
        if self.lead is not None:
            self.lead.setVisible(total > len(lines))

    def _row(self, line: DueLine) -> LineRow:
        row = LineRow(line.name, line.second, at=line.at)
        row.setAccessibleDescription(_LEADS[line.sort])
        row.clicked.connect(lambda: self.chosen.emit(line))
        return row
