"""The head of an opportunity's page: the way back, the title, the byline, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.opportunity_page import OpportunityCard
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.state_chip import StateChip

_CHIP_GAP = 16
_ELIDE = Qt.TextElideMode.ElideRight
_READ_ONLY = "This workspace is open read-only, so nothing can be recorded."


class PageHead(QWidget):
    """Step back stands beside the pause, as large: one may say no before anything else."""

    back_asked = Signal()
    step_back_asked = Signal()
    pause_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button("Opportunities", "link", "chevron-left")
        self.title = Label("", "h1", wrap=True)
        self._byline = FlowLayout(gap=0)
        self.verdict = StateChip("")
        self.step_back = Button("Step back", icon="hand-heart", large=True)
        self.pause = Button("Start the pause", "main", "pause", large=True)
        self.back.clicked.connect(self.back_asked)
        self.step_back.clicked.connect(self.step_back_asked)
        self.pause.clicked.connect(self.pause_asked)
        self._parts: list[Label] = []
        self._lay_out()

    def show_card(self, card: OpportunityCard) -> None:
        """Show this opportunity."""
        self.title.setText(card.title)
        self._show_byline(card)
        self.pause.set_text(card.pause_button)
        for button in (self.step_back, self.pause):
            button.set_reason(None if card.can_decide else _READ_ONLY)

    @property
    def byline(self) -> str:
        """The words beneath the title."""
        return "".join(label.text() for label in self._parts)

    def _show_byline(self, card: OpportunityCard) -> None:
        """Show each part as a label of its own: a long byline goes on in the next line."""
        self._byline.removeWidget(self.verdict)
        clear_layout(self._byline)
        last = len(card.byline) - 1
        self._parts = [
            Label(f"{part}  ·  " if number < last else part, "body", "ink-2", elide=_ELIDE)
            for number, part in enumerate(card.byline)
        ]
        self._parts[-1].setContentsMargins(0, 0, _CHIP_GAP, 0)
        for label in self._parts:
            self._byline.addWidget(label)
        self.verdict.show_state(card.verdict_words, card.runway.verdict)
        self._byline.addWidget(self.verdict)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.title)
        words.addSpacing(4)
        words.addLayout(self._byline)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 20, 0, 0)
        buttons.setSpacing(16)
        buttons.addWidget(self.step_back)
        buttons.addWidget(self.pause)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addLayout(buttons)
