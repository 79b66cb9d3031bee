"""Another day or another owner for a step of the plan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCompleter, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services import plan_steps
from desktop.services.desk import Desk
from desktop.services.plan_steps import PlanLine
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.fitting import fit_height
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from feeds.errors import TenderPauseError

_WIDTH = 420
_COUNTED = "Counted from the deadline"


class PlanStepDialog(QDialog):
    """Accepted means: it is recorded. An empty day goes back to the one that is counted."""

    def __init__(
        self, desk: Desk, line: PlanLine, owners: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._line = desk, line
        self.setWindowTitle(line.words)
        self.setAccessibleDescription(f"{line.words}: {line.about}")
        self.setMinimumWidth(theme.px(_WIDTH))
        self.on = DayField("By", today=lambda: desk.today, placeholder=_COUNTED)
        self.on.set_value(line.on)
        self.owner = LineField("Who sees to it")
        self.owner.set_words(line.owner)
        self.owner.edit.setCompleter(QCompleter(list(owners), self))
        self.problem = ErrorLine()
        self.keep = Button("Save", "main")
        self.leave = Button("Cancel")
        self.keep.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Label(line.words, "h2", wrap=True))
        column.addWidget(Label(line.about, "table", "ink-2", wrap=True))
        for widget in (self.on, self.owner, self.problem):
            column.addWidget(widget)
        column.addLayout(row)

    def accept(self) -> None:
        """Record it, or say why not."""
        if self.on.unreadable():
            self.on.show_error(NOT_A_DAY)
            fit_height(self)
            return
        try:
            plan_steps.change(
                self._desk, self._line.key, self._line.step, on=self.on.value(), owner=self.owner.words()
            )
        except TenderPauseError as problem:
            self.problem.show_sentence(str(problem))
            fit_height(self)
        else:
            super().accept()
