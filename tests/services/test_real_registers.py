"""Saved samples of the registers come in, and whatever does not has its reason.

The files are not part of the project: TENDER_PAUSE_DATA names the folder that holds `registers/`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.services.desk import Desk
from desktop.services.finder import FinderQuery, find
from desktop.services.registers import RegisterImported, import_registers
from desktop.store.workspace import Workspace

DATA = Path(os.environ.get("TENDER_PAUSE_DATA", "/nowhere")) / "registers"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="TENDER_PAUSE_DATA names no data")

NOW = datetime(2026, 6, 9, 9, tzinfo=UTC)
NOT_NEEDED = "a table of the extract that is not searched here"
NO_REGISTER = "none of the register files"
UNREAD = {
    "publicextract.charity_annual_return_history.json": NOT_NEEDED,
    "publicextract.charity_annual_return_history.txt": NOT_NEEDED,
    "publicextract.charity_annual_return_parta.txt": NOT_NEEDED,
    "BasicCompanyData_sample.csv": NO_REGISTER,
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Workspace.open(tmp_path / "ours.tenderpause", now=lambda: NOW) as workspace:
        yield Desk(workspace, lambda: NOW)


def import_all(desk: Desk) -> dict[str, RegisterImported]:
    folders = ("ccew_fixture", "ccni", "oscr", "companies_house")
    files = [file for folder in folders for file in sorted((DATA / folder).iterdir())]
    return {one.file.name: one for one in import_registers(desk, files, lambda _done, _total: None)}


def test_every_sample_comes_in_or_says_why_not(desk: Desk) -> None:
    done = import_all(desk)

    assert {name: one.tally.new for name, one in done.items() if one.tally.new} == {
        "publicextract.charity.json": 53,
        "charitydetails_sample.csv": 178,
        "CharityExport_SYNTHETIC.csv": 3,
    }
    assert done["publicextract.charity.txt"].tally.unchanged == 53
    unread = {name: str(one.error) for name, one in done.items() if one.error}
    assert unread.keys() == UNREAD.keys()
    assert all(UNREAD[name] in why for name, why in unread.items())


def test_every_row_is_taken_in_or_passed_over_or_refused_with_its_reason(desk: Desk) -> None:
    done = import_all(desk)

    charities = done["publicextract.charity.json"]
    lines = (DATA / "ccew_fixture" / "publicextract.charity.json").read_text("utf-8-sig").splitlines()
    rows = sum(line.strip().startswith("{") for line in lines)
    passed = sum(int(one.split()[0].replace(",", "")) for one in charities.passed)
    assert charities.tally.new + charities.tally.refused + passed == rows
    assert charities.passed == ("73 funds under another charity", "47 that have left the register")
    assert len(charities.refused) == charities.tally.refused == 0


def test_a_search_over_all_three_registers_says_why(desk: Desk) -> None:
    import_all(desk)

    with desk.reader() as db:
        found = find(db, FinderQuery(place="Northern Ireland", activity="older people", limit=1_000))

    assert found.organisations
    assert all(one.why.startswith("Works in Northern Ireland") for one in found.organisations)
    assert found.looked.not_here == ()
