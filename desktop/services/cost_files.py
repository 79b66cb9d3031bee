"""A worksheet as a spreadsheet: out as an Excel workbook or as CSV, in from CSV.

A row says in its first column what it is, so that a sheet which somebody else filled in can be read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from desktop.domain.costing import CostKind, Worksheet, price_that_covers, work_out
from desktop.domain.words import year_day
from desktop.reports.tables import FORMULA_STARTS, Cell, Column, Kind, Table, write_csv
from desktop.services.cost_result import result_of
from desktop.services.cost_words import (
    MOST_LINES,
    MOST_PARTNERS,
    CostWords,
    LineWords,
    PartnerWords,
    Read,
    read,
)
from desktop.services.csv_import import open_sheet
from desktop.services.desk import Desk
from desktop.services.errors import ImportProblem, NotPossible

_COLUMNS = (
    Column("What", width=18),
    Column("Name", width=36),
    Column("Pounds", Kind.MONEY, 14),
    Column("Percent", Kind.NUMBER, 10),
    Column("First month", Kind.NUMBER, 12),
    Column("Last month", Kind.NUMBER, 12),
    Column("Paid after months", Kind.NUMBER, 18),
    Column("Carries results", width=16),
)
_KINDS = {CostKind.STAFF: "Staff", CostKind.DIRECT: "Direct cost"}
_YES = frozenset({"yes", "y", "true", "1", "x"})


def export(desk: Desk, title: str, sheet: Worksheet, out: Path) -> None:
    """Write a worksheet as a workbook or as CSV, by the ending of the file's name.

    Raises:
        NotPossible: the name ends in neither .csv nor .xlsx.
        CannotWriteReport: the file cannot be written there.
    """
    table = _table(title, sheet)
    ending = out.suffix.lower()
    if ending == ".csv":
        write_csv(table, out)
    elif ending == ".xlsx":
        from desktop.reports.cost_sheet import CostBook, write_cost_book  # its library is slow to load

        sample = "Sample · " if desk.sample else ""
        book = CostBook(
            title=f"Full cost: {title}",
            typed=table,
            cost=work_out(sheet),
            sentence=result_of(sheet).sentence,
            covering_pence=price_that_covers(sheet),
            foot=f"{sample}Tender Pause · Full cost · {year_day(desk.today)}",
        )
        write_cost_book(book, out)
    else:
        raise NotPossible(
            happened=f"{out.name} is neither a CSV file nor an Excel workbook.",
            safe="Nothing was written.",
            to_do="Let its name end in .csv or .xlsx.",
        )


def bring_in(file: Path) -> CostWords:
    """Return the worksheet that a CSV file holds, as it would be typed.

    Raises:
        ImportProblem: it cannot be opened, or holds no worksheet; says which row is wrong.
    """
    sheet = open_sheet(file)
    names = [heading.casefold() for heading in sheet.headings]
    if "what" not in names:
        raise _problem(file, "has no column “What”")
    words = CostWords(months="12")
    for number, row in enumerate(sheet.rows, 2):
        cells = {name: _plain(cell) for name, cell in zip(names, row, strict=False)}
        taken = _taken(words, cells)
        if taken is None:
            raise _problem(file, f"has a row {number} that is not known: “{cells.get('what', '')[:40]}”")
        words = taken
    if len(words.lines) > MOST_LINES or len(words.partners) > MOST_PARTNERS:
        raise _problem(file, f"has more than {MOST_LINES} costs or {MOST_PARTNERS} partners")
    _refuse(file, read(words))
    return words


def _table(title: str, sheet: Worksheet) -> Table:
    payment, overheads = sheet.payment, sheet.overheads
    rows = [
        _row("Term", first=1, last=sheet.months),
        _row("Price", pence=sheet.price_pence, after=payment.after_months),
        *(
            _row(
                _KINDS[line.kind],
                line.name,
                pence=line.yearly_pence,
                first=line.first_month,
                last=line.last_month,
            )
            for line in sheet.lines
        ),
        _row("Overheads", pence=overheads.yearly_pence, share=overheads.percent),
        _row("Inflation", share=sheet.inflation_percent),
        _row("Results", share=payment.results_percent, after=payment.results_after_months),
        _row("Results expected", share=payment.results_expected_percent),
        *(
            _row(
                "Partner",
                one.name,
                share=one.percent,
                after=one.paid_after_months,
                carries=one.carries_results,
            )
            for one in sheet.partners
        ),
    ]
    covers = "Amounts of costs and overheads are pounds a year, the price is for the whole term."
    return Table(f"Full cost: {title}", covers, _COLUMNS, rows)


def _row(
    what: str,
    name: str = "",
    *,
    pence: int | None = None,
    share: Decimal | None = None,
    first: int | None = None,
    last: int | None = None,
    after: int | None = None,
    carries: bool | None = None,
) -> Sequence[Cell]:
    pounds = None if pence is None else pence / 100
    percent = None if share is None else float(share)
    return (what, name, pounds, percent, first, last, after, {None: "", True: "yes", False: "no"}[carries])


def _taken(words: CostWords, cells: Mapping[str, str]) -> CostWords | None:
    """Return the worksheet with what one row says; None where nobody knows what the row is."""
    pounds, share = cells.get("pounds", ""), cells.get("percent", "")
    after = cells.get("paid after months", "")
    match " ".join(cells.get("what", "").casefold().split()):
        case "term":
            return replace(words, months=cells.get("last month", ""))
        case "price":
            return replace(words, price=pounds, paid_after=after)
        case "staff" | "direct cost" | "direct" as what:
            return replace(words, lines=(*words.lines, _line(what, cells, pounds)))
        case "overheads":
            return replace(words, overheads_yearly=pounds, overheads_percent=share)
        case "inflation":
            return replace(words, inflation=share)
        case "results":
            return replace(words, results_percent=share, results_after=after)
        case "results expected":
            return replace(words, results_expected=share)
        case "partner":
            carries = cells.get("carries results", "").casefold() in _YES
            partner = PartnerWords(
                name=cells.get("name", ""), percent=share, after=after, carries_results=carries
            )
            return replace(words, partners=(*words.partners, partner))
    return None


def _line(what: str, cells: Mapping[str, str], pounds: str) -> LineWords:
    return LineWords(
        kind=CostKind.STAFF if what == "staff" else CostKind.DIRECT,
        name=cells.get("name", ""),
        yearly=pounds,
        first_month=cells.get("first month", ""),
        last_month=cells.get("last month", ""),
    )


def _plain(cell: str) -> str:
    """Return a cell as it was typed, without what keeps a spreadsheet from taking it for a formula."""
    words = cell.strip()
    if words.startswith("'") and words[1:].startswith(FORMULA_STARTS):
        return words[1:]
    return words.removesuffix(".0")


def _refuse(file: Path, said: Read) -> None:
    if said.troubles:
        first = said.troubles[0]
        raise _problem(file, f"cannot be worked with ({first.field.replace('.', ' ')}): {first.sentence}")


def _problem(file: Path, what: str) -> ImportProblem:
    return ImportProblem(
        happened=f"{file.name} {what.rstrip('.')}.",
        safe="The worksheet stands as it was.",
        to_do="Export a worksheet first to see its columns; save yours as CSV and try again.",
    )
