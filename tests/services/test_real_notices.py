"""Over real notices, where TENDER_PAUSE_DATA names the folder that holds them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.domain.opportunity import Stage
from desktop.domain.runway import Verdict
from desktop.services.desk import Desk
from desktop.services.importing import Imported, import_files
from desktop.services.listing import listed
from desktop.services.opportunity_list import OpportunityFilter
from desktop.store import rejections
from desktop.store.notices import Tally
from feeds.reading import read

DATA = os.environ.get("TENDER_PAUSE_DATA")
pytestmark = pytest.mark.skipif(not DATA, reason="TENDER_PAUSE_DATA names no folder")

FOLDERS = (
    "find_a_tender",
    "contracts_finder",
    "public_contracts_scotland",
    "sell2wales",
    "ocds_chain",
    "ocds_nasty",
    "ocds_other_countries",
    "feeds_nasty",
)


@pytest.fixture(scope="module")
def files() -> list[Path]:
    tenders = Path(DATA or "") / "tenders"
    return sorted(path for folder in FOLDERS for path in (tenders / folder).rglob("*") if path.is_file())


def take_in(desk: Desk, files: list[Path]) -> tuple[Imported, ...]:
    return import_files(desk, files, lambda _done, _total: None)


def test_whatever_comes_in_is_new_changed_unchanged_or_rejected(empty_desk: Desk, files: list[Path]) -> None:
    found = take_in(empty_desk, files)

    for one in found:
        items = sum(1 for _ in read(one.file.read_bytes(), received_from="count", name=one.file.name))
        assert one.error is None
        assert one.tally.received == items, one.file
    with empty_desk.reader() as db:
        assert all(row.reason for row in rejections.everything(db))


def test_a_second_import_stores_nothing_new(empty_desk: Desk, files: list[Path]) -> None:
    first = sum((one.tally for one in take_in(empty_desk, files)), Tally())

    again = sum((one.tally for one in take_in(empty_desk, files)), Tally())

    assert (again.new, again.changed) == (0, 0)
    assert again.received == first.received
    assert again.rejected == first.rejected


def test_no_award_only_process_has_no_date(empty_desk: Desk, files: list[Path]) -> None:
    take_in(empty_desk, files)

    with empty_desk.reader() as db:
        found = listed(db, empty_desk, OpportunityFilter(show_closed=True))

    ended = [one for one in found if one.stage in (Stage.AWARD, Stage.CONTRACT, Stage.CANCELLED)]
    assert len(ended) > 100
    assert {one.runway.verdict for one in ended} == {Verdict.CLOSED}
