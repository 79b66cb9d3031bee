from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.store import (
    opportunities,
    schema,
    schema_lists,
    schema_people,
    schema_settling,
    schema_years,
    search,
    upkeep,
)
from desktop.store.connection import Connection, transaction
from desktop.store.notices import still_there
from desktop.store.opportunities import OpportunityFilter, SortBy
from desktop.store.opportunity_filter import conditions
from desktop.store.runway_sql import CLOSED, FROM, OPEN, parameters
from desktop.store.schema_years import PARTS
from feeds.notice import Notice
from tests.store.public_data import CALENDAR, NOW, PLANS, a_database, a_notice, an_item, at, store

JULY = datetime(2026, 7, 20, tzinfo=UTC)
LONG_AGO = datetime(2013, 1, 7, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2026, 3, 1), datetime(2027, 9, 1)).map(lambda on: on.replace(tzinfo=UTC))


@pytest.fixture
def db() -> Connection:
    return a_database()


def found(db: Connection, words: str, now: datetime, *, closed: bool = False) -> set[str]:
    wanted = OpportunityFilter(words=words, show_closed=closed)
    ids = opportunities.ids(db, wanted, SortBy.RUNWAY, False, at(now))
    return {row.key for row in opportunities.rows(db, ids).values()}


def filed_as_open(db: Connection) -> int:
    return int(db.execute("SELECT count(*) FROM search_as_open").fetchone()[0])


def catch_up(db: Connection, now: datetime) -> None:
    with transaction(db):
        upkeep.catch_up(db, now=now, calendar=CALENDAR, plans=PLANS)


def test_what_has_closed_is_filed_away_and_found_among_all(db: Connection) -> None:
    store(db, a_notice(1), a_notice(2, deadline="2026-12-01"))

    catch_up(db, JULY)

    assert filed_as_open(db) == 1
    assert found(db, "befriending", JULY) == {a_notice(2).opportunity}
    assert len(found(db, "befriending", JULY, closed=True)) == 2
    assert search.is_sound(db)


def test_a_clock_that_is_set_back_finds_what_was_filed_as_closed(db: Connection) -> None:
    store(db, a_notice(1))

    catch_up(db, JULY)

    assert (found(db, "befriending", NOW), found(db, "befriending", JULY)) == (
        {a_notice(1).opportunity},
        set(),
    )


def test_an_item_that_went_quiet_and_is_seen_again_is_among_the_open_ones(db: Connection) -> None:
    store(db, an_item(1))
    quiet = NOW + timedelta(days=100)
    catch_up(db, quiet)
    before = found(db, "grants", quiet)

    with transaction(db):
        still_there(db, "bulletin", quiet)

    assert (before, found(db, "grants", quiet)) == (set(), {an_item(1).opportunity})
    assert search.is_sound(db)


def test_what_is_taken_away_leaves_nothing_behind(db: Connection) -> None:
    store(db, a_notice(1))
    ids = [row_id for (row_id,) in db.execute("SELECT id FROM opportunity")]

    search.take_out(db, ids)
    db.execute("DELETE FROM opportunity")

    assert filed_as_open(db) == 0
    assert search.is_sound(db)


def test_a_file_of_an_earlier_version_finds_the_same_before_it_is_parted_and_once_that_has_settled(
    db: Connection,
) -> None:
    store(db, a_notice(1, deadline="2026-06-30"), a_notice(2, deadline="2999-06-30", title="Befriending II"))
    older = a_database_with_one_index()
    for table in ("opportunity", "opportunity_text"):
        names = [name for _, name, *_ in older.execute(f"PRAGMA table_info({table})")]
        rows = db.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
        older.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", rows)
    older.execute("INSERT INTO search (search) VALUES ('rebuild')")

    schema_lists.create(older)
    schema_settling.create(older)
    with_one_for_all_closed = found_when(older)
    schema_years.create(older)
    waiting = search.is_settling(older)
    while search.put_in_waiting(older, JULY, 1):
        pass

    assert waiting
    assert search.is_sound(older)
    assert found_when(older) == with_one_for_all_closed == found_when(db)


def found_when(db: Connection) -> list[set[str]]:
    return [found(db, "befriending", now, closed=closed) for now in (NOW, JULY) for closed in (True, False)]


