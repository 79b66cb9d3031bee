"""The model of the register: one row a decision, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.services.register import RegisterLine
from desktop.services.wording import VERDICT_WORDS
from desktop.ui.widgets.table_view import CellRole
from desktop.ui.widgets.tooltips import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Col(IntEnum):
    """The columns, left to right."""

    NUMBER = 0
    RECORDED = 1
    TITLE = 2
    DECISION = 3
    REASON = 4
    DAYS_LEFT = 5
    REVIEW = 6


HEADINGS = {
    Col.NUMBER: "No.",
    Col.RECORDED: "Recorded",
    Col.TITLE: "Opportunity",
    Col.DECISION: "Decision",
    Col.REASON: "Main reason",
    Col.DAYS_LEFT: "Days left",
    Col.REVIEW: "Review",
}


class RegisterTableModel(QAbstractTableModel):
    """Decisions as they were found and worded; the register is small enough to hold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[RegisterLine, ...] = ()

    def show(self, lines: Sequence[RegisterLine]) -> None:
        """Show these decisions instead."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, number: int) -> RegisterLine | None:
        """Return the decision in a row, None where there is no such row."""
        return self._lines[number] if 0 <= number < len(self._lines) else None

    def place_of(self, number: str) -> int | None:
        """Return the row of the decision with that number, None where it is not shown."""
        return next((row for row, line in enumerate(self._lines) if line.number == number), None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many decisions there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Col)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        words = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if words and orientation == Qt.Orientation.Horizontal and 0 <= section < len(Col):
            return HEADINGS[Col(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        column = Col(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(line, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Col.TITLE:
            return plain_tooltip(f"{line.title}\n{line.buyer}")
        if role == CellRole.ROW:
            return line
        return line.key if role == CellRole.KEY else None


def _words(line: RegisterLine, column: Col) -> str:
    return {
        Col.NUMBER: line.number,
        Col.RECORDED: line.recorded,
        Col.TITLE: line.title,
        Col.DECISION: line.outcome_words,
        Col.REASON: line.main_reason,
        Col.DAYS_LEFT: line.days_left,
        Col.REVIEW: line.review or "None",
    }[column]


def _spoken(line: RegisterLine, column: Col) -> str:
    if column is Col.TITLE:
        return f"{line.title}, {line.buyer}"
    if column is Col.DECISION and line.superseded_by:
        return f"{line.outcome_words}, superseded by decision {line.superseded_by}"
    if column is Col.DAYS_LEFT:
        verdict = f", {VERDICT_WORDS[line.verdict].lower()}" if line.verdict else ""
        return f"Days left when recorded: {line.days_left or 'not known'}{verdict}"
    return f"{HEADINGS[column]}: {_words(line, column) or 'not stated'}"
