"""What is shown before all is read: always the beginning of all, or nothing."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.opportunity import Stage
from desktop.domain.states import State
from desktop.store import first_in_order, first_rows, opportunities, search
from desktop.store.connection import Connection
from desktop.store.opportunities import OpportunityFilter, SortBy
from feeds.notice import Notice
from tests.store.public_data import NOW, a_database, a_notice, at, set_state, store

EVERYTHING = OpportunityFilter(show_closed=True)
RELEASED = datetime(2013, 1, 7, tzinfo=UTC)
NOTICES = st.lists(
    st.builds(
        a_notice,
        st.integers(1, 12),
        title=st.sampled_from(["Care at home", "Careful driving", "Ward repairs"]),
        deadline=st.sampled_from(
            [None, "soon", "2014-06-30", "2015-02-03", "2015-09-01", "2022-05-01", "2026-06-30T12:00:00Z"]
        ),
        tags=st.sampled_from([("tender",), ("planning",), ("award",), ("tenderCancellation",)]),
        released_at=st.sampled_from([RELEASED, NOW]),
    ),
    min_size=1,
    max_size=12,
)
WANTED = st.builds(
    OpportunityFilter,
    words=st.sampled_from(["", "care", "home", "ward rep", "nothing", "ocds-h6vhtk-000001"]),
    buyer=st.sampled_from(["", "fernm"]),
    stages=st.sampled_from([(), (Stage.TENDER, Stage.AWARD)]),
    states=st.sampled_from([(), (State.NEW, State.PAUSING)]),
    show_closed=st.booleans(),
)


@pytest.fixture(autouse=True)
def _every_list_is_long(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patched:
        patched.setattr(first_rows, "LONG", 0)
        yield


def first(
    db: Connection, wanted: OpportunityFilter, sort: SortBy, descending: bool, most: int, current: int | None
) -> array[int] | None:
    return first_rows.first_rows(db, wanted, sort, descending, at(), most=most, current=current)


@given(
    NOTICES,
    WANTED,
    st.sampled_from(SortBy),
    st.booleans(),
    st.integers(1, 13),
    st.one_of(st.none(), st.integers(1, 13)),
    st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_the_first_rows_are_those_that_the_whole_list_begins_with(
    notices: list[Notice],
    wanted: OpportunityFilter,
    sort: SortBy,
    descending: bool,
    most: int,
    current: int | None,
    known: bool,
) -> None:
    db = a_database()
    for notice in notices:
        store(db, notice)
    set_state(db, notices[0].opportunity, State.DISMISSED)
    if known:
        rest = OpportunityFilter(stages=wanted.stages, states=wanted.states, show_closed=True)
        opportunities.ids(db, rest, sort, descending, at())

    found = first(db, wanted, sort, descending, most, current)

    everything = opportunities.ids(db, wanted, sort, descending, at())
    assert found is None or found == everything[:most]
    assert found is None or current not in everything or current in found
    db.close()


@pytest.mark.parametrize(("looked_at", "comes"), [(12, True), (5, False)])
@pytest.mark.parametrize("known", [True, False])
def test_filters_are_held_against_the_beginning_of_the_list_alone(
    monkeypatch: pytest.MonkeyPatch, looked_at: int, *, comes: bool, known: bool
) -> None:
    monkeypatch.setattr(first_in_order, "_LOOKED_AT", looked_at)
    db = a_database()
    stages = (("tender",), ("award",))
    store(db, *(a_notice(number, title=f"Care {number:02}", tags=stages[number % 2]) for number in range(12)))
    if known:
        opportunities.ids(db, EVERYTHING, SortBy.TITLE, False, at())
    awards = OpportunityFilter(stages=(Stage.AWARD,), show_closed=True)

    found = first(db, awards, SortBy.TITLE, False, 3, None)

    assert found == (opportunities.ids(db, awards, SortBy.TITLE, False, at())[:3] if comes else None)
    db.close()


@pytest.mark.parametrize("few", [0, 20_000], ids=["many of each level", "few of each level"])
@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("judged", [12, 9])
def test_what_fits_best_comes_first_level_after_level(
    monkeypatch: pytest.MonkeyPatch, few: int, judged: int, *, descending: bool
) -> None:
    monkeypatch.setattr(first_in_order, "_FEW", few)
    db = a_database()
    store(
        db,
        *(
            a_notice(number, deadline=f"20{14 + number % 8}-06-30", released_at=RELEASED)
            for number in range(12)
        ),
    )
    db.execute("INSERT INTO fit SELECT id, 1 + id % 3 FROM opportunity WHERE id <= ?", [judged])

    found = [first(db, EVERYTHING, SortBy.FIT, descending, most, None) for most in (2, 9, 12)]

    everything = opportunities.ids(db, EVERYTHING, SortBy.FIT, descending, at())
    assert found == [everything[:2], everything[:9], everything if judged == 12 else None]
    db.close()


@pytest.mark.parametrize("sort", [SortBy.RUNWAY, SortBy.DEADLINE])
@pytest.mark.parametrize("descending", [True, False])
def test_words_are_looked_for_in_no_more_years_than_it_takes(sort: SortBy, *, descending: bool) -> None:
    db = a_database()
    for number, year in enumerate(range(2014, 2022)):
        store(db, a_notice(number, deadline=f"{year}-06-30", released_at=RELEASED))
        store(db, a_notice(number + 100, deadline=f"{year}-03-30", released_at=RELEASED))
    everything = opportunities.ids(db, EVERYTHING, sort, descending, at())
    asked: list[str] = []

    db.set_trace_callback(asked.append)
    found = first(db, OpportunityFilter(words="ward", show_closed=True), sort, descending, 3, None)

    assert found == everything[:3]
    assert len([one for one in asked if "MATCH" in one and search.OPEN not in one]) == 2
    db.close()


def test_nothing_comes_sooner_while_the_list_beneath_is_not_known() -> None:
    db = a_database()
    store(db, a_notice(1, deadline="2015-06-30", released_at=RELEASED))
    wanted = OpportunityFilter(words="ward", show_closed=True)

    before = first(db, wanted, SortBy.DEADLINE, True, 3, None)
    opportunities.ids(db, EVERYTHING, SortBy.DEADLINE, True, at())

    assert (before, first(db, wanted, SortBy.DEADLINE, True, 3, None)) == (None, array("q", [1]))
    db.close()


def test_a_short_list_is_read_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_rows, "LONG", 2)
    db = a_database()
    store(db, a_notice(1))

    short = first(db, EVERYTHING, SortBy.TITLE, False, 3, None)
    store(db, a_notice(2))

    assert (short, first(db, EVERYTHING, SortBy.TITLE, False, 3, None)) == (None, array("q", [1, 2]))
    db.close()
