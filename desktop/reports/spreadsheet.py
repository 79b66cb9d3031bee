"""Tables as Excel workbooks: text stays text, whatever it looks like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from desktop.reports.files import written_whole
from desktop.reports.tables import Cell, Column, Kind, Table, local

Progress = Callable[[int, int], None]

MOST_ROWS = 1_000_000
"""Rows of one sheet; Excel takes 48,576 more. The rest go on in another."""
_LONGEST_CELL = 32_767
_FIRST_YEAR = 1900
_STEP = 1_000
_NOTES_WIDTH = 100
WORDS_STAY_WORDS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Options of a workbook in which no text turns into something else."""
_OPTIONS = {**WORDS_STAY_WORDS, "constant_memory": True}
_FORMATS = {Kind.MONEY: "#,##0.00", Kind.NUMBER: "#,##0"}


def write_spreadsheet(table: Table, out: Path, step: Progress) -> None:
    """Write the table as a workbook with its headings frozen; `step` hears rows done and may raise.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    with written_whole(out) as part:
        book = xlsxwriter.Workbook(str(part), _OPTIONS)
        with closed(book):
            _Book(book, table, step).write()


@contextmanager
def closed(book: Any) -> Iterator[None]:
    """Close the workbook after the block, which is when it is written."""
    try:
        yield
    finally:
        try:
            book.close()
        except FileCreateError as problem:
            raise OSError(str(problem)) from problem


class _Book:
    """One table on its way into a workbook."""

    def __init__(self, book: Any, table: Table, step: Progress) -> None:  # xlsxwriter has no types
        self._book, self._table, self._step = book, table, step
        self._heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._words = book.add_format({"valign": "top"})
        self._day = book.add_format({"num_format": "d mmm yyyy", "align": "left", "valign": "top"})
        self._moment = book.add_format({"num_format": "d mmm yyyy hh:mm", "align": "left", "valign": "top"})
        self._figures = {
            kind: book.add_format({"num_format": form, "valign": "top"}) for kind, form in _FORMATS.items()
        }

    def write(self) -> None:
        rows = iter(self._table.rows)
        total = len(self._table.rows)
        for number in range(max(1, -(-total // MOST_ROWS))):
            name = self._table.title if number == 0 else f"{self._table.title} {number + 1}"
            self._sheet(name, list(islice(rows, MOST_ROWS)), number * MOST_ROWS)
        if self._table.notes:
            self._notes()

    def _notes(self) -> None:
        """Say on a sheet of its own what the list covers, and what it does not."""
        sheet = self._book.add_worksheet("What this covers")
        sheet.set_column(0, 0, _NOTES_WIDTH)
        wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_string(0, 0, self._table.covers, self._heading)
        for number, note in enumerate(self._table.notes, start=1):
            sheet.write_string(number, 0, note[:_LONGEST_CELL], wrapped)

    def _sheet(self, name: str, rows: Sequence[Sequence[Cell]], before: int) -> None:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(self._table.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.heading, self._heading)
        for number, row in enumerate(rows, start=1):
            if number % _STEP == 0:
                self._step(before + number, len(self._table.rows))
            for place, (column, cell) in enumerate(zip(self._table.columns, row, strict=True)):
                self._cell(sheet, number, place, column, cell)
        sheet.autofilter(0, 0, max(1, len(rows)), len(self._table.columns) - 1)

    def _cell(self, sheet: Any, row: int, place: int, column: Column, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, datetime):
            self._date(sheet, row, place, local(cell), self._moment)
        elif isinstance(cell, date):
            self._date(sheet, row, place, cell, self._day)
        elif isinstance(cell, int | float):
            sheet.write_number(row, place, cell, self._figures.get(column.kind, self._words))
        else:
            sheet.write_string(row, place, cell[:_LONGEST_CELL], self._words)

    def _date(self, sheet: Any, row: int, place: int, cell: date, form: Any) -> None:
        """Write a day as a day; those before Excel's first one stay words."""
        if cell.year < _FIRST_YEAR:
            sheet.write_string(row, place, cell.isoformat(), self._words)
        else:
            sheet.write_datetime(row, place, cell, form)
