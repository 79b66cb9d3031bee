"""How the full cost of an opportunity stands, and the way to its worksheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label


class CostCard(Card):
    """One sentence, and the worksheet behind it."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", "note", "ink-2", wrap=True)
        self.open = Button("Open the cost worksheet", "link", "table")
        self.open.clicked.connect(self.asked)
        self.body.addWidget(Label("Full cost", "h2"))
        self.body.addWidget(self.words)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)

    def show_words(self, words: str) -> None:
        """Show how it stands."""
        self.words.setText(words)
