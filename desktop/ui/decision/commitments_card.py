"""Our commitments, tested in this decision."""

from __future__ import annotations

from collections import Counter
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.commitments import FAIR_PRICING, NO_LOSS
from desktop.domain.decision import HOLDING_WORDS, DecisionDraft, Holding, Outcome
from desktop.services.deciding import DecisionForm
from desktop.ui.decision.commitment_row import CommitmentRow
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import PADDING, Card, CardHeader
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.scrolling import RING, Scrolling

_FROM_COST = (NO_LOSS, FAIR_PRICING)


class CommitmentsCard(Card):
    """One row a commitment, their count above, and where they come from beneath.

    Rows stand as they were worked out, for the outcome that is chosen, until a person answers.
    """

    edited = Signal()
    cost_asked = Signal()
    read_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.rows: dict[str, CommitmentRow] = {}
        self._answered: dict[str, Holding] = {}
        self._recorder = ""
        self._form: DecisionForm | None = None
        self._outcome: Outcome | None = None
        self.count = Label("", "table", "ink-2", elide=Qt.TextElideMode.ElideRight)
        self._adopted = Label("", "note", "ink-2", wrap=True)
        self.read = Button("Read in full", "link")
        self.read.setAccessibleDescription("Opens the Commitments page")
        self._scroll = Scrolling(QWidget())
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._align())
        self.body.setSpacing(0)
        self.body.addWidget(CardHeader("Our commitments", trailing=self.count))
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(Rule())
        self.body.addLayout(self._foot())
        self.read.clicked.connect(self.read_asked)

    def show_form(self, form: DecisionForm) -> None:
        """Show the commitments of this form, answered as in its draft."""
        self._form, self._outcome = form, form.draft.outcome
        self._recorder = form.recorder
        self._adopted.setText(form.adopted_words)
        reasons = dict(form.draft.exceptions)
        self.rows = {
            each.id: CommitmentRow(each, from_cost=each.id in _FROM_COST) for each in form.commitments
        }
        self._answered = {key: holding for key, holding in form.draft.commitments if key in self.rows}
        for key, row in self.rows.items():
            self._show_row(key, reasons.get(key, ""))
            row.chosen.connect(partial(self._chose, key))
            row.edited.connect(self._typed)
            row.given_back.connect(partial(self._give_back, key))
            row.cost_asked.connect(self.cost_asked)
        self._scroll.show_content(_sheet(list(self.rows.values())))
        self._align()
        self._count()

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show what was worked out for another outcome; what a person answered stays."""
        self._outcome = outcome
        for key, row in self.rows.items():
            self._show_row(key, row.reason.words())
        self._count()

    def holdings(self) -> tuple[tuple[str, Holding], ...]:
        """Return how each commitment stands that a person has answered."""
        return tuple((key, self._answered[key]) for key in self.rows if key in self._answered)

    def exceptions(self) -> tuple[tuple[str, str], ...]:
        """Return the reasons of those in tension that have one."""
        reasons = ((key, row.exception_reason()) for key, row in self.rows.items())
        return tuple((key, reason) for key, reason in reasons if reason)

    def merged(self, draft: DecisionDraft) -> DecisionDraft:
        """Return the draft with the commitments as they stand here."""
        return replace(draft, commitments=self.holdings(), exceptions=self.exceptions())

    def set_free(self, free: bool) -> None:
        """Take all the height the rows need, or scroll within what is given."""
        self._scroll.set_free(free)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(PADDING - 1, 24, PADDING - 1, 24)
        foot.setSpacing(16)
        foot.addWidget(self._adopted, 1)
        foot.addWidget(self.read)
        return foot

    def _align(self) -> None:
        """Let the rows end where what stands above and beneath ends, with a scroll bar or without."""
        bar = self._scroll.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() > 0 else 0
        for row in self.rows.values():
            row.leave_room(max(RING, PADDING - 1 - beside))

    def _show_row(self, key: str, reason: str) -> None:
        if self._form is not None:
            found = self._form.tested[self._outcome].found[key]
            self.rows[key].show_values(found, self._answered.get(key), reason, self._said_by(key))

    def _chose(self, key: str) -> None:
        row = self.rows[key]
        self._answered[key] = row.holding()
        row.show_said_by(self._said_by(key))
        self._typed()

    def _give_back(self, key: str) -> None:
        """Let what was worked out count again."""
        self._answered.pop(key, None)
        self._show_row(key, self.rows[key].reason.words())
        self.rows[key].focus_answer()
        self._typed()

    def _typed(self) -> None:
        self._count()
        self.edited.emit()

    def _said_by(self, key: str) -> str:
        return (self._recorder or "A person") if key in self._answered else ""

    def _count(self) -> None:
        counts = Counter(row.holding() for row in self.rows.values())
        words = [f"{counts[each]} {HOLDING_WORDS[each].lower()}" for each in Holding if counts[each]]
        self.count.setText(", ".join(words))


def _sheet(rows: list[CommitmentRow]) -> QWidget:
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for number, row in enumerate(rows):
        if number:
            column.addWidget(Rule())
        column.addWidget(row)
    column.addStretch(1)
    return sheet
