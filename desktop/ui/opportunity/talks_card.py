"""What was agreed to talk about next, with whom and by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.conversation_lines import TalkLine
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label

_NONE = "No next step with anybody is noted yet."


class TalksCard(Card):
    """The next steps that are still to come, the soonest first; History holds every conversation."""

    note_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = Button("Note a conversation", icon="plus")
        self.note.clicked.connect(self.note_asked)
        self.talks = QVBoxLayout()
        self.talks.setSpacing(12)
        self.body.setSpacing(12)
        self.body.addWidget(Label("Next conversations", "h2"))
        self.body.addLayout(self.talks)
        self.body.addStretch(1)
        self.body.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)

    def show_talks(self, lines: Sequence[TalkLine]) -> None:
        """Show what is still to come of these conversations and approaches."""
        clear_layout(self.talks)
        ahead = [line for line in lines if line.waiting]
        for line in sorted(ahead, key=lambda line: line.next_at or date.max):
            self.talks.addLayout(_talk_row(line))
        if not ahead:
            self.talks.addWidget(Label(_NONE, "note", "ink-2", wrap=True))


def _talk_row(line: TalkLine) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(line.name, "h3", wrap=True))
    words.addWidget(Label(_step(line), "note", "ink-2", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(LineIcon("message-circle", 20, "ink-2"))
    row.addLayout(words, 1)
    return row


def _step(line: TalkLine) -> str:
    """Return the next step with its day, where it has one, in one sentence: "Call Ines, today"."""
    step = " ".join(line.next_step.split()).rstrip(".")
    if line.next_at is None:
        return step
    return f"{step}, {line.next_on.replace('Today', 'today').replace('Since', 'since')}"
