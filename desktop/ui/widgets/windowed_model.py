"""A table of more rows than are held: their ids in memory, rows read one window at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from desktop.ui.widgets.cells import Cells
from desktop.ui.widgets.lines_model import NOWHERE
from desktop.ui.widgets.table_delegate import Index
from feeds.errors import TenderPauseError

Row = TypeVar("Row")


class WindowedModel(QAbstractTableModel, Generic[Row]):
    """Rows by their ids, in order. Who inherits says in `read` where they come from."""

    WINDOW = 64
    """Rows a read, which whoever looks waits for: a tall screen shows about as many."""

    failed = Signal(Exception)
    """A window could not be read; its rows are empty until the rows are shown again."""

    def __init__(self, cells: Cells[Row, Any], ids: Sequence[int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells = cells
        self._ids = ids
        self._windows: dict[int, Mapping[int, Row]] = {}

    def read(self, ids: Sequence[int]) -> Mapping[int, Row]:
        """Return these rows by id; one that is gone is left out."""
        raise NotImplementedError

    def show(self, ids: Sequence[int]) -> bool:
        """Show these rows; return whether they are others than before, which resets the model.

        Where they are the same, only their words are read again.
        """
        if ids == self._ids:
            self._windows.clear()
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, self.columnCount() - 1))
            return False
        self.beginResetModel()
        self._ids = ids
        self._windows.clear()
        self.endResetModel()
        return True

    def row(self, number: int) -> Row | None:
        """Return the row at that place; None where there is none, or it is gone since it was found."""
        if not 0 <= number < len(self._ids):
            return None
        page = number // self.WINDOW
        if page not in self._windows:
            self._windows[page] = self._read(self._ids[page * self.WINDOW : (page + 1) * self.WINDOW])
        return self._windows[page].get(self._ids[number])

    def place_of(self, row_id: int) -> int | None:
        """Return where that row id stands, None where it does not match."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._cells.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading and how it is aligned."""
        return self._cells.heading(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says."""
        row = self.row(index.row()) if index.isValid() else None
        return None if row is None else self._cells.answer(row, index.column(), role)

    def _read(self, ids: Sequence[int]) -> Mapping[int, Row]:
        """Read a window; where that fails its rows stay empty, for Qt asks in the middle of painting."""
        try:
            return self.read(ids)
        except TenderPauseError as trouble:
            self.failed.emit(trouble)
            return {}
