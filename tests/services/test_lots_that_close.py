"""Lots that close one after another: the next one leads, also where nothing may be written."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.runway import Verdict
from desktop.domain.working_days import Nation
from desktop.services.desk import Desk
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.listing import full, listed
from desktop.services.opportunity_list import OpportunityFilter, lines, matching
from desktop.services.opportunity_page import opportunity_card
from desktop.store.workspace import Workspace
from feeds.notice import Lot
from tests.ui.notices import a_tender, stored

BEFORE = datetime(2026, 6, 9, 8, tzinfo=UTC)
BETWEEN = datetime(2026, 6, 20, 8, tzinfo=UTC)
AFTER = datetime(2026, 7, 21, 8, tzinfo=UTC)
LOTS = (
    Lot(id="1", title="North", deadline="2026-06-19T12:00:00+01:00", status="active"),
    Lot(id="2", title="South", deadline="2026-07-17T12:00:00+01:00", status="active"),
    Lot(id="3", title="West", deadline="2026-06-16T12:00:00+01:00", status="cancelled"),
)


def a_file(path: Path) -> str:
    with Workspace.open(path, now=lambda: BEFORE) as workspace:
        desk = Desk(workspace, lambda: BEFORE)
        introduce(desk, WhoWeAre("Amina Okoro", "Fernmoor Neighbours", Nation.ENGLAND))
        (key,) = stored(desk, a_tender(3, 28, lots=LOTS))
    return key


def read_only(path: Path, now: datetime) -> Desk:
    return Desk(Workspace.open(path, writable=False, now=lambda: now), lambda: now)


def test_a_cancelled_lot_never_leads_and_says_that_it_is_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "ours.tenderpause"
    desk = read_only(path, BEFORE) if (key := a_file(path)) else None
    assert desk is not None

    with desk.workspace, desk.reader() as db:
        card = opportunity_card(db, desk, key)

    assert {fact.label: fact.value for fact in card.facts}["Submission"] == "Fri 19 Jun, noon"
    assert [fact.value for fact in card.lots] == [
        "North, closes Fri 19 Jun, noon",
        "South, closes Fri 17 Jul, noon",
        "West, closes Tue 16 Jun, noon, cancelled",
    ]


def test_the_next_lot_leads_in_a_file_that_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "ours.tenderpause"
    key = a_file(path)

    desk = read_only(path, BETWEEN)
    with desk.workspace, desk.reader() as db:
        (one,) = listed(db, desk, OpportunityFilter())
        (line,) = lines(db, desk, matching(db, desk, OpportunityFilter())).values()
        card, told = opportunity_card(db, desk, key), full(db, desk, key)

    assert one.deadline == told.opportunity.deadline == datetime(2026, 7, 17, 11, tzinfo=UTC)
    assert one.runway.verdict is line.runway.verdict is card.runway.verdict is Verdict.TIGHT
    assert told.runway_sentence.startswith("20 working days to submission")
    assert {fact.label: fact.value for fact in card.facts}["Submission"] == "Fri 17 Jul, noon"


def test_once_the_last_lot_has_closed_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "ours.tenderpause"
    a_file(path)

    desk = read_only(path, AFTER)
    with desk.workspace, desk.reader() as db:
        still_open = listed(db, desk, OpportunityFilter())
        (one,) = listed(db, desk, OpportunityFilter(show_closed=True))

    assert still_open == []
    assert one.runway.verdict is Verdict.CLOSED
