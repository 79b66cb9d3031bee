"""The steps of the plan after a bid or a partnership: each a dated line with an owner that can be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.plan_steps import Plan, PlanLine
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.settings.saved_line import SavedLine
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.radio import Tick

NOBODY = "Nobody yet"


class PlanStepRow(QWidget):
    """One step. `ticked` tells whether it is done now, `change_asked` that its day or owner should change."""

    ticked = Signal(bool)
    change_asked = Signal()

    def __init__(self, line: PlanLine, *, can_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.tick = Tick("" if line.own else line.words)
        self.tick.setAccessibleName(line.words)
        self.tick.setChecked(line.done_on is not None)
        self.tick.setAccessibleDescription(f"{line.when}. {line.owner or NOBODY}")
        self.tick.setEnabled(can_write)
        self.change = Button("Change", "quiet")
        self.change.setAccessibleName(f"Change {line.words}")
        self.change.setVisible(can_write)
        colour = "short-text" if line.late else "ink-2"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        first = QWidget()  # as wide as those above and below, whatever its words
        words = QHBoxLayout(first)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)  # the tick keeps a gap of its own
        words.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignLeft)
        if line.own:  # as long as somebody made it, so in as many lines as it needs
            words.addWidget(Label(line.words, "table", wrap=True), 1)
        row.addWidget(first, 3)
        row.addWidget(Label(line.when, "table", colour, elide=Qt.TextElideMode.ElideRight), 2)
        row.addWidget(Label(line.owner or NOBODY, "table", "ink-2", elide=Qt.TextElideMode.ElideRight), 2)
        row.addWidget(self.change)
        self.tick.clicked.connect(self.ticked)
        self.change.clicked.connect(self.change_asked)

    def has_keyboard(self) -> bool:
        """Return whether the keyboard is on one of the two, or comes back to it with its window."""
        return self.window().focusWidget() in (self.tick, self.change)


class PlanStepsList(QWidget):
    """`ticked` carries the line and whether it is done; `change_asked` and `put_back_asked` the line."""

    ticked = Signal(object, bool)
    change_asked = Signal(object)
    put_back_asked = Signal(object)
    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PlanStepRow] = []
        self.away: list[_AwayRow] = []
        self.saved = SavedLine()
        self.add = Button("Add a line", "link", icon="plus")
        self._rows, self._away = QVBoxLayout(), QVBoxLayout()
        self._rows.setSpacing(4)
        self._away.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("The plan from here", "h3"))
        column.addLayout(self._rows)
        column.addLayout(self._away)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.add)
        foot.addWidget(self.saved, 1)
        column.addLayout(foot)
        self.add.clicked.connect(self.add_asked)

    def show_plan(self, plan: Plan, *, can_write: bool) -> None:
        """Show its steps; with none the list is away. The keyboard stays with the step that it is on."""
        if [row.line for row in self.rows] != list(plan.steps):
            self._refill(plan.steps, can_write=can_write)
        if [row.line for row in self.away] != list(plan.taken_away):
            clear_layout(self._away)
            self.away = [_AwayRow(line, can_write=can_write) for line in plan.taken_away]
            for row in self.away:
                row.put_back.clicked.connect(partial(self.put_back_asked.emit, row.line))
                self._away.addWidget(row)
        self.add.setVisible(can_write)
        self.setVisible(bool(plan.steps or plan.taken_away))

    def _refill(self, lines: Sequence[PlanLine], *, can_write: bool) -> None:
        held = [
            (row.line.step, row.window().focusWidget() is row.tick) for row in self.rows if row.has_keyboard()
        ]
        clear_layout(self._rows)
        self.rows = [PlanStepRow(line, can_write=can_write) for line in lines]
        for row in self.rows:
            row.ticked.connect(partial(self.ticked.emit, row.line))
            row.change_asked.connect(partial(self.change_asked.emit, row.line))
            self._rows.addWidget(row)
            if held and held[0][0] == row.line.step:
                row.show()
                (row.tick if held[0][1] else row.change).setFocus()


class _AwayRow(QWidget):
    """A step that was taken away, and the way back for it."""

    def __init__(self, line: PlanLine, *, can_write: bool) -> None:
        super().__init__()
        self.line = line
        self.put_back = Button("Put back", "quiet")
        self.put_back.setAccessibleName(f"Put back {line.words}")
        self.put_back.setVisible(can_write)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Label(f"Taken away: {line.words}", "table", "ink-2", wrap=True), 1)
        row.addWidget(self.put_back)
