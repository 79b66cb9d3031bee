"""One commitment in a decision: a short question with three answers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.decision import HOLDING_WORDS, Commitment, Holding
from desktop.ui.widgets.card import PADDING
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.radio import Radio
from desktop.ui.widgets.tab_order import tab_to_the_chosen

MARKS: Final = {
    Holding.KEPT: ("circle-check", "brand"),
    Holding.IN_TENSION: ("info", "tight-text"),
    Holding.NOT_KNOWN: ("circle", "ink-3"),
}
_REASON_HEIGHT: Final = 40


class CommitmentRow(QWidget):
    """Kept, in tension or not known yet; in tension asks for the reason of the exception."""

    edited = Signal()

    def __init__(self, commitment: Commitment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.commitment = commitment
        self._mark = LineIcon(*_mark(Holding.NOT_KNOWN))
        self._group = QButtonGroup(self)
        self.radios = {holding: Radio(HOLDING_WORDS[holding]) for holding in Holding}
        for radio in self.radios.values():
            radio.setAccessibleDescription(f"{commitment.title}. {commitment.question}")
            self._group.addButton(radio)
        self._said_by = QWidget()
        self._said_by_name = Label("", "caption", "ink-2", elide=Qt.TextElideMode.ElideRight)
        self.reason = GrowingField("", role="table", least=_REASON_HEIGHT)
        self.exception = Field(f"Reason for the exception: {commitment.title}", self.reason)
        self.exception.label.setText("Reason for the exception")
        self._trustees = Label("Trustees will see this in the register.", "caption", "ink-2", wrap=True)
        self._lay_out()
        self._group.buttonClicked.connect(lambda _: self._chose())
        self.reason.textChanged.connect(self._typed)

    def holding(self) -> Holding:
        """Return how the commitment stands."""
        return next(holding for holding, radio in self.radios.items() if radio.isChecked())

    def exception_reason(self) -> str:
        """Return the reason of the exception, "" where there is none."""
        return self.reason.words() if self.holding() is Holding.IN_TENSION else ""

    def show_values(self, holding: Holding, reason: str, said_by: str) -> None:
        """Show how it stands and who says so; nothing is told."""
        self.radios[holding].setChecked(True)
        tab_to_the_chosen(self.radios.values())
        blocked = self.reason.blockSignals(True)
        self.reason.setPlainText(reason)
        self.reason.blockSignals(blocked)
        self.show_said_by(said_by)
        self._fold()

    def show_said_by(self, said_by: str) -> None:
        """Show who gave the answer, or nothing for ""."""
        self._said_by_name.setText(said_by)
        self._said_by_name.setAccessibleName(f"Answered by {said_by}" if said_by else "")
        self._said_by.setVisible(bool(said_by))

    def show_error(self, sentence: str) -> None:
        """Show under the reason why it cannot be recorded so."""
        self.exception.show_error(sentence)

    def _chose(self) -> None:
        self._fold()
        if self.holding() is Holding.IN_TENSION:
            self.reason.setFocus()
        self.edited.emit()

    def _typed(self) -> None:
        self.show_error("")
        self.edited.emit()

    def _fold(self) -> None:
        holding = self.holding()
        self._mark.show_icon(*MARKS[holding])
        in_tension = holding is Holding.IN_TENSION
        self.exception.setVisible(in_tension)
        self._trustees.setVisible(in_tension)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(self.commitment.title, "h3", wrap=True))
        words.addWidget(Label(self.commitment.question, "table", "ink-2", wrap=True))
        words.addSpacing(2)
        words.addLayout(self._answers())
        words.addSpacing(2)
        words.addWidget(self.exception)
        words.addWidget(self._trustees)
        self._trustees.setContentsMargins(0, 4, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING - 1, 10, PADDING - 1, 10)
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _answers(self) -> FlowLayout:
        answers = FlowLayout(gap=20, line_gap=4, right_from=len(self.radios))
        for radio in self.radios.values():
            answers.addWidget(radio)
        row = QHBoxLayout(self._said_by)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(LineIcon("user", 12, "ink-2"))
        row.addWidget(self._said_by_name)
        answers.addWidget(self._said_by)
        return answers


def _mark(holding: Holding) -> tuple[str, int, str]:
    name, colour = MARKS[holding]
    return name, 18, colour
