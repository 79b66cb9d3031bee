from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from desktop.domain.runway import Plan, Plans
from desktop.domain.working_days import Calendar, Nation
from desktop.store import opportunities, recounting, upkeep
from desktop.store.connection import Connection, transaction
from desktop.store.notices import store_page
from feeds.notice import Lot
from tests.store.public_data import CALENDAR, NOW, PLANS, a_database, a_notice, all_rows, store


@pytest.fixture
def db() -> Iterator[Connection]:
    opened = a_database()
    yield opened
    opened.close()


def test_when_a_lots_deadline_has_passed_the_next_one_leads(db: Connection) -> None:
    lots = (Lot(id="1", deadline="2026-06-20T12:00:00Z"), Lot(id="2", deadline="2026-07-06T12:00:00Z"))
    store(db, a_notice(1, lots=lots, deadline=None))
    after_the_first = datetime(2026, 6, 22, tzinfo=UTC)

    def leads() -> date | None:
        row = opportunities.row_of_key(db, a_notice(1).opportunity)
        return row.facts.submission_on if row else None

    before = leads()
    with transaction(db):
        done = upkeep.catch_up(db, now=after_the_first, calendar=CALENDAR, plans=PLANS)

    assert (before, done, leads()) == (date(2026, 6, 20), 1, date(2026, 7, 6))
    assert db.execute("SELECT moved_at FROM opportunity").fetchone() == (None,)


def test_counting_anew_gives_what_storing_with_those_settings_would_have_given(db: Connection) -> None:
    calendar = Calendar(Nation.SCOTLAND, frozenset({date(2026, 6, 15), date(2026, 6, 16)}))
    plans = Plans(full=Plan(1, 4, 6, 2), shortest=Plan(1, 2, 3, 1))
    page = [
        a_notice(1),
        a_notice(2, deadline="2026-07-15"),
        a_notice(3, tags=("planning",), deadline=None),
        a_notice(4, tags=("award",)),
        a_notice(5, key=a_notice(1).opportunity, tags=("tenderUpdate",), deadline="2026-07-20"),
    ]
    store(db, *page)
    other = a_database()

    with transaction(db):
        recounting.begin(db)
        recounting.count_on(db, calendar=calendar, plans=plans)
    with transaction(other):
        store_page(other, page, source_id="here", mark=None, now=NOW, calendar=calendar, plans=plans)

    assert all_rows(db, "opportunity") == all_rows(other, "opportunity")
    other.close()


def test_a_count_broken_off_goes_on_where_it_was_and_all_are_counted(db: Connection) -> None:
    store(db, *(a_notice(number, deadline="2026-07-15") for number in range(1, 8)))
    before = all_rows(db, "opportunity")
    plans = Plans(full=Plan(1, 4, 6, 2), shortest=Plan(1, 2, 3, 1))
    with transaction(db):
        recounting.begin(db)

    counted: list[int] = []
    while not counted or counted[-1]:
        with transaction(db):  # each part by itself: the program may end after any
            counted.append(recounting.count_on(db, calendar=CALENDAR, plans=plans, part=3))

    days = {row for (row,) in db.execute("SELECT decide_by FROM opportunity")}
    assert counted == [3, 3, 1, 0]
    assert len(days) == 1
    assert all_rows(db, "opportunity") != before
    assert db.execute("SELECT count(*) FROM counted_down_to").fetchone() == (0,)


def test_a_change_during_a_count_begins_it_again(db: Connection) -> None:
    store(db, *(a_notice(number, deadline="2026-07-15") for number in range(1, 8)))
    first, second = Plans(full=Plan(1, 4, 6, 2), shortest=Plan(1, 2, 3, 1)), PLANS
    before = all_rows(db, "opportunity")

    with transaction(db):
        recounting.begin(db)
        recounting.count_on(db, calendar=CALENDAR, plans=first, part=3)
        recounting.begin(db)
        while recounting.count_on(db, calendar=CALENDAR, plans=second, part=3):
            pass

    assert all_rows(db, "opportunity") == before


def test_upkeep_goes_on_with_a_count(db: Connection) -> None:
    store(db, a_notice(1, deadline="2026-07-15"))
    with transaction(db):
        recounting.begin(db)

        done = [upkeep.catch_up(db, now=NOW, calendar=CALENDAR, plans=PLANS) for _ in range(2)]

    assert done == [1, 0]
