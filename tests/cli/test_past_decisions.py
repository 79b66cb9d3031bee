"""Past decisions from a spreadsheet: recorded row by row, refused with the reasons of the form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Ran, run

SHEET = """\
Opportunity,Buyer,Decision,Why,Main reason,Decided by,Decided on,Board minute,Colour
Winter lunches,Parish Council,Step back,They do this well.,Others are better placed,"Amina Okoro, director; \
Rhys Pell, trustee",3 November 2025,"Minutes, item 4",blue
Summer trips,County,bid,We are best placed.,done_well_here,"Amina Okoro, director",2025-12-01,,
Spring walks,County,perhaps,Who knows.,,"Amina Okoro, director",2025-12-01,,
Autumn choir,County,bid,,,"Amina Okoro, director",2025-12-02,,
Night cafe,County,bid,We would.,,"Amina Okoro, director",one day,,
Late walks,County,bid,We would.,,"Amina Okoro, director",,,
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "past.csv"
    file.write_text(SHEET, "utf-8")
    return file


def tender_pause(*words: str | Path, folder: Path) -> Ran:
    return run(*words, "--workspace", folder / "work.tenderpause", "--today", "2026-06-09", folder=folder)


def brought(sheet: Path, *more: str) -> Ran:
    return tender_pause("decide", "--csv", sheet, "--as", "Amina Okoro", *more, folder=sheet.parent)


def test_each_row_is_recorded_or_says_why_not(sheet: Path) -> None:
    told = brought(sheet, "--json")

    assert told.code == 1
    assert [(one["row"], one["number"]) for one in told.json] == [
        (2, "1"),
        (3, "2"),
        (4, ""),
        (5, ""),
        (6, ""),
        (7, ""),
    ]
    reasons = [one["reason"] for one in told.json]
    assert reasons[:2] == ["", ""]
    assert reasons[2] == "“perhaps” is none of: Bid, Partner, Step back."
    assert reasons[3].startswith("The decision was not recorded.")
    assert reasons[5] == "It does not say on which day it was decided."
    assert reasons[4].startswith("“one day” could not be read")
    second, first = tender_pause("decisions", "--json", folder=sheet.parent).json
    assert (first["title"], first["outcome"], first["reasons"]) == (
        "Winter lunches",
        "step_back",
        ["others_better_placed"],
    )
    assert first["decided_by"] == ["Amina Okoro, director", "Rhys Pell, trustee"]
    assert (first["decided_at"], first["pause"]) == ("2025-11-03", "No pause")
    assert second["title"] == "Summer trips"
    shown = tender_pause("opportunities", "--json", folder=sheet.parent).json
    assert {one["title"] for one in shown} == {"Winter lunches", "Summer trips"}, (
        "what is refused adds nothing"
    )
    assert tender_pause("verify", folder=sheet.parent).code == 0


def test_the_same_sheet_again_records_nothing(sheet: Path) -> None:
    brought(sheet)

    again = brought(sheet)

    assert "Row 2, Winter lunches: held already as decision 1" in again.out
    assert "Columns that say nothing here: Colour." in again.out
    assert len(tender_pause("decisions", "--json", folder=sheet.parent).json) == 2


def test_a_sheet_without_what_each_decision_needs_is_refused_whole(tmp_path: Path) -> None:
    file = tmp_path / "past.csv"
    file.write_text("Buyer,Decision\nCounty,bid\n", "utf-8")

    told = brought(file)

    assert told.code == 3
    assert "has no column for: rationale, decided_by, decided_on, title." in told.err


def test_neither_an_id_nor_a_sheet_is_wrong_use(tmp_path: Path) -> None:
    told = tender_pause("decide", folder=tmp_path)

    assert (told.code, "Give an ID and --file, or a spreadsheet with --csv." in told.err) == (2, True)
