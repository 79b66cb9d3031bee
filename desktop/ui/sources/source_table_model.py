"""The model of the sources: one row a source that can be pulled or was ever heard."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QObject

from desktop.services.source_health import SourceLine
from desktop.ui.widgets.cells import Cells
from desktop.ui.widgets.lines_model import LinesModel


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


def _on_hover(line: SourceLine, column: Col) -> str:
    return f"{line.name}\n{line.covers}" if column is Col.NAME else line.state


CELLS: Final = Cells(
    headings=HEADINGS,
    shown=_words,
    spoken=_spoken,
    on_hover=_on_hover,
    key=lambda line: line.id,
    figures=frozenset({Col.NEW, Col.ASIDE}),
)


class SourceTableModel(LinesModel[SourceLine]):
    """Sources, worded; they are few."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(CELLS, parent)
