"""The full cost of one opportunity as an Excel workbook: what was typed, what it comes to, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from msgspec import Struct

from desktop.domain.costing import FullCost
from desktop.reports.files import written_whole
from desktop.reports.spreadsheet import WORDS_STAY_WORDS, closed
from desktop.reports.tables import Table

_MONEY = "#,##0.00;[Red]-#,##0.00"
_PENCE = 100


class CostBook(Struct, frozen=True, kw_only=True):
    """What the workbook holds. `typed` is the worksheet as it is brought in again, saved as CSV."""

    title: str
    typed: Table
    cost: FullCost
    sentence: str
    covering_pence: int | None
    foot: str


def write_cost_book(book: CostBook, out: Path) -> None:
    """Write the workbook; totals and balances are formulas, so that they can be followed.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    with written_whole(out) as part:
        workbook = xlsxwriter.Workbook(str(part), {**WORDS_STAY_WORDS, "constant_memory": False})
        with closed(workbook):
            _Writer(workbook, book).write()


class _Writer:
    """One worksheet on its way into a workbook."""

    def __init__(self, workbook: Any, book: CostBook) -> None:  # xlsxwriter has no types
        self._workbook, self._book = workbook, book
        self._bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._money = workbook.add_format({"num_format": _MONEY})
        self._total = workbook.add_format({"num_format": _MONEY, "bold": True, "top": 1})

    def write(self) -> None:
        self._result()
        self._months()
        self._typed()

    def _result(self) -> None:
        cost, sheet = self._book.cost, self._workbook.add_worksheet("Full cost")
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, 1, 20)
        sheet.write_string(0, 0, self._book.title, self._bold)
        sheet.write_string(1, 0, self._book.sentence)
        last = len(cost.months) + 1
        lines: Sequence[tuple[str, int | str, int, bool]] = (
            ("Staff", cost.staff, cost.staff, False),
            ("Direct costs", cost.direct, cost.direct, False),
            ("Overheads", cost.overheads, cost.overheads, False),
            ("Our full cost", "=SUM(B4:B6)", cost.ours, True),
            ("What comes in", f"=SUM('Month by month'!B2:B{last})", cost.income, False),
            ("Paid to partners", cost.partners, cost.partners, False),
            ("What is left", "=B8-B7-B9", cost.margin, True),
            (
                "What is left with no result paid for",
                cost.margin_without_results,
                cost.margin_without_results,
                False,
            ),
            ("Lowest balance", f"=MIN('Month by month'!D2:D{last})", _lowest(cost), False),
        )
        for row, (label, value, pence, is_total) in enumerate(lines, start=3):
            form = self._total if is_total else self._money
            sheet.write_string(row, 0, label)
            if isinstance(value, str):
                sheet.write_formula(row, 1, value, form, pence / _PENCE)
            else:
                sheet.write_number(row, 1, value / _PENCE, form)
        if self._book.covering_pence is not None:
            sheet.write_string(12, 0, "Price that covers it")
            sheet.write_number(12, 1, self._book.covering_pence / _PENCE, self._money)
        sheet.write_string(14, 0, self._book.foot)

    def _months(self) -> None:
        sheet = self._workbook.add_worksheet("Month by month")
        sheet.freeze_panes(1, 1)
        for place, heading in enumerate(("Month", "Money in", "Money out", "Balance")):
            sheet.set_column(place, place, 16)
            sheet.write_string(0, place, heading, self._bold)
        for row, flow in enumerate(self._book.cost.months, start=1):
            before = f"D{row}+" if row > 1 else ""
            sheet.write_number(row, 0, flow.month)
            sheet.write_number(row, 1, flow.money_in / _PENCE, self._money)
            sheet.write_number(row, 2, flow.money_out / _PENCE, self._money)
            balance = f"={before}B{row + 1}-C{row + 1}"
            sheet.write_formula(row, 3, balance, self._money, flow.balance / _PENCE)

    def _typed(self) -> None:
        table, sheet = self._book.typed, self._workbook.add_worksheet("Worksheet")
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.heading, self._bold)
        for number, row in enumerate(table.rows, start=1):
            for place, cell in enumerate(row):
                if isinstance(cell, int | float):
                    sheet.write_number(number, place, cell)
                elif cell:
                    sheet.write_string(number, place, str(cell))


def _lowest(cost: FullCost) -> int:
    return min(flow.balance for flow in cost.months)
