"""The card with the large runway and its sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.runway import Runway, short_window_sentence
from desktop.domain.working_days import Calendar
from desktop.ui.runway.large import LargeRunway
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label


class RunwayCard(Card):
    """Says in words what the drawing shows; a short window says its sum beneath."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Label("", "table", "ink-2", wrap=True)
        self.short_window = Label("", "table", "short-text", wrap=True)
        self.runway = LargeRunway()
        self.date = Button("", icon="calendar")
        self.date.hide()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label("Runway", "h2"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.sentence, 1)
        self.sentence.setContentsMargins(0, 3, 0, 0)  # its words stand on the title's line
        self.body.addLayout(head)
        self.body.addWidget(self.runway)
        self.body.addWidget(self.date, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.short_window)

    def show_runway(self, runway: Runway, calendar: Calendar, sentence: str) -> None:
        """Show this runway."""
        self.sentence.setText(sentence)
        self.runway.show_runway(runway, calendar)
        words = short_window_sentence(runway)
        self.short_window.setText(f"Short window. {words}" if words else "")
        self.short_window.setVisible(bool(words))

    def offer_date(self, words: str) -> None:
        """Offer to say when it closes; "" offers nothing."""
        self.date.set_text(words)
        self.date.setVisible(bool(words))
