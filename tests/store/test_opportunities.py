from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from desktop.domain.opportunity import Stage
from desktop.domain.states import State
from desktop.store import opportunities
from desktop.store.connection import Connection
from desktop.store.opportunities import OpportunityFilter, SortBy
from feeds.notice import Clock, Money, Party
from tests.store.public_data import NOW, a_database, a_notice, an_item, at, set_state, store


@pytest.fixture
def db() -> Iterator[Connection]:
    opened = a_database()
    store(
        opened,
        a_notice(1, title="zebra crossing patrol", value=Money(amount="50000", currency="GBP")),
        a_notice(2, title="Advice line", buyer_name="", buyer_id=None, regions=(), cpv=("79100000",)),
        a_notice(
            3,
            title="Youth work",
            buyer_name="Harbour Trust",
            deadline="2026-06-20",
            value=Money(amount="900000", currency="GBP"),
            parties=(Party(id="GB-1", roles=("buyer",), locality="Llanelli"),),
        ),
        a_notice(
            4, title="Shelter", tags=("planning",), deadline=None, cpv=("85311000",), regions=("UKL14",)
        ),
        a_notice(5, title="Old award", tags=("award",), deadline=None, released_at=None),
    )
    yield opened
    opened.close()


def titles(
    db: Connection, sort: SortBy = SortBy.TITLE, *, descending: bool = False, **wanted: Any
) -> list[str]:
    ids = opportunities.ids(db, OpportunityFilter(**wanted), sort, descending, at())
    rows = opportunities.rows(db, ids)
    return [rows[row_id].title.split()[0] for row_id in ids]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ["Advice", "Shelter", "Youth", "zebra"]),
        ({"show_closed": True}, ["Advice", "Old", "Shelter", "Youth", "zebra"]),
        ({"words": "YOUTH wor"}, ["Youth"]),
        ({"words": "fernmoor", "stages": [Stage.PLANNING]}, ["Shelter"]),
        ({"buyer": "harb"}, ["Youth"]),
        ({"buyer": "youth"}, []),
        ({"cpv": "8531"}, ["Shelter", "Youth", "zebra"]),
        ({"cpv": "85310000-5"}, ["Shelter", "Youth", "zebra"]),
        ({"cpv": "79000000"}, ["Advice"]),
        ({"region": "UKL"}, ["Shelter"]),
        ({"region": "llanelli"}, ["Youth"]),
        ({"value_from_pence": 6_000_000}, ["Youth"]),
        ({"value_to_pence": 6_000_000}, ["zebra"]),
        ({"closing_within": 8}, ["Youth"]),
        ({"closing_within": 7}, []),
        ({"states": [State.DISMISSED]}, []),
    ],
)
def test_a_filter_leaves_out_what_does_not_match(
    db: Connection, wanted: dict[str, Any], expected: list[str]
) -> None:
    assert titles(db, **wanted) == expected


@pytest.mark.parametrize(
    ("sort", "up", "down"),
    [
        (SortBy.TITLE, ["Advice", "Shelter", "Youth", "zebra"], ["zebra", "Youth", "Shelter", "Advice"]),
        (SortBy.BUYER, ["zebra", "Shelter", "Youth", "Advice"], ["Youth", "Shelter", "zebra", "Advice"]),
        (SortBy.VALUE, ["zebra", "Youth", "Advice", "Shelter"], ["Youth", "zebra", "Shelter", "Advice"]),
        (SortBy.DEADLINE, ["Youth", "zebra", "Advice", "Shelter"], ["Advice", "zebra", "Youth", "Shelter"]),
        (SortBy.STAGE, ["Shelter", "zebra", "Advice", "Youth"], ["Youth", "Advice", "zebra", "Shelter"]),
        (SortBy.REGION, ["zebra", "Youth", "Shelter", "Advice"], ["Shelter", "Youth", "zebra", "Advice"]),
    ],
)
def test_a_list_stands_in_order_with_the_unstated_last(
    db: Connection, sort: SortBy, up: list[str], down: list[str]
) -> None:
    assert titles(db, sort) == up
    assert titles(db, sort, descending=True) == down


def test_states_order_by_how_far_people_have_come(db: Connection) -> None:
    set_state(db, a_notice(1).opportunity, State.PAUSING)
    set_state(db, a_notice(3).opportunity, State.SHORTLISTED)

    assert titles(db, SortBy.STATE) == ["Advice", "Shelter", "Youth", "zebra"]
    assert titles(db, SortBy.STATE, states=[State.PAUSING, State.SHORTLISTED]) == ["Youth", "zebra"]


def test_a_row_tells_all_that_a_list_shows(db: Connection) -> None:
    row = opportunities.row_of_key(db, a_notice(3).opportunity)

    assert row is not None
    assert (row.title, row.buyer, row.stage, row.state) == (
        "Youth work",
        "Harbour Trust",
        Stage.TENDER,
        State.NEW,
    )
    assert (row.value_pence, row.currency, row.cpv, row.regions) == (
        90_000_000,
        "GBP",
        ("85312000",),
        ("UKE32",),
    )
    assert row.deadline_text == "2026-06-20"
    assert row.facts.submission_on == date(2026, 6, 20)
    assert not row.facts.has_time
    assert row.facts.window_days == 14


