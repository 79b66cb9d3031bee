"""Adding by hand on the command line, and what lists cover."""

from __future__ import annotations

from pathlib import Path

from feeds.source import catalogue
from tests.cli.running import Ran, run


def tender_pause(folder: Path, *words: str) -> Ran:
    return run(*words, "--workspace", folder / "work.tenderpause", "--today", "2026-06-09", folder=folder)


def test_an_opportunity_is_added_listed_and_verified(tmp_path: Path) -> None:
    words = ("--title", "A choir", "--deadline", "2026-07-02", "--time", "noon", "--value", "5k")

    added = tender_pause(tmp_path, "add", *words, "--as", "Amina Okoro", "--json")

    assert added.code == 0, added.err
    (listed,) = tender_pause(tmp_path, "opportunities", "--json").json
    assert listed["id"] == added.json["id"]
    assert listed["deadline"] == "2026-07-02T12:00:00+01:00"
    assert listed["value"] == 5000
    assert tender_pause(tmp_path, "verify", "--json").json["ok"] is True


def test_rows_of_a_spreadsheet_are_added_by_the_columns_that_are_named(tmp_path: Path) -> None:
    sheet = tmp_path / "rows.csv"
    sheet.write_text("What,By\nA choir,2026-07-02\nA walk,soon\n")
    columns = ("--column", "title=What", "--column", "deadline=By")

    ran = tender_pause(tmp_path, "add", "--csv", str(sheet), *columns, "--as", "Amina", "--json")

    assert ran.code == 1
    assert ran.json == {"file": str(sheet), "new": 1, "unchanged": 0, "rejected": 1}
    (aside,) = tender_pause(tmp_path, "rejections", "--json").json
    assert aside["reason"] == "Row 3: “soon” could not be read as a date."


def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    sheet = tmp_path / "rows.csv"
    sheet.write_text("What,By\nA choir,2026-07-02\n")

    assert tender_pause(tmp_path, "add").code == 2
    assert tender_pause(tmp_path, "add", "--csv", str(sheet), "--column", "title=Other").code == 2
    assert tender_pause(tmp_path, "add", "--title", "A", "--deadline", "soon", "--as", "Amina").code == 3


def test_coverage_is_an_array_of_the_sources(tmp_path: Path) -> None:
    tender_pause(tmp_path, "add", "--title", "A", "--as", "Amina")

    ran = tender_pause(tmp_path, "coverage", "--json")

    assert [one["source"] for one in ran.json] == [source.id for source in catalogue()]
    assert {one["standing"] for one in ran.json} == {"never"}
    assert "No source has been pulled here yet." in tender_pause(tmp_path, "coverage").out
