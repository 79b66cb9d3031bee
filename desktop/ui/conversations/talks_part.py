"""The conversations about one thing, as rows that lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.conversation_lines import TalkLine
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.today.line_row import LineRow
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

_NONE = "No conversation about it is noted."


class TalksPart(QWidget):
    """`opened` carries the row that is to be read in full."""

    opened = Signal(object)
    note_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = Button("Note a conversation", "link", icon="plus")
        self.none = Label(_NONE, "body", "ink-2", wrap=True)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(Label("Conversations", "h2"), 1)
        head.addWidget(self.note, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.none)
        column.addLayout(self.rows)
        self.note.clicked.connect(self.note_asked)

    def show_talks(self, lines: Sequence[TalkLine]) -> None:
        """Show these, the newest first."""
        clear_layout(self.rows)
        for number, line in enumerate(lines):
            if number:
                self.rows.addWidget(Rule())
            row = LineRow(line.name, " ".join(line.said.split()), at=line.on)
            row.setAccessibleDescription("Read it in full")
            row.clicked.connect(partial(self.opened.emit, line))
            self.rows.addWidget(row)
        self.none.setVisible(not lines)