def test_a_deadline_keeps_the_zone_it_was_given_in(db: Connection) -> None:
    row = opportunities.row_of_key(db, a_notice(1).opportunity)

    assert row is not None
    assert row.deadline is not None
    assert row.deadline.isoformat() == "2026-06-30T12:00:00+01:00"


def test_a_clock_that_is_read_as_the_uks_is_stored_so(db: Connection) -> None:
    store(db, a_notice(8, clock=Clock.UK, deadline="2026-06-30T12:00:00Z"))

    row = opportunities.row_of_key(db, a_notice(8).opportunity)

    assert row is not None
    assert row.facts.closes_at == datetime(2026, 6, 30, 11, tzinfo=UTC)


def test_rows_that_are_gone_are_left_out(db: Connection) -> None:
    assert list(opportunities.rows(db, [1, 4711])) == [1]
    assert opportunities.row_of_key(db, "ocds-none") is None
    assert opportunities.detail(db, "ocds-none") is None


def test_a_joined_key_goes_on_leading_to_its_opportunity(db: Connection) -> None:
    db.execute("INSERT INTO alias VALUES ('ocds-elsewhere', ?)", (a_notice(1).opportunity,))

    row, detail = opportunities.row_of_key(db, "ocds-elsewhere"), opportunities.detail(db, "ocds-elsewhere")

    assert row is not None
    assert detail is not None
    assert row.key == detail.opportunity.key == a_notice(1).opportunity


def test_counts_tell_open_early_and_closed_apart(db: Connection) -> None:
    assert opportunities.counts(db, at()) == opportunities.Counts(
        open=3, early_signals=1, closed=1, notices=5
    )


def test_a_snooze_ends_on_its_day(db: Connection) -> None:
    key = a_notice(1).opportunity
    set_state(db, key, State.SNOOZED, before=State.SHORTLISTED, until="2026-06-09")

    def state(today: date) -> State:
        row = opportunities.row_of_key(db, key, today=today)
        assert row is not None
        return row.state

    assert [state(date(2026, 6, 8)), state(date(2026, 6, 9))] == [State.SNOOZED, State.SHORTLISTED]
    assert titles(db, states=[State.SHORTLISTED]) == ["zebra"]


def test_a_snooze_ends_at_once_when_the_deadline_moves(db: Connection) -> None:
    key = a_notice(1).opportunity
    set_state(db, key, State.SNOOZED, before=State.PAUSING, until="2026-12-01")

    store(
        db,
        a_notice(
            6,
            key=key,
            tags=("tenderUpdate",),
            released_at=datetime(2026, 6, 8, tzinfo=UTC),
            deadline="2026-07-20T12:00:00+01:00",
        ),
        now=NOW + timedelta(days=1),
    )

    assert titles(db, states=[State.PAUSING]) == ["Befriending"]


@pytest.mark.parametrize(
    ("state", "before", "after"),
    [
        (State.DISMISSED, State.NEW, State.NEW),
        (State.SNOOZED, State.SHORTLISTED, State.SHORTLISTED),
        (State.SHORTLISTED, None, State.SHORTLISTED),
        (State.DECIDED, None, State.DECIDED),
    ],
)
def test_when_an_early_signals_tender_appears_it_comes_back(
    db: Connection, state: State, before: State | None, after: State
) -> None:
    key = a_notice(4).opportunity
    set_state(db, key, state, before=before, until="2026-12-01" if state is State.SNOOZED else None)

    store(
        db,
        a_notice(7, key=key, released_at=datetime(2026, 6, 9, tzinfo=UTC)),
        now=NOW + timedelta(days=1),
    )

    row = opportunities.row_of_key(db, key)
    assert row is not None
    assert row.state is after


def test_a_hundred_ids_come_in_one_statement(db: Connection) -> None:
    statements: list[str] = []
    db.set_trace_callback(statements.append)

    opportunities.rows(db, range(100))

    db.set_trace_callback(None)
    assert len(statements) == 1


def test_the_view_for_other_tools_shows_what_lists_show(db: Connection) -> None:
    store(db, an_item(1))

    found = db.execute(
        "SELECT title, stage, state, cpv, deadline FROM opportunities WHERE id = ?", ["ocds-h6vhtk-000001"]
    )

    assert found.fetchone() == (
        "zebra crossing patrol",
        "tender",
        "new",
        "85312000",
        "2026-06-30T12:00:00+01:00",
    )


def test_a_place_of_several_words_stays_one() -> None:
    db = a_database()
    store(db, a_notice(1, regions=("East of England", "UKH12")))

    row = opportunities.row_of_key(db, "ocds-h6vhtk-000001")

    assert row is not None
    assert row.regions == ("East of England", "UKH12")
    assert len(opportunities.ids(db, OpportunityFilter(region="UKH1"), SortBy.RUNWAY, False, at())) == 1


@pytest.mark.parametrize(
    ("region", "found"), [("WALES", 1), ("Wales", 1), ("UKL", 1), ("UKL2", 0), ("UK", 1)]
)
def test_a_place_in_capitals_is_no_code(region: str, found: int) -> None:
    db = a_database()
    store(db, a_notice(1, regions=("UKL14", "Wales")))

    assert len(opportunities.ids(db, OpportunityFilter(region=region), SortBy.RUNWAY, False, at())) == found
