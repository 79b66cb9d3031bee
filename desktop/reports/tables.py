"""Tables, and the same as CSV that is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from itertools import chain
from pathlib import Path

from msgspec import Struct

from desktop.domain.moments import UK
from desktop.domain.words import clock_time, short_month
from desktop.reports.files import written_whole

Cell = str | int | float | date | datetime | None
"""A moment is zone-aware; a day is a plain date."""

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet may take for the start of a formula, full-width forms too (source: OWASP)."""


class Kind(StrEnum):
    """What a column holds, as far as its look goes."""

    WORDS = "words"
    DAY = "day"
    MONEY = "money"
    NUMBER = "number"


class Column(Struct, frozen=True):
    """A heading, what stands under it, and how wide it is: letters in a sheet, a share of a page."""

    heading: str
    kind: Kind = Kind.WORDS
    width: int = 16

    @property
    def is_figure(self) -> bool:
        """Whether what stands in it is set to the right."""
        return self.kind in (Kind.MONEY, Kind.NUMBER)


class Table(Struct, frozen=True):
    """A list with its title and a sentence on what it covers; `foot` stands on every printed page.

    `notes` are sentences on what is in the list and what is not: the first is printed with it, and a
    workbook has them all on a sheet of their own.
    """

    title: str
    covers: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    foot: str = ""
    notes: tuple[str, ...] = ()


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return the table as CSV text; text that could be taken for a formula gets an apostrophe in front."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_defused(cell) for cell in row] for row in rows)
    return out.getvalue()


def write_csv(table: Table, out: Path) -> None:
    """Write the table as CSV; the mark at its beginning lets spreadsheets read its letters rightly.

    What it covers stands beneath its rows, after an empty line, where it says anything of that.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    rows = ([_plain(cell) for cell in row] for row in table.rows)
    covers = (table.covers, *table.notes) if table.notes else ()
    beneath: list[list[object]] = [[sentence] for sentence in covers]
    if beneath:
        beneath.insert(0, [])
    text = csv_text([column.heading for column in table.columns], chain(rows, beneath))
    with written_whole(out) as part:
        part.write_text(text, "utf-8-sig", newline="")


def tabbed(rows: Iterable[Sequence[str]]) -> str:
    """Return cells with tabs between and a line a row, as spreadsheets take them when they are pasted."""
    return "\n".join("\t".join(str(_defused(" ".join(cell.split()))) for cell in row) for row in rows)


def cell_words(cell: object, column: Column) -> str:
    """Return a cell as people read it on paper."""
    if isinstance(cell, datetime):
        return f"{_day(local(cell))}, {clock_time(cell)}"
    if isinstance(cell, date):
        return _day(cell)
    if isinstance(cell, int | float):
        return f"{cell:,.0f}" if column.kind is Kind.MONEY else f"{cell:,}"
    return "" if cell is None else str(cell)


def local(cell: datetime) -> datetime:
    """Return a moment as a UK clock shows it, without its zone: spreadsheets know none."""
    return cell.astimezone(UK).replace(tzinfo=None)


def _day(on: date) -> str:
    return f"{on.day} {short_month(on)} {on.year}"


def _plain(cell: Cell) -> object:
    if isinstance(cell, datetime):
        return f"{local(cell):%Y-%m-%d %H:%M}"
    return cell.isoformat() if isinstance(cell, date) else cell


def _defused(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return "'" + cell
    return "" if cell is None else cell
