"""Tabs that lead on: the pause and the decision, in a sentence and a button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label


class LeadingCard(Card):
    """Says how it stands, and leads to the page where one goes on."""

    asked = Signal()

    def __init__(self, title: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", "body", "ink-2", wrap=True)
        self.button = Button("", icon=icon)
        self.button.clicked.connect(self.asked)
        self.body.setSpacing(12)
        self.body.addWidget(Label(title, "h2"))
        self.body.addWidget(self.words)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_standing(self, words: str, button: str, *, can_go_on: bool) -> None:
        """Show how it stands and what the button does."""
        self.words.setText(words)
        self.button.set_text(button)
        self.button.setVisible(can_go_on)
