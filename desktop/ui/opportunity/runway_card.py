"""The card with the large runway and its sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.runway import Runway, Verdict, short_window_sentence
from desktop.domain.working_days import Calendar
from desktop.ui.runway.large import LargeRunway
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.tooltips import plain_tooltip


class RunwayCard(Card):
    """Says in words what the drawing shows; a short window says its sum beneath."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Label("", "note", "ink-2", wrap=True)
        self.short_window = Label("", "table", "short-text", wrap=True)
        self.runway = LargeRunway()
        self.date = Button("", icon="calendar")
        self.date.hide()
        self.plan = Button("Adjust the plan", "link")
        self.plan.setToolTip(plain_tooltip("The two plans stand under Settings."))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label("Runway", "h2"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.sentence, 1)
        head.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self.runway)
        self.body.addWidget(self.date, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.short_window)
        self._measure()
        theme.changed.connect(self._measure)

    def show_runway(self, runway: Runway, calendar: Calendar, sentence: str) -> None:
        """Show this runway."""
        self.sentence.setText(sentence)
        self.runway.show_runway(runway, calendar)
        self.plan.setVisible(runway.working_days is not None and runway.verdict is not Verdict.CLOSED)
        words = short_window_sentence(runway)
        self.short_window.setText(f"Short window. {words}" if words else "")
        self.short_window.setVisible(bool(words))

    def _measure(self) -> None:
        """Let sentence and link stand on the title's line."""
        title = theme.line("h2")
        self.sentence.setContentsMargins(0, (title - theme.line("note")) // 2, 0, 0)
        self.plan.setFixedHeight(title)

    def offer_date(self, words: str) -> None:
        """Offer to say when it closes; "" offers nothing."""
        self.date.set_text(words)
        self.date.setVisible(bool(words))
