from __future__ import annotations

from array import array
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.states import State
from desktop.store import opportunities, opportunity_ids
from desktop.store.connection import Connection, open_to_write
from desktop.store.notices import store_page
from desktop.store.opportunities import OpportunityFilter, SortBy
from desktop.store.opportunity_filter import conditions
from desktop.store.opportunity_order import order
from desktop.store.remembering import is_remembered
from desktop.store.runway_sql import FROM, parameters
from desktop.store.workspace import Workspace
from feeds.notice import Lot, Money, Notice
from tests.store.public_data import CALENDAR, NOW, PLANS, a_database, a_notice, at, set_state, store

TENDERS = st.builds(
    a_notice,
    st.integers(1, 9),
    title=st.sampled_from(["Care at home", "care at Home", "Ward repairs"]),
    buyer_name=st.sampled_from(["Fernmoor Council", "", "Coldwell Homes"]),
    deadline=st.sampled_from([None, "2026-05-01", "2026-06-30T12:00:00Z", "2026-07-01T00:00:00Z", "soon"]),
    value=st.sampled_from([Money(), Money(amount="100", currency="GBP"), Money(amount="7", currency="GBP")]),
    regions=st.sampled_from([(), ("UKE32",), ("UKC",)]),
    tags=st.sampled_from([("tender",), ("planning",), ("award",)]),
)
STATES = st.lists(st.sampled_from([None, *(s for s in State if s is not State.NEW)]), min_size=9, max_size=9)


@pytest.fixture
def db() -> Iterator[Connection]:
    opened = a_database()
    yield opened
    opened.close()


def listed(
    db: Connection, wanted: OpportunityFilter, now: datetime = NOW, sort: SortBy = SortBy.RUNWAY
) -> array[int]:
    return opportunities.ids(db, wanted, sort, False, at(now))


def sorted_as_a_whole(
    db: Connection, wanted: OpportunityFilter, sort: SortBy, *, descending: bool
) -> array[int]:
    where, values = conditions(db, wanted, at())
    found = db.execute(
        f"SELECT opportunity.id FROM {FROM} WHERE {where} ORDER BY {order(sort, descending)}",
        parameters(at()) | values,
    )
    return array("q", [row_id for (row_id,) in found])


@given(
    st.lists(TENDERS, min_size=1, max_size=9),
    STATES,
    st.sampled_from(SortBy),
    st.booleans(),
    st.builds(
        OpportunityFilter,
        words=st.sampled_from(["", "care", "home", "ward fern", "nothing"]),
        buyer=st.sampled_from(["", "coldwell"]),
        show_closed=st.booleans(),
        states=st.sampled_from([(), tuple(State), (State.NEW, State.PAUSING), (State.DISMISSED,)]),
    ),
)
@settings(max_examples=150, deadline=None)
def test_a_list_that_is_remembered_or_read_in_parts_is_the_one_sorted_as_a_whole(
    notices: list[Notice],
    states: list[State | None],
    sort: SortBy,
    descending: bool,
    wanted: OpportunityFilter,
) -> None:
    db = a_database()
    store(db, *notices)
    for (key,), state in zip(db.execute("SELECT key FROM opportunity").fetchall(), states, strict=False):
        if state:
            set_state(db, key, state)
    without_words = OpportunityFilter(states=wanted.states, show_closed=wanted.show_closed)

    as_a_whole = sorted_as_a_whole(db, wanted, sort, descending=descending)
    first = opportunities.ids(db, wanted, sort, descending, at())
    opportunities.ids(db, without_words, sort, descending, at())
    again = opportunities.ids(db, wanted, sort, descending, at())

    assert first == again == as_a_whole
    db.close()


def test_what_arrives_and_what_closes_changes_a_list_that_is_remembered(db: Connection) -> None:
    store(db, a_notice(1, deadline="2026-06-10T12:00:00Z"))
    wanted, all_of_them = OpportunityFilter(), OpportunityFilter(show_closed=True)
    later = datetime(2026, 6, 10, 12, 0, 1, tzinfo=UTC)

    before = len(listed(db, wanted)), len(listed(db, wanted, later - timedelta(seconds=2)))
    closed = len(listed(db, wanted, later)), len(listed(db, all_of_them, later))
    store(db, a_notice(2))

    assert (before, closed) == ((1, 1), (0, 1))
    assert (len(listed(db, wanted)), len(listed(db, wanted, later))) == (2, 1)
    assert opportunities.counts(db, at(later)).closed == 1


def test_what_somebody_else_writes_changes_a_list_that_is_remembered(db: Connection) -> None:
    store(db, a_notice(1), a_notice(2))
    new = OpportunityFilter(states=(State.NEW,))

    before = len(listed(db, new))
    set_state(db, a_notice(1).opportunity, State.DISMISSED)

    assert (before, len(listed(db, new))) == (2, 1)


