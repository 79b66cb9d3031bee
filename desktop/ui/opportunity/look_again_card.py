"""Look again: what changed about something that people have worked on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.look_again import LookAgain
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label


class LookAgainCard(Card):
    """Stays until somebody has looked, or decided anew."""

    still_stands = Signal()
    decision_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentences = QVBoxLayout()
        self.sentences.setSpacing(4)
        self.looked = Button("Looked, still stands", icon="check")
        self.decide = Button("Decide again")
        self.looked.clicked.connect(self.still_stands)
        self.decide.clicked.connect(self.decision_asked)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Label("Look again", "h3"))
        words.addLayout(self.sentences)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(LineIcon("rotate-ccw", 20, "brand"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.looked, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.hide()

    def show_reasons(self, reasons: Sequence[LookAgain], *, can_record: bool) -> None:
        """Show why it should be looked at again; with no reason the card is away."""
        clear_layout(self.sentences)
        for reason in reasons:
            self.sentences.addWidget(Label(reason.sentence, "body", "ink-2", wrap=True))
        for button in (self.looked, self.decide):
            button.setVisible(can_record)
        self.setVisible(bool(reasons))
