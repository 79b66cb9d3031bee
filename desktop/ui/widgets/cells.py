"""What the cells of a table say: shown, spoken and on hover, said once for every model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt

from desktop.ui.widgets.table_delegate import CellRole
from desktop.ui.widgets.tooltips import plain_tooltip

Row = TypeVar("Row")
Column = TypeVar("Column", bound=IntEnum)
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Cells(Generic[Row, Column]):
    """Columns with their headings, left to right, and what a row says in each of them.

    `figures` stand at the right; `key` tells rows apart, however their words change; `more` answers
    roles of one table alone.
    """

    headings: Mapping[Column, str]
    shown: Callable[[Row, Column], str]
    spoken: Callable[[Row, Column], str]
    on_hover: Callable[[Row, Column], str]
    key: Callable[[Row], str]
    figures: frozenset[Column] = frozenset()
    more: Callable[[Row, Column, int], Any] = lambda _row, _column, _role: None
    _columns: tuple[Column, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_columns", tuple(self.headings))  # looked up for every cell painted

    def heading(self, section: int, orientation: Qt.Orientation, role: int) -> Any:
        """Return a column's heading, and at which side it stands."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.headings):
            return None
        column = self._columns[section]
        if role in _WORDS:
            return self.headings[column]
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and column in self.figures else None

    def answer(self, row: Row, section: int, role: int) -> Any:
        """Return what a cell shows or says."""
        if role == CellRole.ROW:
            return row
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            words = self.on_hover(row, column)
            return plain_tooltip(words) if words else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in self.figures else None
        return self.more(row, column, role)
