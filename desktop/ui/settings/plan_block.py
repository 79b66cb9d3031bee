"""One plan: its four numbers, their sum as they are typed, and what follows from it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.plan_rules import LEAST_DAYS, MOST_DAYS, STEPS, PlanName, typed_days
from desktop.domain.runway import Plan, Step
from desktop.services.settings import PLAN_WORDS, STEP_WORDS, plan_sum
from desktop.ui.settings.number_edit import NumberEdit
from desktop.ui.settings.plan_bar import PlanBar
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.field import ErrorLine, Field
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label

FOUR_ABREAST = 440
"""Width at 100 % text from which the four numbers stand in one row."""


class PlanBlock(QWidget):
    """`edited` tells of each change as it is typed, `left` that a field was left."""

    edited = Signal()
    left = Signal()

    def __init__(self, name: PlanName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._kept: Plan | None = None
        self.edits = {step: NumberEdit(LEAST_DAYS[step], MOST_DAYS) for step in STEPS}
        self.sum = Label("", "table", weight=600, tabular=True)
        self.bar = PlanBar()
        self.error = ErrorLine()
        self.consequence = Label("", "note", wrap=True)
        self.changed_by = Label("", "caption", "ink-2", wrap=True)
        self._fields = [self._field(step, edit) for step, edit in self.edits.items()]
        self._grid = QGridLayout()
        self._abreast = 0
        self._lay_out()
        self._arrange()
        for edit in self.edits.values():
            edit.textEdited.connect(self.edited)
            edit.stepped.connect(self.edited)
            edit.editingFinished.connect(self.left)

    def show_kept(self, plan: Plan) -> None:
        """Show the numbers that are kept, unless others were typed meanwhile."""
        typed = self._kept is not None and self.typed() != self._kept
        if typed and self.typed() != plan:
            self._kept = plan
            return
        self._kept = plan
        self.show_plan(plan)

    def show_plan(self, plan: Plan) -> None:
        """Put these numbers into the fields."""
        for step, edit in self.edits.items():
            edit.setText(str(getattr(plan, step)))
        self.show_error("")

    def typed(self) -> Plan | None:
        """Return the plan as it stands in the fields, None where a number cannot be used."""
        days = {step: typed_days(step, edit.text()) for step, edit in self.edits.items()}
        numbers = {step.value: each for step, each in days.items() if isinstance(each, int)}
        return Plan(**numbers) if len(numbers) == len(days) else None

    def first_wrong(self) -> tuple[Step, str] | None:
        """Return the first step whose number cannot be used, and why."""
        for step, edit in self.edits.items():
            found = typed_days(step, edit.text())
            if isinstance(found, str):
                return step, f"{STEP_WORDS[step]}: {found[0].lower()}{found[1:]}"
        return None

    def show_sum(self, plan: Plan, longest: int, consequence: str) -> None:
        """Show what the numbers add up to, and what that means."""
        self.sum.setText(plan_sum(plan))
        self.bar.show_plan(plan, longest)
        self.consequence.setText(consequence)

    def show_error(self, sentence: str, step: Step | None = None) -> None:
        """Show under the numbers why they cannot stay as they are; the field at fault says it too."""
        self.error.show_sentence(sentence)
        for each, edit in self.edits.items():
            at_fault = sentence if step in (each, None) else ""
            edit.setAccessibleDescription(at_fault or "Working days")

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody change the numbers, or anybody."""
        for edit in self.edits.values():
            edit.setEnabled(not read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the numbers in one row, or in two where there is less room."""
        super().resizeEvent(event)
        self._arrange()

    def _field(self, step: Step, edit: NumberEdit) -> Field:
        field = Field(STEP_WORDS[step], edit)
        edit.setAccessibleName(f"{PLAN_WORDS[self.name]}: {STEP_WORDS[step].lower()}")
        edit.setAccessibleDescription("Working days")
        return field

    def _lay_out(self) -> None:
        head = FlowLayout(gap=16, line_gap=0, right_from=1)
        head.addWidget(Label(PLAN_WORDS[self.name], "h3"))
        head.addWidget(self.sum)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addLayout(self._grid)
        for widget in (self.error, self.consequence, self.changed_by):
            column.addWidget(widget)

    def _arrange(self) -> None:
        abreast = 4 if self.width() / theme.scale >= FOUR_ABREAST else 2
        if abreast == self._abreast:
            return
        self._abreast = abreast
        for number, field in enumerate(self._fields):
            row, column = divmod(number, abreast)
            self._grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
        for column, step in enumerate(STEPS):
            wide = 5 if step is Step.CONVERSATIONS else 3
            self._grid.setColumnStretch(column, wide if column < abreast else 0)
