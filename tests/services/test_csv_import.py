"""A spreadsheet's rows are looked at before they are added, and a bad one costs only itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.sheet_rows import BadRow, guessed, read_row
from desktop.domain.working_days import Nation
from desktop.services import csv_import
from desktop.services.desk import Desk
from desktop.services.errors import ImportProblem
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.listing import listed
from desktop.services.opportunity_list import OpportunityFilter
from desktop.store import journal, rejections
from desktop.store.verify import verify
from desktop.store.workspace import Workspace

NOW = datetime(2026, 6, 9, 8, 0, tzinfo=UTC)
TODAY = date(2026, 6, 9)
SHEET = """Opportunity;Funder;Closing date;Time;Amount (£);Where;More
Befriending;Harrogate Council;02/07/2026;12:00;420,000;Harrogate;www.example.org/a
Youth club;The Moor Fund;2 July;;5000;Selby;
;No title Ltd;03/07/2026;;;;
Advice line;Selby Council;3 July 2026;5pm;lots;;
=cmd|' /C calc'!A0;@SUM Council;3 July 2026;;;;
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Workspace.open(tmp_path / "ours.tenderpause", now=lambda: NOW) as workspace:
        desk = Desk(workspace, lambda: NOW)
        introduce(desk, WhoWeAre("Amina Okoro", "Dales Befriending", Nation.ENGLAND))
        yield desk


@pytest.fixture
def sheet(tmp_path: Path) -> csv_import.Sheet:
    file = tmp_path / "bulletin.csv"
    file.write_bytes(SHEET.encode("cp1252"))
    return csv_import.open_sheet(file)


def step(_done: int, _total: int) -> None:
    """Hear of progress, and go on."""


def titles(desk: Desk) -> set[str]:
    with desk.reader() as db:
        return {one.title for one in listed(db, desk, OpportunityFilter(show_closed=True))}


def test_columns_are_guessed_by_their_headings(sheet: csv_import.Sheet) -> None:
    assert sheet.headings[4] == "Amount (£)"
    assert dict(sheet.guessed) == {"deadline": 2, "title": 0, "buyer": 1, "value": 4, "place": 5, "time": 3}


def test_the_preview_says_what_would_come_and_what_would_not(desk: Desk, sheet: csv_import.Sheet) -> None:
    found = csv_import.preview(desk, sheet, {**sheet.guessed, "link": 6})

    assert found.sentence == "2 rows would be added, 3 would be set aside."
    assert found.rows[0].deadline == "Thu 2 Jul 2026, noon"
    assert found.rows[0].value == "£420,000"
    assert [row.reason for row in found.rows if row.reason] == [
        "“2 July” has no year.",
        "Title: Say in a few words what it is.",
        "“lots” could not be read as an amount.",
    ]
    assert titles(desk) == set()


def test_rows_are_added_as_entries_and_bad_ones_set_aside_with_their_reason(
    desk: Desk, sheet: csv_import.Sheet
) -> None:
    heard: list[tuple[int, int]] = []

    brought = csv_import.bring_in(desk, sheet, sheet.guessed, lambda *at: heard.append(at))

    assert brought.sentence == "bulletin.csv: 2 added, 3 set aside."
    assert brought.tally.received == 5
    assert titles(desk) == {"Befriending", "=cmd|' /C calc'!A0"}
    assert heard == [(0, 5), (5, 5)]
    with desk.reader() as db:
        assert verify(db).ok
        aside = rejections.everything(db)
        batches = {entry.batch for entry in journal.entries(db) if entry.kind == "opportunity.added"}
    assert [row.reason for row in aside][-1].startswith("Row 3: “2 July” has no year.")
    assert len(batches) == 1


def test_the_same_file_again_adds_nothing(desk: Desk, sheet: csv_import.Sheet) -> None:
    csv_import.bring_in(desk, sheet, sheet.guessed, step)

    again = csv_import.bring_in(desk, sheet, sheet.guessed, step)

    assert (again.tally.new, again.tally.unchanged, again.tally.rejected) == (0, 2, 3)
    assert len(titles(desk)) == 2


def test_what_was_added_before_it_was_cancelled_stays(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "long.csv"
    file.write_text("title,deadline\n" + "".join(f"Number {n},2026-07-02\n" for n in range(50)))
    found = csv_import.open_sheet(file)

    class Stopped(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done >= 20:
            raise Stopped

    with pytest.raises(Stopped):
        csv_import.bring_in(desk, found, found.guessed, stop)

    assert len(titles(desk)) == 20


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "holds no rows"),
        (b"PK\x03\x04rest", "Excel workbook"),
        (b'"' + b"x" * 200_000 + b'"', "not a table"),
    ],
)
def test_what_is_no_table_is_told_apart(tmp_path: Path, body: bytes, says: str) -> None:
    file = tmp_path / "odd.csv"
    file.write_bytes(body)

    with pytest.raises(ImportProblem, match=says):
        csv_import.open_sheet(file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="could not be opened"):
        csv_import.open_sheet(tmp_path / "none.csv")


@given(st.lists(st.text(max_size=30), max_size=8), st.lists(st.text(max_size=60), max_size=8))
def test_any_row_under_any_headings_is_read_or_refused(headings: list[str], cells: list[str]) -> None:
    chosen = {"title": 0, **guessed(headings)}

    with suppress(BadRow):
        assert read_row(cells, chosen, TODAY).title
