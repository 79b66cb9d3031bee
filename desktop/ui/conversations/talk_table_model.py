"""The model of the conversations: one row each, the newest first."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QObject

from desktop.domain.words import dotted
from desktop.services.conversation_lines import TalkLine
from desktop.ui.widgets.cells import Cells
from desktop.ui.widgets.lines_model import LinesModel


class Col(IntEnum):
    """The columns, left to right."""

    ON = 0
    ORGANISATION = 1
    SAID = 2
    NEXT = 3
    WHO = 4


HEADINGS = {
    Col.ON: "Day",
    Col.ORGANISATION: "Organisation",
    Col.SAID: "What was said",
    Col.NEXT: "Next step",
    Col.WHO: "Who of us",
}


def second_of(line: TalkLine, column: Col) -> str:
    """Return the second line of a cell, "" where it has one line."""
    if column is Col.ORGANISATION:
        return line.quiet or dotted(line.way, line.direction.lower())
    if column is Col.SAID:
        return line.about_title
    if column is Col.NEXT:
        return dotted(line.next_on, line.owner)
    return ""


def words_of(line: TalkLine, column: Col) -> str:
    """Return the first line of a cell."""
    return {
        Col.ON: line.on,
        Col.ORGANISATION: line.name,
        Col.SAID: " ".join(line.said.split()),
        Col.NEXT: line.next_step,
        Col.WHO: line.who,
    }[column]


def _spoken(line: TalkLine, column: Col) -> str:
    words = ", ".join(part for part in (words_of(line, column), second_of(line, column)) if part)
    return words if column is Col.ORGANISATION else f"{HEADINGS[column]}: {words or 'not stated'}"


def _on_hover(line: TalkLine, column: Col) -> str:
    return "\n".join(part for part in (words_of(line, column), second_of(line, column)) if part)


def key_of(line: TalkLine) -> str:
    """Return what tells a row apart: its conversation, or the organisation nobody has spoken with."""
    return line.id or line.organisation


CELLS: Final = Cells(headings=HEADINGS, shown=words_of, spoken=_spoken, on_hover=_on_hover, key=key_of)


class TalkTableModel(LinesModel[TalkLine]):
    """Conversations as they were found and worded; they are few enough to hold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(CELLS, parent)
