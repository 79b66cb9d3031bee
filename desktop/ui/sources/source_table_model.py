"""The model of the sources: one row a source that can be pulled or was ever heard."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.services.source_health import SourceLine
from desktop.ui.widgets.table_view import CellRole
from desktop.ui.widgets.tooltips import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Col(IntEnum):
    """The columns, left to right."""

    NAME = 0
    LAST = 1
    NEW = 2
    ASIDE = 3
    STATE = 4


HEADINGS = {
    Col.NAME: "Source",
    Col.LAST: "Last answered",
    Col.NEW: "New",
    Col.ASIDE: "Set aside",
    Col.STATE: "State",
}
_FIGURES = (Col.NEW, Col.ASIDE)


class SourceTableModel(QAbstractTableModel):
    """Sources, worded; they are few."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[SourceLine, ...] = ()

    def show(self, lines: Sequence[SourceLine]) -> None:
        """Show these sources; where they are the same ones, rows stay as they were chosen."""
        lines = tuple(lines)
        if [line.id for line in lines] == [line.id for line in self._lines]:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(Col) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> SourceLine | None:
        """Return the source in a row, None where there is no such row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many sources there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Col)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Col):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return HEADINGS[Col(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = Col(section) in _FIGURES
            return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
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
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{line.name}\n{line.covers}" if column is Col.NAME else line.state)
        if role == CellRole.ROW:
            return line
        return None


def _words(line: SourceLine, column: Col) -> str:
    return {
        Col.NAME: line.name,
        Col.LAST: line.last_success,
        Col.NEW: line.new,
        Col.ASIDE: line.aside,
        Col.STATE: line.state,
    }[column]


def _spoken(line: SourceLine, column: Col) -> str:
    if column is Col.NAME:
        return f"{line.name}. {line.covers}"
    if column is Col.STATE:
        return f"State: {line.state}"
    return f"{HEADINGS[column]}: {_words(line, column) or 'nothing yet'}"
