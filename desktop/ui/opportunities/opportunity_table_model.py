"""The model of the list."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any, Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from desktop.domain.states import State
from desktop.services.opportunity_list import SortBy
from desktop.ui.opportunities.list_reader import ListRow
from desktop.ui.widgets.cells import Cells
from desktop.ui.widgets.lines_model import NOWHERE
from desktop.ui.widgets.table_delegate import CellRole, Index
from feeds.errors import TenderPauseError


class Col(IntEnum):
    """The columns, left to right."""

    TITLE = 0
    STAGE = 1
    VALUE = 2
    REGION = 3
    FIT = 4
    RUNWAY = 5
    STATE = 6


HEADINGS = {
    Col.TITLE: "Opportunity",
    Col.STAGE: "Stage",
    Col.VALUE: "Value",
    Col.REGION: "Region",
    Col.FIT: "Fit",
    Col.RUNWAY: "Runway, working days",
    Col.STATE: "State",
}
SORTS = {
    Col.TITLE: SortBy.TITLE,
    Col.STAGE: SortBy.STAGE,
    Col.VALUE: SortBy.VALUE,
    Col.REGION: SortBy.REGION,
    Col.FIT: SortBy.FIT,
    Col.RUNWAY: SortBy.RUNWAY,
    Col.STATE: SortBy.STATE,
}
STATE_ICONS = {
    State.SHORTLISTED: "bookmark",
    State.PAUSING: "pause",
    State.DECIDED: "book-open-check",
    State.OUTCOME_KNOWN: "award",
    State.REVIEWED: "check",
    State.DISMISSED: "archive",
    State.SNOOZED: "clock",
}
"""Icons of states; a new one has a dot."""


class Rows(Protocol):
    """Where rows come from."""

    def rows(self, row_ids: Sequence[int]) -> Mapping[int, ListRow]:
        """Return these rows by id."""


class OpportunityTableModel(QAbstractTableModel):
    """Opportunities that match a search: ids in memory, rows read one window at a time."""

    WINDOW = 64  # rows a read, which the window waits for: a tall screen shows about as many

    failed = Signal(Exception)
    """A window could not be read; its rows are empty until the list is asked again."""

    def __init__(self, source: Rows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._ids: array[int] = array("q")
        self._windows: dict[int, Mapping[int, ListRow]] = {}

    def show(self, ids: array[int]) -> bool:
        """Show these row ids; return whether they are others than before, which resets the model.

        Where they are the same, only their words are read again.
        """
        if ids == self._ids:
            self._windows.clear()
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(Col) - 1))
            return False
        self.beginResetModel()
        self._ids = ids
        self._windows.clear()
        self.endResetModel()
        return True

    def row(self, number: int) -> ListRow | None:
        """Return the row at that place; None where there is none, or it is gone since the search."""
        if not 0 <= number < len(self._ids):
            return None
        page = number // self.WINDOW
        if page not in self._windows:
            self._windows[page] = self._read(self._ids[page * self.WINDOW : (page + 1) * self.WINDOW])
        return self._windows[page].get(self._ids[number])

    def _read(self, row_ids: Sequence[int]) -> Mapping[int, ListRow]:
        """Read a window; where that fails its rows stay empty, for Qt asks in the middle of painting."""
        try:
            return self._source.rows(row_ids)
        except TenderPauseError as trouble:
            self.failed.emit(trouble)
            return {}

    def place_of(self, row_id: int) -> int | None:
        """Return where that row id stands, None where it does not match."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many match."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Col)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading and how it is aligned."""
        return CELLS.heading(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says."""
        row = self.row(index.row()) if index.isValid() else None
        return None if row is None else CELLS.answer(row, index.column(), role)


def cell_words(row: ListRow, column: Col) -> str:
    """Return what a cell shows, in one line."""
    line = row.line
    return {
        Col.TITLE: line.title,
        Col.STAGE: line.stage,
        Col.VALUE: line.value,
        Col.REGION: line.region,
        Col.FIT: line.fit_words,
        Col.RUNWAY: row.strip.label,
        Col.STATE: line.state_words,
    }[column]


def _spoken(row: ListRow, column: Col) -> str:
    line = row.line
    if column is Col.TITLE:
        return f"{line.title}, {line.buyer}"
    if column is Col.RUNWAY:
        return line.runway_sentence
    if column is Col.FIT:
        return f"Fit: {line.fit_words or 'not judged'}"
    words = {
        Col.STAGE: line.stage,
        Col.VALUE: line.value,
        Col.REGION: line.region,
        Col.STATE: line.state_words,
    }
    return f"{HEADINGS[column]}: {words[column] or 'not stated'}"


def _on_hover(row: ListRow, column: Col) -> str:
    line = row.line
    words = {
        Col.TITLE: f"{line.title}\n{line.buyer}",
        Col.REGION: line.region,
        Col.RUNWAY: line.runway_sentence,
        Col.STATE: line.state_words,
    }
    return words.get(column, "")


def _more(row: ListRow, column: Col, role: int) -> str | None:
    if role == CellRole.SECOND_LINE and column is Col.TITLE:
        return row.line.buyer
    if role == CellRole.ICON and column is Col.STATE:
        return STATE_ICONS.get(row.line.state)
    return None


CELLS: Final = Cells(
    headings=HEADINGS,
    shown=cell_words,
    spoken=_spoken,
    on_hover=_on_hover,
    key=lambda row: row.line.key,
    figures=frozenset({Col.VALUE}),
    more=_more,
)
