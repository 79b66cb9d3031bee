"""A first stage that has passed closes a tender to us, unless we took part; a market stays open after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.decision import DecidedBy, DecisionDraft, Outcome
from desktop.domain.runway import Runway, Verdict
from desktop.domain.working_days import Nation
from desktop.services import deciding, opportunity_list
from desktop.services.desk import Desk, calendar, plans
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.listing import listed
from desktop.services.opportunity_list import OpportunityFilter
from desktop.services.opportunity_page import opportunity_card
from desktop.store import schema_markets, upkeep
from desktop.store.connection import Connection
from desktop.store.workspace import Workspace
from feeds.notice import Notice
from tests.ui.notices import a_tender, stored

BEFORE = datetime(2026, 6, 9, 8, tzinfo=UTC)
BETWEEN = datetime(2026, 6, 20, 8, tzinfo=UTC)
AFTER = datetime(2026, 7, 21, 8, tzinfo=UTC)
INTEREST, TENDER = "2026-06-16T12:00:00+01:00", "2026-07-17T12:00:00+01:00"
BID = DecisionDraft(
    outcome=Outcome.BID,
    rationale="They asked us to carry it on.",
    main_reason="keeps_it_going",
    decided_by=(DecidedBy("Amina Okoro", "director"),),
    no_pause_reason="They asked, and time is short.",
)
WITHDRAWN = replace(
    BID,
    outcome=Outcome.STEP_BACK,
    main_reason="others_better_placed",
    instead=("nothing",),
    supersedes="1",
    supersedes_reason="Two of us have left.",
)
Open = Callable[..., Desk]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Open]:
    """Open the same file at a moment, to write or only to read."""
    opened: list[Workspace] = []

    def open_at(now: datetime, *, writable: bool = True) -> Desk:
        for before in opened:
            before.close()
        workspace = Workspace.open(tmp_path / "ours.tenderpause", writable=writable, now=lambda: now)
        opened.append(workspace)
        desk = Desk(workspace, lambda: now)
        if writable and now is BEFORE:
            introduce(desk, WhoWeAre("Amina Okoro", "Fernmoor Neighbours", Nation.ENGLAND))
        return desk

    yield open_at
    for each in opened:
        each.close()


def two_stages(desk: Desk) -> str:
    notice: Notice = a_tender(3, 28)
    notice = replace(notice, interest_deadline=INTEREST, deadline=TENDER)
    (key,) = stored(desk, notice)
    return key


def brought_up(desk: Desk) -> Desk:
    """Bring all up to the moment, as is done at opening."""

    def all_of_it(db: Connection) -> None:
        for _ in range(50):
            if not upkeep.catch_up(db, now=desk.now(), calendar=calendar(db), plans=plans(db)):
                return
        raise AssertionError("it never comes to an end")

    desk.workspace.write(all_of_it).result()
    return desk


def open_ones(desk: Desk) -> int:
    """Return how many the list of open ones has; their number beside it says the same."""
    with desk.reader() as db:
        found = len(listed(db, desk, OpportunityFilter()))
        assert opportunity_list.counts(db, desk).open == found
    return found


def runway_of(desk: Desk) -> tuple[Runway, dict[str, str], bool]:
    """Return how it stands in the list and what its page says, and whether the list of open ones has it."""
    with desk.reader() as db:
        (one,) = listed(db, desk, OpportunityFilter(show_closed=True))
        still_open = bool(listed(db, desk, OpportunityFilter()))
        card = opportunity_card(db, desk, one.id)
    assert card.runway.verdict is one.runway.verdict
    return card.runway, {fact.label: fact.value for fact in card.facts}, still_open


def test_it_is_closed_to_who_did_not_take_part(at: Open) -> None:
    two_stages(at(BEFORE))

    found, _, still_open = runway_of(brought_up(at(BETWEEN)))

    assert (found.verdict, still_open) == (Verdict.CLOSED, False)


def test_who_bids_is_led_by_the_tender_once_the_first_stage_has_passed(at: Open) -> None:
    desk = at(BEFORE)
    deciding.record(desk, two_stages(desk), BID)

    found, facts, still_open = runway_of(brought_up(at(BETWEEN)))

    assert (found.verdict, found.facts.submission_on, still_open) == (None, date(2026, 7, 17), True)
    assert found.working_days == 20
    assert facts["Submission"] == "Fri 17 Jul, noon"
    assert runway_of(brought_up(at(AFTER)))[0].verdict is Verdict.CLOSED


def test_so_it_is_where_nothing_can_be_written(at: Open) -> None:
    desk = at(BEFORE)
    deciding.record(desk, two_stages(desk), BID)
    reading = at(BETWEEN, writable=False)

    with reading.reader() as db:
        (one,) = listed(db, reading, OpportunityFilter(show_closed=True))

    assert (one.runway.verdict, one.deadline) == (None, datetime(2026, 7, 17, 11, tzinfo=UTC))


def test_nor_does_the_list_of_open_ones_leave_it_out_there(at: Open) -> None:
    desk = at(BEFORE)
    deciding.record(desk, two_stages(desk), BID)

    assert open_ones(at(BETWEEN, writable=False)) == 1
    assert open_ones(at(AFTER, writable=False)) == 0


def test_nor_where_the_next_stage_comes_by_invitation(at: Open) -> None:
    desk = at(BEFORE)
    restricted = replace(a_tender(3, 28), deadline=INTEREST, invitations_out="2026-07-01")
    deciding.record(desk, stored(desk, restricted)[0], BID)

    assert open_ones(at(BETWEEN, writable=False)) == 1


def test_who_withdrew_before_the_first_stage_passed_finds_it_closed_there(at: Open) -> None:
    desk = at(BEFORE)
    key = two_stages(desk)
    deciding.record(desk, key, BID)
    deciding.record(desk, key, WITHDRAWN)

    assert open_ones(at(BETWEEN, writable=False)) == 0


def test_a_row_that_an_earlier_version_wrote_is_brought_up(at: Open) -> None:
    desk = at(BEFORE)
    deciding.record(desk, two_stages(desk), BID)
    desk.workspace.write(
        lambda db: db.execute("UPDATE opportunity SET last_deadline_at = closes_at")
    ).result()

    brought_up(desk)

    assert open_ones(at(BETWEEN, writable=False)) == 1


@pytest.mark.parametrize("now", [BEFORE, BETWEEN, AFTER])
def test_stages_in_no_order_are_brought_up_all_the_same(at: Open, now: datetime) -> None:
    desk = at(BEFORE)
    (key,) = stored(desk, replace(a_tender(3, 28), interest_deadline=TENDER, deadline=INTEREST))
    deciding.record(desk, key, BID)

    found, _, still_open = runway_of(brought_up(at(now)))

    assert still_open is (now is not AFTER)
    assert (found.verdict is Verdict.CLOSED) is (now is AFTER)


def test_a_bid_that_is_recorded_later_is_led_by_the_tender_at_once(at: Open) -> None:
    key = two_stages(at(BEFORE))
    desk = brought_up(at(BETWEEN))

    deciding.record(desk, key, BID)

    found, _, still_open = runway_of(desk)
    assert (found.facts.submission_on, still_open) == (date(2026, 7, 17), True)


def test_who_withdraws_stands_before_a_closed_door_again(at: Open) -> None:
    desk = at(BEFORE)
    key = two_stages(desk)
    deciding.record(desk, key, BID)
    desk = brought_up(at(BETWEEN))

    deciding.record(desk, key, WITHDRAWN)

    assert runway_of(desk)[0].verdict is Verdict.CLOSED


def test_where_the_next_stage_comes_by_invitation_there_is_no_date_yet(at: Open) -> None:
    desk = at(BEFORE)
    restricted = replace(a_tender(3, 28), deadline=INTEREST, invitations_out="2026-07-01")
    (key,) = stored(desk, restricted)
    deciding.record(desk, key, BID)

    found, _, still_open = runway_of(brought_up(at(BETWEEN)))

    assert (found.verdict, found.facts.submission_on, still_open) == (None, None, True)


def test_a_market_stays_open_once_its_first_round_has_passed(at: Open) -> None:
    desk = at(BEFORE)
    market = replace(a_tender(3, 28), deadline=INTEREST, method_details="Dynamic purchasing system")
    stored(desk, market)

    found, _, still_open = runway_of(brought_up(at(BETWEEN)))

    assert (found.verdict, found.facts.open_all_the_time, still_open) == (Verdict.NO_DATE, True, True)


def test_a_market_that_an_earlier_version_held_as_closed_is_open_again(at: Open) -> None:
    desk = at(BEFORE)
    stored(desk, replace(a_tender(3, 28), deadline=INTEREST, method_details="Dynamic purchasing system"))
    desk.workspace.write(
        lambda db: db.execute("UPDATE opportunity SET last_deadline_at = closes_at")
    ).result()
    desk = brought_up(at(BETWEEN))
    before = runway_of(desk)[0].verdict

    desk.workspace.write(schema_markets.reopen).result()

    assert before is Verdict.CLOSED
    assert runway_of(brought_up(desk))[0].verdict is Verdict.NO_DATE
