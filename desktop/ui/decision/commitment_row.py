"""One commitment in a decision: a short question with three answers, and what was worked out of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.commitment_facts import Finding
from desktop.domain.decision import HOLDING_WORDS, Commitment, Holding
from desktop.ui.widgets.button import Button
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
    """Kept, in tension or not known yet; in tension asks for the reason of the exception.

    It stands as it was worked out until a person answers: `chosen` tells that somebody did, `edited` that
    a reason was typed, `given_back` that what was worked out shall count again.
    """

    chosen = Signal()
    edited = Signal()
    given_back = Signal()
    cost_asked = Signal()

    def __init__(
        self, commitment: Commitment, *, from_cost: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.commitment = commitment
        self._finding = Finding(Holding.NOT_KNOWN)
        self._because = Label("", "note", "ink-2", wrap=True)
        self.cost = Button("Cost worksheet", "link", "table")
        self.cost.setAccessibleDescription(
            f"Opens the full cost, from which this is worked out: {commitment.title}"
        )
        self._from_cost = from_cost
        self.give_back = Button("Use what was worked out", "link", "undo")
        self.give_back.setAccessibleDescription(commitment.title)
        self._mark = LineIcon(*_mark(Holding.NOT_KNOWN))
        self._group = QButtonGroup(self)
        self.radios = {holding: Radio(HOLDING_WORDS[holding]) for holding in Holding}
        for radio in self.radios.values():
            radio.setAccessibleDescription(f"{commitment.title}. {commitment.question}")
            self._group.addButton(radio)
        self._said_by = QWidget()
        self._said_by_name = Label("", "caption", "ink-2", elide=Qt.TextElideMode.ElideRight)
        self.reason = GrowingField("", role="note", least=_REASON_HEIGHT)
        self.exception = Field(f"Reason for the exception: {commitment.title}", self.reason)
        self.exception.label.setText("Reason for the exception")
        self.exception.setContentsMargins(0, 8, 0, 0)
        self._trustees = Label("Trustees will see this in the register.", "caption", "ink-2", wrap=True)
        self._row = QHBoxLayout(self)
        self._lay_out()
        self._group.buttonClicked.connect(lambda _: self._chose())
        self.cost.clicked.connect(self.cost_asked)
        self.give_back.clicked.connect(self.given_back)
        self.reason.textChanged.connect(self._typed)

    def leave_room(self, right: int) -> None:
        """Keep so far off the right edge."""
        margins = self._row.contentsMargins()
        margins.setRight(right)
        self._row.setContentsMargins(margins)

    def holding(self) -> Holding:
        """Return how the commitment stands."""
        return next(holding for holding, radio in self.radios.items() if radio.isChecked())

    def exception_reason(self) -> str:
        """Return the reason of the exception, "" where there is none."""
        return self.reason.words() if self.holding() is Holding.IN_TENSION else ""

    def show_values(self, finding: Finding, answer: Holding | None, reason: str, said_by: str) -> None:
        """Show what was worked out, what a person answered (None: nobody has), and who; nothing is told."""
        self._finding = finding
        worked_out = f" Worked out from {finding.worked_from}." if finding.worked_from else ""
        self._because.setText(f"{finding.because}{worked_out}")
        self._because.setVisible(bool(finding.because))
        self.give_back.setVisible(answer is not None and finding.is_settled)
        unanswered = Holding.IN_TENSION if reason and not finding.is_settled else finding.holding
        self._show_holding(answer or unanswered, reason)
        self.show_said_by("Worked out" if answer is None and finding.is_settled else said_by)

    def _show_holding(self, holding: Holding, reason: str) -> None:
        self.radios[holding].setChecked(True)
        tab_to_the_chosen(self.radios.values())
        blocked = self.reason.blockSignals(True)
        self.reason.setPlainText(reason)
        self.reason.blockSignals(blocked)
        self._fold()

    def show_said_by(self, said_by: str) -> None:
        """Show who gave the answer, or nothing for ""."""
        self._said_by_name.setText(said_by)
        answered = said_by if said_by in ("", "Worked out") else f"Answered by {said_by}"
        self._said_by_name.setAccessibleName(answered)
        self._said_by.setVisible(bool(said_by))

    def focus_answer(self) -> None:
        """Put the keyboard on the answer that stands."""
        self.radios[self.holding()].setFocus()

    def show_error(self, sentence: str) -> None:
        """Show under the reason why it cannot be recorded so."""
        self.exception.show_error(sentence)

    def _chose(self) -> None:
        self._fold()
        self.give_back.setVisible(self._finding.is_settled)
        if self.holding() is Holding.IN_TENSION:
            self.reason.setFocus()
        self.chosen.emit()

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
        words.setSpacing(0)
        words.addWidget(Label(self.commitment.title, "h3", wrap=True))
        words.addWidget(Label(self.commitment.question, "note", "ink-2", wrap=True))
        words.addSpacing(4)
        words.addLayout(self._answers())
        words.addWidget(self._because)
        words.addLayout(self._links())
        words.addWidget(self.exception)
        words.addWidget(self._trustees)
        self._because.setContentsMargins(0, 4, 0, 0)
        self._trustees.setContentsMargins(0, 8, 0, 0)
        self._row.setContentsMargins(PADDING - 1, 10, PADDING - 1, 10)
        self._row.setSpacing(12)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)
        self.cost.setVisible(self._from_cost)
        self.give_back.hide()

    def _links(self) -> FlowLayout:
        links = FlowLayout(gap=20, line_gap=4)
        links.addWidget(self.cost)
        links.addWidget(self.give_back)
        return links

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
