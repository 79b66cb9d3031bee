"""The model of the register: one row a decision, newest first."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QObject

from desktop.services.register import RegisterLine
from desktop.services.wording import VERDICT_WORDS
from desktop.ui.widgets.cells import Cells
from desktop.ui.widgets.lines_model import LinesModel


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
    if column is Col.DECISION and line.waiting:
        return f"{line.outcome_words}, waiting for sign-off"
    if column is Col.DAYS_LEFT:
        verdict = f", {VERDICT_WORDS[line.verdict].lower()}" if line.verdict else ""
        return f"Days left when recorded: {line.days_left or 'not known'}{verdict}"
    return f"{HEADINGS[column]}: {_words(line, column) or 'not stated'}"


def _on_hover(line: RegisterLine, column: Col) -> str:
    if column is Col.DECISION and line.waiting:
        return "Waiting for sign-off"
    return f"{line.title}\n{line.buyer}" if column is Col.TITLE else ""


CELLS: Final = Cells(
    headings=HEADINGS, shown=_words, spoken=_spoken, on_hover=_on_hover, key=lambda line: line.number
)


class RegisterTableModel(LinesModel[RegisterLine]):
    """Decisions as they were found and worded; the register is small enough to hold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(CELLS, parent)