def test_a_deadline_that_moves_to_another_year_takes_its_words_along(db: Connection) -> None:
    before = a_notice(1, deadline="2015-06-30", title="Befriending before", released_at=LONG_AGO)
    store(db, before)
    parted = [filed_by_year(db)]
    store(db, replace(before, content_hash="00", deadline="2014-06-30", title="Befriending after"))

    assert [*parted, filed_by_year(db)] == [{"search_5": 1}, {"search_4": 1}]
    assert search.is_sound(db)
    assert found(db, "after", NOW, closed=True) == {a_notice(1).opportunity}
    assert found(db, "before", NOW, closed=True) == set()


def filed_by_year(db: Connection) -> dict[str, int]:
    matching = {index: f"SELECT count(*) FROM {index} WHERE {index} MATCH 'befriending'" for index in PARTS}
    counted = {index: db.execute(statement).fetchone()[0] for index, statement in matching.items()}
    return {index: count for index, count in counted.items() if count}


def test_those_of_one_year_wait_to_be_indexed_together(db: Connection) -> None:
    years = ("2022", "2021", "2022", "2014")
    store(
        db,
        *(
            a_notice(number, deadline=f"{year}-06-30", released_at=LONG_AGO)
            for number, year in enumerate(years)
        ),
    )
    ids = [row_id for (row_id,) in db.execute("SELECT id FROM opportunity")]
    search.take_out(db, ids)
    search.put_off(db, ids)

    at_once = []
    while settled := search.put_in_waiting(db, NOW, 100):
        at_once.append(settled)

    assert at_once == [2, 1, 1]
    assert search.is_sound(db)
    assert len(found(db, "befriending", NOW, closed=True)) == 4


def test_a_file_with_one_index_for_all_that_cannot_be_written_to_is_searched() -> None:
    older = a_database_with_one_index()

    assert found(older, "befriending", NOW) == set()


@given(
    st.lists(
        st.builds(
            a_notice,
            st.integers(1, 5),
            deadline=st.sampled_from([None, "2026-04-01", "2026-06-30T12:00:00Z", "2027-02-03", "soon"]),
            tags=st.sampled_from([("tender",), ("planning",), ("award",), ("tenderCancellation",)]),
            title=st.sampled_from(["Care at home", "Home repairs", "Careful driving"]),
            released_at=MOMENTS,
        ),
        min_size=1,
        max_size=6,
    ),
    st.lists(MOMENTS, min_size=1, max_size=3),
    st.sampled_from(["", "care", "home", "driving car"]),
)
@settings(max_examples=100, deadline=None)
def test_the_open_ones_are_all_that_are_not_closed_whatever_was_filed_when(
    notices: list[Notice], moments: list[datetime], words: str
) -> None:
    db = a_database()
    for notice in notices:
        store(db, notice, now=moments[0])
    for now in moments:
        catch_up(db, now)

    for now in (*moments, NOW):
        where, values = f"NOT {CLOSED}", parameters(at(now))
        not_closed = {key for (key,) in db.execute(f"SELECT key FROM opportunity WHERE {where}", values)}
        assert {key for (key,) in db.execute(f"SELECT key FROM {FROM} WHERE {OPEN}", values)} == not_closed
        assert found(db, words, now) == not_closed & found(db, words, now, closed=True)
    assert search.is_sound(db)
    db.close()


@pytest.mark.parametrize("words", ["", "befriending"])
def test_the_open_ones_are_found_without_looking_at_all(db: Connection, words: str) -> None:
    store(db, a_notice(1))
    cutoffs = at(NOW)

    where, values = conditions(db, OpportunityFilter(words=words), cutoffs)
    plan = db.execute(
        f"EXPLAIN QUERY PLAN SELECT opportunity.id FROM {FROM} WHERE {where}", parameters(cutoffs) | values
    )

    steps = [step for *_, step in plan]
    assert "SEARCH opportunity USING INTEGER PRIMARY KEY (rowid=?)" in steps
    assert not [step for step in steps if step.startswith("SCAN opportunity")]
    assert not [step for step in steps if "closes_at<?" in step and "led_by_lots" not in step]


def a_database_with_one_index() -> Connection:
    db = sqlite3.connect(":memory:", isolation_level=None, factory=Connection)
    schema.create(db)
    schema_people.create(db)
    return db
