"""Is it fair? Each check with its words and, where asked for, the sum it rests on. No score, no count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.fairness import STATE_WORDS, FairCheck, State
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card, CardHeader
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.filter_chip import FilterChip
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

_MARKS = {
    State.HOLDS: ("circle-check", "enough-text"),
    State.LOOK: ("info", "tight-text"),
    State.OPEN: ("circle", "ink-3"),
}
_NOBODY = "Once there are two members, what each says is held side by side here."


class FairnessCard(Card):
    """`term_asked` names the term that would settle what is open."""

    term_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.rows: list[CheckRow] = []
        self._checks: tuple[FairCheck, ...] = ()
        self.sums = FilterChip("Show the sums", tick=True)
        self.sums.toggled.connect(self._show_sums)
        self.nobody = Label(_NOBODY, "table", "ink-2", wrap=True)
        self.missing = Button("Add the missing term")
        self.missing.clicked.connect(self._ask_for_term)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.setSpacing(0)
        self.body.addWidget(CardHeader("Is it fair?", trailing=self.sums))
        self.body.addLayout(self._rows)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 12, 16, 12)
        foot.addWidget(self.nobody)
        foot.addWidget(self.missing, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(foot)
        self.body.addStretch(1)

    def show_checks(self, checks: Sequence[FairCheck]) -> None:
        """Show the checks as they stand now; rows stay while the checks do."""
        if tuple(one.id for one in checks) != tuple(one.id for one in self._checks):
            clear_layout(self._rows)
            self.rows = [CheckRow() for _ in checks]
            for row in self.rows:
                self._rows.addWidget(row)
                self._rows.addWidget(Rule())
        self._checks = tuple(checks)
        for row, check in zip(self.rows, checks, strict=True):
            row.show_check(check, with_sum=self.sums.isChecked())
        self.nobody.setVisible(not checks)
        self.missing.setVisible(bool(self._first_term()))

    def _show_sums(self) -> None:
        self.show_checks(self._checks)

    def _first_term(self) -> str:
        return next((one.term for one in self._checks if one.state is State.OPEN and one.term), "")

    def _ask_for_term(self) -> None:
        self.term_asked.emit(self._first_term())


class CheckRow(QWidget):
    """An icon, what would be fair, how it stands, and the sum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = LineIcon("circle", 20, "ink-3")
        self.title = Label("", "note", weight=600, wrap=True)
        self.words = Label("", "note", "ink-2", wrap=True)
        self.sum = Label("", "caption", "ink-2", wrap=True, tabular=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self.title, self.words, self.sum):
            words.addWidget(label)
        line = QHBoxLayout(self)
        line.setContentsMargins(15, 12, 15, 12)
        line.setSpacing(12)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def show_check(self, check: FairCheck, *, with_sum: bool) -> None:
        """Show how it stands now."""
        icon, colour = _MARKS[check.state]
        self._icon.show_icon(icon, colour)
        self.title.setText(check.title)
        self.title.setAccessibleName(f"{check.title}: {STATE_WORDS[check.state].lower()}")
        self.words.setText(check.words)
        self.sum.setText("\n".join(check.sums))
        self.sum.setVisible(with_sum and bool(check.sums))
