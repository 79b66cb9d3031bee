from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.opportunity import Stage
from desktop.store import opportunities, rejections, sources
from desktop.store.connection import Connection, transaction
from desktop.store.made import Terms
from desktop.store.making import prepared
from desktop.store.notices import Tally, still_there
from desktop.store.prepared import Arrived, Prepared
from feeds.notice import Lot, Money, Notice
from tests.store.public_data import (
    CALENDAR,
    NOW,
    PLANS,
    a_database,
    a_notice,
    a_rejection,
    all_rows,
    an_item,
    at,
    store,
)


@pytest.fixture
def db() -> Iterator[Connection]:
    opened = a_database()
    yield opened
    opened.close()


def test_each_item_counts_once_and_the_sum_is_what_came_in(db: Connection) -> None:
    store(db, a_notice(1))

    tally = store(db, a_notice(1), a_notice(1, title="Corrected"), a_notice(2), a_notice(2), a_rejection())

    assert tally == Tally(new=1, changed=1, unchanged=2, rejected=1)
    assert tally.received == 5


def test_another_notice_of_a_known_opportunity_counts_as_changed(db: Connection) -> None:
    tally = store(db, a_notice(1), a_notice(2, key=a_notice(1).opportunity, tags=("tenderUpdate",)))

    assert tally == Tally(new=1, changed=1)


def test_the_same_page_again_stores_nothing(db: Connection) -> None:
    page = (a_notice(1), a_notice(1, title="Corrected"), an_item(1), a_rejection())
    store(db, *page)
    before = db.total_changes

    again = store(db, *page)

    assert again == Tally(unchanged=3, rejected=1)
    assert db.total_changes == before


SECOND = a_notice(2, key=a_notice(1).opportunity, tags=("tenderUpdate",), released_at=NOW, title="Corrected")
THIRD = a_notice(3, key=a_notice(1).opportunity, tags=("tenderUpdate",), released_at=NOW, cpv=("85100000",))


def made_ready(notice: Notice, *earlier: Notice) -> Prepared:
    ready = prepared(notice, earlier, Terms(NOW, CALENDAR, PLANS))
    ready.content = notice.content
    return ready


@pytest.mark.parametrize(
    "page",
    [
        [made_ready(SECOND, a_notice(1)), made_ready(THIRD, a_notice(1), SECOND)],
        [made_ready(SECOND), made_ready(THIRD, SECOND)],
        [made_ready(SECOND, a_notice(1)), THIRD],
        [made_ready(SECOND, a_notice(1)), made_ready(THIRD, a_notice(1))],
        [made_ready(SECOND, a_notice(1), THIRD), made_ready(THIRD, SECOND, a_notice(1))],
        [made_ready(SECOND, a_notice(1)), made_ready(THIRD, a_notice(1), SECOND), made_ready(SECOND)],
    ],
    ids=["of all", "of too few", "not the last", "without the one before", "in another order", "one twice"],
)
def test_whatever_was_made_ahead_the_row_says_what_all_notices_say(
    db: Connection, page: list[Arrived]
) -> None:
    plain = a_database()
    store(plain, a_notice(1))
    store(plain, SECOND, THIRD)
    store(db, a_notice(1))

    store(db, *page)

    tables = ("notice", "opportunity", "opportunity_text", "opportunity_change", "award")
    assert [all_rows(db, table) for table in tables] == [all_rows(plain, table) for table in tables]
    plain.close()


def test_a_deadline_that_moved_is_noted_where_it_was_made_ahead(db: Connection) -> None:
    moved = replace(SECOND, deadline="2026-07-14T12:00:00+01:00")
    store(db, a_notice(1))

    store(db, made_ready(moved, a_notice(1)))

    assert [row["moved_at"] for row in all_rows(db, "opportunity")] == ["2026-06-09T08:00:00.000000+00:00"]


def test_an_update_that_says_little_leaves_what_was_known(db: Connection) -> None:
    store(db, a_notice(1, value=Money(amount="420000", currency="GBP")))
    key = a_notice(1).opportunity
    update = a_notice(
        2,
        key=key,
        tags=("tenderUpdate",),
        released_at=datetime(2026, 6, 3, tzinfo=UTC),
        title=None,
        description=None,
        cpv=(),
        regions=(),
        buyer_name=None,
        deadline="2026-07-14T12:00:00+01:00",
    )

    store(db, update)

    row = opportunities.row_of_key(db, key)
    assert row is not None
    assert (row.title, row.value_pence, row.cpv) == ("Befriending in ward 1", 42_000_000, ("85312000",))
    assert row.facts.submission_on == datetime(2026, 7, 14).date()


