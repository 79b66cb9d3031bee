"""The model of the directory: one row an organisation, by name."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QObject

from desktop.services.directory_list import OrganisationLine, due_words
from desktop.ui.widgets.cells import Cells
from desktop.ui.widgets.lines_model import LinesModel


class Col(IntEnum):
    """The columns, left to right."""

    NAME = 0
    ROLES = 1
    PLACES = 2
    INCOME = 3
    LAST = 4


HEADINGS = {
    Col.NAME: "Organisation",
    Col.ROLES: "Roles",
    Col.PLACES: "Places",
    Col.INCOME: "Income",
    Col.LAST: "Last conversation",
}
_NOTHING = {Col.ROLES: "none said", Col.PLACES: "none said", Col.INCOME: "not known", Col.LAST: "none yet"}


def _words(line: OrganisationLine, column: Col) -> str:
    return {
        Col.NAME: line.name,
        Col.ROLES: line.roles,
        Col.PLACES: line.places,
        Col.INCOME: line.income,
        Col.LAST: line.last,
    }[column]


def _spoken(line: OrganisationLine, column: Col) -> str:
    if column is Col.NAME:
        return ", ".join(filter(None, (line.name, line.second, due_words(line.review_due))))
    return f"{HEADINGS[column]}: {_words(line, column) or _NOTHING[column]}"


def _on_hover(line: OrganisationLine, column: Col) -> str:
    if column is Col.NAME:
        return "\n".join(filter(None, (line.name, line.second, due_words(line.review_due))))
    return _words(line, column)


CELLS: Final = Cells(
    headings=HEADINGS, shown=_words, spoken=_spoken, on_hover=_on_hover, key=lambda line: line.key
)


class OrganisationTableModel(LinesModel[OrganisationLine]):
    """Organisations as they were found and worded; a directory is small enough to hold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(CELLS, parent)
