"""Our commitments, tested in this decision."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.decision import HOLDING_WORDS, DecisionDraft, Holding
from desktop.services.deciding import DecisionForm
from desktop.ui.decision.commitment_row import CommitmentRow
from desktop.ui.widgets.card import PADDING, Card, CardHeader
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.scrolling import Scrolling


class CommitmentsCard(Card):
    """One row a commitment, their count above, and where they come from beneath."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.rows: dict[str, CommitmentRow] = {}
        self._answered: set[str] = set()
        self._recorder = ""
        self.count = Label("", "table", "ink-2", elide=Qt.TextElideMode.ElideRight)
        self._adopted = Label("", "table", "ink-2", wrap=True)
        self._adopted.setContentsMargins(PADDING - 1, 25, PADDING - 1, 25)
        self._scroll = Scrolling(QWidget())
        self.body.setSpacing(0)
        self.body.addWidget(CardHeader("Our commitments", trailing=self.count))
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(Rule())
        self.body.addWidget(self._adopted)

    def show_form(self, form: DecisionForm) -> None:
        """Show the commitments of this form, answered as in its draft."""
        self._recorder = form.recorder
        self._adopted.setText(form.adopted_words)
        holdings, reasons = dict(form.draft.commitments), dict(form.draft.exceptions)
        self._answered = set(holdings)
        self.rows = {each.id: CommitmentRow(each) for each in form.commitments}
        for key, row in self.rows.items():
            row.show_values(holdings.get(key, Holding.NOT_KNOWN), reasons.get(key, ""), self._said_by(key))
            row.edited.connect(partial(self._edited, key))
        self._scroll.show_content(_sheet(list(self.rows.values())))
        self._count()

    def holdings(self) -> tuple[tuple[str, Holding], ...]:
        """Return how each commitment stands that a person has answered."""
        return tuple((key, row.holding()) for key, row in self.rows.items() if key in self._answered)

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

    def _edited(self, key: str) -> None:
        self._answered.add(key)
        row = self.rows[key]
        row.show_said_by(self._said_by(key))
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
