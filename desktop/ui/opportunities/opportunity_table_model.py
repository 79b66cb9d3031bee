"""The model of the list."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Final, Protocol

from PySide6.QtCore import QObject

from desktop.domain.states import State
from desktop.services.opportunity_list import SortBy
from desktop.ui.opportunities.list_reader import ListRow
from desktop.ui.widgets.cells import Cells
from desktop.ui.widgets.table_delegate import CellRole
from desktop.ui.widgets.windowed_model import WindowedModel


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


class OpportunityTableModel(WindowedModel[ListRow]):
    """Opportunities that match a search."""

    def __init__(self, source: Rows, parent: QObject | None = None) -> None:
        super().__init__(CELLS, array("q"), parent)
        self._source = source

    def read(self, ids: Sequence[int]) -> Mapping[int, ListRow]:
        """Return these rows by id."""
        return self._source.rows(ids)


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
