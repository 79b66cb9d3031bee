"""A table of lines that are few enough to hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.ui.widgets.cells import Cells
from desktop.ui.widgets.table_delegate import Index

Line = TypeVar("Line")
NOWHERE = QModelIndex()


class LinesModel(QAbstractTableModel, Generic[Line]):
    """Lines as they were found and worded, one a row."""

    def __init__(self, cells: Cells[Line, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells = cells
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these; where they are the same ones, rows stay as they were chosen."""
        if list(map(self._cells.key, lines)) == list(map(self._cells.key, self._lines)):
            self._lines = tuple(lines)
            if lines:
                end = self.index(len(lines) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), end)
            return
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """Return the line in a row, None where there is no such row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def key(self, line: Line) -> str:
        """Return what tells a line apart."""
        return self._cells.key(line)

    def place_of(self, key: str) -> int | None:
        """Return the row of the line with that key, None where it is not shown."""
        return next((row for row, line in enumerate(self._lines) if self._cells.key(line) == key), None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._cells.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        return self._cells.heading(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says."""
        line = self.line(index.row()) if index.isValid() else None
        return None if line is None else self._cells.answer(line, index.column(), role)