def test_a_list_that_is_handed_out_is_the_callers_own(db: Connection) -> None:
    store(db, a_notice(1))

    listed(db, OpportunityFilter()).append(99)

    assert len(listed(db, OpportunityFilter())) == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ocds-h6vhtk-000001", {1}),
        ("OCDS-H6VHTK-000001", {1}),
        ("ocds-h6vhtk-00000", {1, 2, 3}),
        ("000002-2026", {2}),
        ("#000002-2026", {2}),
        ("cf-0a77/b", {3}),
        ("85312000", {1, 2}),
        ("85312000-3", {1, 2}),
        ("85310000", {1, 2}),
        ("98000000", {3}),
        ("000009-2026", set()),
        ("000002-2026 ward", set()),
    ],
)
@pytest.mark.parametrize("closed_too", [False, True])
def test_numbers_ids_and_codes_that_stand_in_no_text_are_found(
    db: Connection, words: str, found: set[int], closed_too: bool
) -> None:
    store(db, a_notice(1), a_notice(2), a_notice(3, id="CF-0A77/B", cpv=("98133000",)))

    for _ in range(2):
        ids = listed(db, OpportunityFilter(words=words, show_closed=closed_too))
        assert {int(row.key[-1]) for row in opportunities.rows(db, ids).values()} == found


@given(st.text(max_size=30))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_into_the_list_is_no_error(words: str) -> None:
    db = a_database()
    store(db, a_notice(1))

    for closed_too in (False, True):
        assert len(listed(db, OpportunityFilter(words=words, show_closed=closed_too))) <= 1
    db.close()


def test_a_lot_that_closes_last_changes_a_list_that_is_remembered(db: Connection) -> None:
    lots = (Lot(id="1", deadline="2026-06-01T12:00:00Z"), Lot(id="2", deadline="2026-06-10T12:00:00Z"))
    store(db, a_notice(1, lots=lots, deadline=None), now=datetime(2026, 5, 1, tzinfo=UTC))
    wanted, closing = OpportunityFilter(), datetime(2026, 6, 10, 12, tzinfo=UTC)

    before = len(listed(db, wanted, closing - timedelta(seconds=1)))

    assert (before, len(listed(db, wanted, closing))) == (1, 0)


def test_what_is_remembered_outlives_a_checkpoint_and_no_change(
    workspace_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = OpportunityFilter(show_closed=True)
    with Workspace.open(workspace_file, now=lambda: NOW) as workspace:
        keep(workspace, a_notice(1))
        with workspace.reader() as reading:
            first = listed(reading, everything, sort=SortBy.TITLE)
            workspace.write(lambda _db: None).result()
            with closing(open_to_write(workspace_file)) as other:
                other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

            known = is_remembered(reading, f"{everything} {SortBy.TITLE} False", at())
            keep(workspace, a_notice(2))

            assert known
            assert len(first) == 1
            assert len(listed(reading, everything, sort=SortBy.TITLE)) == 2


def test_what_arrives_while_a_list_is_read_is_found_in_the_next_one(
    workspace_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arriving = [a_notice(99, title="Counselling II")]
    read_all = opportunity_ids.read_all

    def read_while_one_arrives(*args: Any, **told: Any) -> array[int]:
        found = read_all(*args, **told)
        while arriving:
            keep(workspace, arriving.pop())
        return found

    monkeypatch.setattr(opportunity_ids, "read_all", read_while_one_arrives)
    with Workspace.open(workspace_file, now=lambda: NOW) as workspace:
        keep(workspace, a_notice(1, title="Counselling"), *map(a_notice, range(2, 80)))
        with workspace.reader() as reading:
            found = [len(listed(reading, OpportunityFilter(words="counselling"))) for _ in range(2)]

    assert found == [1, 2]


def keep(workspace: Workspace, *notices: Notice) -> None:
    def change(db: Connection) -> object:
        return store_page(db, notices, source_id="here", mark=None, now=NOW, calendar=CALENDAR, plans=PLANS)

    workspace.write(change).result()


@pytest.mark.parametrize("rare", [0, 5_000], ids=["many are found", "few are found"])
def test_a_search_of_all_that_nothing_was_read_for_finds_what_a_plain_scan_finds(
    db: Connection, monkeypatch: pytest.MonkeyPatch, rare: int
) -> None:
    monkeypatch.setattr(opportunity_ids, "_RARE", rare)
    store(
        db,
        *(a_notice(number, title=f"Care {number}" if number % 3 else "Repairs") for number in range(1, 30)),
    )
    wanted = OpportunityFilter(words="care", show_closed=True)

    found = listed(db, wanted, sort=SortBy.DEADLINE)

    assert found == sorted_as_a_whole(db, wanted, SortBy.DEADLINE, descending=False)
    assert len(found) == 20
