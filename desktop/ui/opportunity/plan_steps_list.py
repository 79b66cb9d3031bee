"""The steps of the plan after a bid or a partnership: each a dated line with an owner that can be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.plan_steps import PlanLine
from desktop.ui.opportunity.clearing import clear_layout
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
        self.tick = Tick(line.words)
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
        words.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignLeft)
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
    """`ticked` carries the line and whether it is done, `change_asked` the line."""

    ticked = Signal(object, bool)
    change_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PlanStepRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("The plan from here", "h3"))
        column.addLayout(self._rows)

    def show_steps(self, lines: Sequence[PlanLine], *, can_write: bool) -> None:
        """Show these; with none the list is away. The keyboard stays with the step that it is on."""
        if [row.line for row in self.rows] != list(lines):
            held = [
                (row.line.step, row.window().focusWidget() is row.tick)
                for row in self.rows
                if row.has_keyboard()
            ]
            clear_layout(self._rows)
            self.rows = [PlanStepRow(line, can_write=can_write) for line in lines]
            for row in self.rows:
                row.ticked.connect(partial(self.ticked.emit, row.line))
                row.change_asked.connect(partial(self.change_asked.emit, row.line))
                self._rows.addWidget(row)
                if held and held[0][0] is row.line.step:
                    row.show()
                    (row.tick if held[0][1] else row.change).setFocus()
        self.setVisible(bool(lines))
