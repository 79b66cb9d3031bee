"""What happened: what sources changed and what people did, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.history import HistoryLine
from desktop.ui.conversations.talks_part import TalksPart
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.theme.scaled import Scaled
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

_DAYS = 136
_TOP = Qt.AlignmentFlag.AlignTop


class HistoryCard(Card):
    """Conversations about it, then a line an event; ours and the notices' have their own icons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(8)
        self.talks = TalksPart()
        self.body.setSpacing(12)
        self.body.addWidget(self.talks)
        self.body.addWidget(Label("History", "h2"))
        self.body.addLayout(self.lines)
        self.body.addStretch(1)

    def show_history(self, history: Sequence[HistoryLine]) -> None:
        """Show these events."""
        clear_layout(self.lines)
        for number, line in enumerate(history):
            if number:
                self.lines.addWidget(Rule())
            self.lines.addWidget(_event(line))
        if not history:
            self.lines.addWidget(
                Label("Nothing has changed since it was published.", "body", "ink-2", wrap=True)
            )


def _event(line: HistoryLine) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    day = Label(line.day, "body", "ink-2", tabular=True)
    Scaled(day, _DAYS, day.setMinimumWidth)
    row.addWidget(LineIcon("user-round" if line.by_people else "file-text", 16), 0, _TOP)
    row.addWidget(day, 0, _TOP)
    row.addWidget(Label(line.sentence, "body", wrap=True), 1)
    who = line.who if line.by_people else "from the notices"
    row.addWidget(Label(who, "table", "ink-2"), 0, _TOP)
    return part
