"""A list on paper: its heading on each page, its columns as wide as their words need."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtPrintSupport import QPrinter

from desktop.services.tables import Table, cell_words
from desktop.ui.printing.paper import LARGE, MARGIN, NORMAL, SMALL, Paper, line_height

_GAP = 8.0
_PADDING = 4.0
_MOST_LINES = 4
"""Lines of one cell; a title that is longer is cut, and says so."""


class _Place(Struct, frozen=True):
    left: float
    width: float
    right: bool


def print_table(table: Table, printer: QPrinter) -> bool:
    """Print a list; return whether the printer took it."""
    with Paper(printer, table.foot) as paper:
        if not paper.began:
            return False
        paper.words(table.title, LARGE, 600)
        for words in (table.covers, *table.notes[:1]):
            paper.words(words, NORMAL, token="ink-2")
        paper.space(NORMAL)
        places = _places(table, paper.width)
        _headings(paper, table, places)
        for row in table.rows:
            _row(paper, table, places, row)
    return True


def _places(table: Table, width: float) -> list[_Place]:
    """Share the width among the columns by what they ask for."""
    asked = sum(column.width for column in table.columns)
    spare = width - _GAP * (len(table.columns) - 1)
    places, left = [], MARGIN
    for column in table.columns:
        its_width = spare * column.width / asked
        places.append(_Place(left, its_width, column.is_figure))
        left += its_width + _GAP
    return places


def _headings(paper: Paper, table: Table, places: Sequence[_Place]) -> None:
    _cells(paper, [column.heading for column in table.columns], places, 600)
    paper.rule()
    paper.space(_PADDING)


def _row(paper: Paper, table: Table, places: Sequence[_Place], row: Sequence[object]) -> None:
    words = [cell_words(cell, column) for cell, column in zip(row, table.columns, strict=True)]
    if not paper.has_room(_MOST_LINES * line_height(SMALL) + _PADDING):
        paper.new_page()
        _headings(paper, table, places)
    _cells(paper, words, places, 400)
    paper.rule()
    paper.space(_PADDING)


def _cells(paper: Paper, words: Sequence[str], places: Sequence[_Place], weight: int) -> None:
    highest = 1
    for text, place in zip(words, places, strict=True):
        lines = paper.lines(" ".join(text.split()), place.width, SMALL, weight)
        shown = lines[:_MOST_LINES]
        if len(lines) > _MOST_LINES:
            shown[-1] = f"{shown[-1][:-1]}…"
        highest = max(highest, len(shown))
        for number, line in enumerate(shown):
            below = number * line_height(SMALL)
            paper.draw_line(line, place.left, place.width, SMALL, weight, below=below, right=place.right)
    paper.space(highest * line_height(SMALL) + _PADDING)
