"""The head of an opportunity's page: the way back, the title, the byline, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.services.opportunity_page import OpportunityCard
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.opportunity.decided_words import DECIDE_AGAIN, READ_DECISION
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.sheet import stack
from desktop.ui.widgets.state_chip import StateChip
from desktop.ui.widgets.way_back import WayBack

_CHIP_GAP = 16
_BENEATH_BELOW = 640
_BESIDE_TITLE = 33
"""How far down the buttons stand, to be level with title and byline."""
_ELIDE = Qt.TextElideMode.ElideRight
_READ_ONLY = "This workspace is open read-only, so nothing can be recorded."


class PageHead(QWidget):
    """Step back stands beside the pause, as large: one may say no before anything else.

    Once a decision stands, it can be read, or be decided again.
    """

    back_asked = Signal()
    step_back_asked = Signal()
    pause_asked = Signal()
    decision_read = Signal(str)
    decide_again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = WayBack("Opportunities")
        self.title = Label("", "h1", wrap=True)
        self._byline = FlowLayout(gap=0)
        self.verdict = StateChip("")
        self.step_back = Button("Step back", icon="hand-heart", large=True)
        self.pause = Button("Start the pause", "main", "pause", large=True)
        self.back.clicked.connect(self.back_asked)
        self.step_back.clicked.connect(self._step_back_or_again)
        self.pause.clicked.connect(self._go_on)
        self._decided = ""
        self._parts: list[Label] = []
        self._lay_out()

    def show_card(self, card: OpportunityCard) -> None:
        """Show this opportunity."""
        self.title.setText(card.title)
        self._show_byline(card)
        self._decided = card.decision_number
        if self._decided:
            self.pause.set_text(READ_DECISION, "book-open-check")
            self.step_back.set_text(DECIDE_AGAIN, "pen-line")
        else:
            self.pause.set_text(card.pause_button, "pause")
            self.step_back.set_text("Step back", "hand-heart")
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

    def _go_on(self) -> None:
        if self._decided:
            self.decision_read.emit(self._decided)
        else:
            self.pause_asked.emit()

    def _step_back_or_again(self) -> None:
        (self.decide_again_asked if self._decided else self.step_back_asked).emit()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.title)
        words.addSpacing(4)
        words.addLayout(self._byline)
        self._buttons = FlowLayout(gap=16)
        self._buttons.addWidget(self.step_back)
        self._buttons.addWidget(self.pause)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        self._row.addLayout(words, 1)
        self._row.addLayout(self._buttons)
        theme.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Let the buttons stand beneath the words where there is no room beside them."""
        narrow = self.width() / theme.scale < _BENEATH_BELOW
        stack(self._row, narrow)
        self._row.setSpacing(12 if narrow else 24)
        self._buttons.setContentsMargins(0, 0 if narrow else _BESIDE_TITLE, 0, 0)