def test_what_an_amendment_changed_is_kept_once_with_the_moment_it_was_noted(db: Connection) -> None:
    store(db, a_notice(1))
    moved = a_notice(
        2,
        key=a_notice(1).opportunity,
        tags=("tenderUpdate",),
        released_at=datetime(2026, 6, 3, tzinfo=UTC),
        deadline="2026-07-14T12:00:00+01:00",
        title=None,
    )
    store(db, moved)

    renamed = replace(
        a_notice(
            3,
            key=a_notice(1).opportunity,
            title="Company for all",
            released_at=datetime(2026, 6, 4, tzinfo=UTC),
        ),
        deadline=None,
    )
    store(db, renamed, now=NOW + timedelta(days=1))

    found = db.execute("SELECT field, noted_at FROM opportunity_change ORDER BY id").fetchall()
    assert [field for field, _ in found] == ["deadline", "title"]
    assert found[0][1] < found[1][1]


def test_recompiling_keeps_the_row_and_what_people_wrote(db: Connection) -> None:
    store(db, a_notice(1))
    key = a_notice(1).opportunity
    before = db.execute("SELECT id, first_seen_at FROM opportunity").fetchone()
    db.execute("INSERT INTO triage VALUES (?, 'shortlisted', NULL, NULL, '', '2026-06-09', 'entry')", (key,))

    store(db, a_notice(2, key=key), now=NOW + timedelta(days=2))

    assert db.execute("SELECT id, first_seen_at FROM opportunity").fetchone() == before
    assert db.execute("SELECT state FROM triage").fetchone() == ("shortlisted",)


def test_lots_and_stage_follow_from_all_notices_together(db: Connection) -> None:
    key = a_notice(1).opportunity
    store(db, a_notice(1, lots=(Lot(id="1", title="East"), Lot(id="2", title="West"))))

    store(
        db, a_notice(2, key=key, tags=("tenderCancellation",), released_at=datetime(2026, 6, 5, tzinfo=UTC))
    )

    detail = opportunities.detail(db, key)
    assert detail is not None
    assert detail.opportunity.stage is Stage.CANCELLED
    assert [lot.title for lot in detail.opportunity.lots] == ["East", "West"]
    assert [notice.id for notice in detail.notices] == ["000001-2026", "000002-2026"]


def test_the_mark_moves_with_the_page_and_stays_where_none_is_given(db: Connection) -> None:
    store(db, a_notice(1), mark="page 2")
    store(db, a_notice(2))

    assert sources.mark(db, "here") == "page 2"
    assert sources.mark(db, "elsewhere") is None


def test_a_source_that_answers_again_loses_its_error(db: Connection) -> None:
    sources.failed(db, "here", "It gave no answer.", NOW)
    failed = sources.records(db)[0]

    sources.succeeded(db, "here", NOW)

    assert (failed.last_error, failed.last_error_at) == ("It gave no answer.", NOW)
    assert sources.records(db) == (sources.SourceRecord("here", None, NOW, None, None),)


def test_what_is_set_aside_twice_for_the_same_reason_stands_once(db: Connection) -> None:
    store(db, a_rejection(), a_rejection(), a_rejection(reason="It is cut off."))

    found = rejections.everything(db)
    assert [(row.source, row.reason, row.excerpt) for row in found] == [
        ("here", "It is cut off.", "{broken"),
        ("here", "It is no JSON.", "{broken"),
    ]
    assert rejections.count(db) == 2


def test_an_excerpt_is_one_short_line_whatever_came(db: Connection) -> None:
    store(db, a_rejection(b"\xff\x00\x1b[2J\n" + b"word " * 500))

    excerpt = rejections.everything(db)[0].excerpt

    assert len(excerpt) <= 200
    assert excerpt.isprintable()


def test_an_earlier_text_of_an_item_published_again_changes_nothing(db: Connection) -> None:
    first, second = an_item(1, description="One."), an_item(1, description="Two.")
    store(db, first)
    store(db, second)

    again = store(db, first)

    assert again == Tally(unchanged=1)
    detail = opportunities.detail(db, first.opportunity)
    assert detail is not None
    assert detail.opportunity.description == "Two."


