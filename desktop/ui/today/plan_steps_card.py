"""The steps of our plans that fall due: each leads to its opportunity's decision."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.plan_steps import PlanLine
from desktop.ui.today.line_row import LineRow
from desktop.ui.today.rows_card import RowsCard


class PlanStepsCard(RowsCard):
    """`opened` carries the opportunity's key."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Plan steps due", parent=parent)

    def show_steps(self, lines: Sequence[PlanLine]) -> None:
        """Show these; away while none is due."""
        self.show_rows([self._row(line) for line in lines])
        self.setVisible(bool(lines))

    def _row(self, line: PlanLine) -> LineRow:
        about = f"{line.owner}: {line.about}" if line.owner else line.about
        row = LineRow(line.words, about, at=line.when)
        row.setAccessibleDescription("Open it, and tick the step under Decision")
        row.clicked.connect(lambda: self.opened.emit(line.key))
        return row
