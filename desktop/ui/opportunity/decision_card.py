"""The Decision tab: what stands and what it replaced, its sign-off, what can be done, and the plan."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.decision_tab import DecisionTab, StandingDecision
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.opportunity.leading_card import LeadingCard
from desktop.ui.opportunity.plan_steps_list import PlanStepsList
from desktop.ui.opportunity.standing_row import StandingRow
from desktop.ui.widgets.label import Label


class DecisionCard(LeadingCard):
    """`replace_asked` carries a number and an outcome, the others a number."""

    replace_asked = Signal(str, str)
    sign_off_asked = Signal(str)
    read_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Decision", "pen-line", parent)
        self.rows: list[StandingRow] = []
        self._shown: tuple[tuple[StandingDecision, ...], bool] = ((), False)
        self.undecided = Label("", "body", "ink", weight=600, wrap=True)
        self.steps = PlanStepsList()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)
        before_button = self.body.indexOf(self.button)
        self.body.insertLayout(before_button, self._rows)
        self.body.insertWidget(before_button + 1, self.undecided)
        self.body.insertWidget(self.body.indexOf(self.button) + 1, self.steps)
        self.show_tab(DecisionTab(), can_write=False)

    def show_tab(self, tab: DecisionTab, *, can_write: bool) -> None:
        """Show the decisions and the plan; while nothing is decided, only the words that lead on."""
        if self._shown != (tab.decisions, can_write):
            self._shown = (tab.decisions, can_write)
            self._refill(tab, can_write=can_write)
        self.words.setVisible(not tab.decisions)
        self.undecided.setText(tab.undecided)
        self.undecided.setVisible(bool(tab.undecided))
        self.steps.show_plan(tab.plan, can_write=can_write)

    def _refill(self, tab: DecisionTab, *, can_write: bool) -> None:
        clear_layout(self._rows)
        self.rows = [StandingRow(one, can_write=can_write) for one in tab.decisions]
        for row in self.rows:
            row.replace_asked.connect(self.replace_asked)
            row.sign_off_asked.connect(self.sign_off_asked)
            row.read_asked.connect(self.read_asked)
            self._rows.addWidget(row)