def test_of_an_item_that_changes_all_the_time_the_last_twenty_texts_are_kept(db: Connection) -> None:
    page = [an_item(1, description=f"Text {number}.") for number in range(25)]
    for item in page:
        store(db, item)

    again = store(db, *page)

    assert again == Tally(unchanged=25)
    assert db.execute("SELECT count(*), count(kept) FROM notice").fetchone() == (25, 20)


def test_items_with_one_link_are_one_opportunity_from_pull_to_pull(db: Connection) -> None:
    store(db, an_item(1))
    twin = an_item(2, url=an_item(1).url)

    tally = store(db, twin)

    assert tally == Tally(changed=1)
    row = opportunities.row_of_key(db, twin.opportunity)
    assert row is not None
    assert row.key == an_item(1).opportunity
    assert store(db, twin) == Tally(unchanged=1)


def test_items_with_one_title_and_date_are_one_opportunity_even_on_one_page(db: Connection) -> None:
    tally = store(db, an_item(1, title="Fund opens"), an_item(2, title="Fund opens"), an_item(3))

    assert tally == Tally(new=2, changed=1)


def test_items_of_different_sources_stay_apart(db: Connection) -> None:
    tally = store(db, an_item(1), an_item(2, url=an_item(1).url, source="other bulletin"))

    assert tally == Tally(new=2)


def test_an_item_goes_quiet_ninety_days_after_it_was_last_seen(db: Connection) -> None:
    store(db, an_item(1))
    store(db, an_item(1), now=NOW + timedelta(days=60))

    def verdict_after(days: int) -> int:
        return opportunities.counts(db, at(NOW + timedelta(days=days))).closed

    assert [verdict_after(days) for days in (100, 149, 150)] == [0, 0, 1]


def test_a_feed_that_has_not_changed_keeps_what_it_held_and_not_what_had_left_it(db: Connection) -> None:
    store(db, an_item(1), an_item(2))
    store(db, an_item(2), now=NOW + timedelta(days=30))

    with transaction(db):
        still_there(db, an_item(2).source, NOW + timedelta(days=60))

    def open_after(days: int) -> int:
        return opportunities.counts(db, at(NOW + timedelta(days=days))).open

    assert [open_after(days) for days in (89, 90, 149, 150)] == [2, 1, 1, 0]


def test_every_change_is_told_to_listeners(db: Connection) -> None:
    db.execute("BEGIN")
    db.touched.clear()
    db.execute("COMMIT")

    store(db, a_notice(1))

    assert ("opportunity", a_notice(1).opportunity) in db.touched


OF_ONE = [
    a_notice(1),
    a_notice(1, title="Corrected"),
    a_notice(2, key="ocds-h6vhtk-000001", tags=("tenderUpdate",), deadline="2026-07-14T12:00:00+01:00"),
    a_notice(
        3,
        key="ocds-h6vhtk-000001",
        tags=("planning",),
        released_at=datetime(2026, 3, 1, tzinfo=UTC),
        deadline=None,
    ),
    an_item(1),
    an_item(2, url=an_item(1).url, description="The same, told again."),
    an_item(3, title="Fund opens"),
    an_item(4, title="Fund opens", description="Another text."),
    a_notice(9, tags=("award",)),
]


@given(st.permutations(OF_ONE), st.sets(st.integers(1, len(OF_ONE) - 1)))
@settings(max_examples=60, deadline=None)
def test_however_notices_are_cut_into_pages_the_opportunities_are_the_same(
    notices: list[Notice], cuts: set[int]
) -> None:
    whole, in_parts = a_database(), a_database()
    bounds = [0, *sorted(cuts), len(notices)]

    at_once = store(whole, *notices)
    parts = [store(in_parts, *notices[begin:end]) for begin, end in pairwise(bounds)]

    for table in ("opportunity", "opportunity_text", "notice", "award", "alias"):
        # what happened since it was first seen depends on when that was
        without = ("moved_at", "tender_appeared_at") if table == "opportunity" else ()
        assert all_rows(in_parts, table, without) == all_rows(whole, table, without)
    assert all_rows(in_parts, "opportunity_change", ["noted_at"]) == all_rows(
        whole, "opportunity_change", ["noted_at"]
    )
    assert sum(parts, Tally()) == at_once
