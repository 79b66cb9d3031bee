"""Two publications of one tender: found behind what arrives, joined, and split again without a trace lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.joining import Strength
from desktop.domain.opportunity import Stage
from desktop.store import joining as store_joining
from desktop.store import joins, journal, opportunities, twins
from desktop.store.connection import Connection, transaction
from desktop.store.opportunities import SortBy
from desktop.store.opportunity_filter import OpportunityFilter
from feeds.notice import Lot, Money, Notice
from tests.store.public_data import CALENDAR, NOW, PLANS, a_database, a_notice, all_rows, at, store

FTS, CF, PCS = "ocds-h6vhtk-0a1b2c", "ocds-b5fd17-4d5e6f", "ocds-r6ebe6-0000123456"


def on_find_a_tender(**told: Any) -> Notice:
    return a_notice(1, key=FTS, source="find_a_tender", title="Befriending for older people", **told)


def on_contracts_finder(**told: Any) -> Notice:
    facts = {
        "title": "Befriending for Older People",
        "buyer_name": "FERNMOOR BOROUGH COUNCIL",
        "buyer_id": "org-7",
    }
    return a_notice(2, key=CF, source="contracts_finder", **(facts | told))


def look(db: Connection) -> None:
    with transaction(db):
        while twins.look_on(db, now=NOW, most=3):
            pass


def join(db: Connection, key: str, into: str) -> None:
    with transaction(db):
        said = {"key": key}
        journal.append(db, author=None, kind="opportunity.joined", subject=into, payload=said, now=NOW)
        store_joining.join(db, key, into, now=NOW, calendar=CALENDAR, plans=PLANS)


def split(db: Connection, key: str) -> None:
    with transaction(db):
        root = joins.root(db, key)
        said = {"key": key}
        journal.append(db, author=None, kind="opportunity.split", subject=root, payload=said, now=NOW)
        store_joining.split(db, key, root, now=NOW, calendar=CALENDAR, plans=PLANS)


def keys(db: Connection, **wanted: Any) -> set[str]:
    found = opportunities.ids(db, OpportunityFilter(show_closed=True, **wanted), SortBy.TITLE, False, at())
    return {row.key for row in opportunities.rows(db, found).values()}


def a_held_database(*notices: Notice) -> Connection:
    db = a_database()
    db.execute("INSERT INTO workspace VALUES (1, 'joining', '2026-06-01T08:00:00+00:00')")
    store(db, *notices)
    return db


def test_the_same_tender_on_two_portals_is_offered_as_one_with_reasons() -> None:
    with closing(a_held_database(on_find_a_tender(), on_contracts_finder(), a_notice(3))) as db:
        look(db)

        (found,) = twins.of(db, FTS)

    assert (found.key, found.strength) == (CF, Strength.STRONG)
    assert found.reasons[:2] == ("The same title", "The same buyer")
    assert found.reasons[2] == "Both close at the same time on 30 June 2026"


def test_a_notice_that_names_its_first_publication_is_offered_whatever_else_differs() -> None:
    copied = on_find_a_tender(references=(f"ocid:{PCS}",))
    first = a_notice(
        5, key=PCS, source="public_contracts_scotland", title="Seirbheis", buyer_name="NHS Tayside"
    )
    for order in ((copied, first), (first, copied)):
        with closing(a_held_database(*order)) as db:
            look(db)

            (found,) = twins.of(db, PCS)

        assert (found.key, found.strength) == (FTS, Strength.NAMED)


def test_only_what_arrived_since_is_looked_at_again() -> None:
    with closing(a_held_database(on_find_a_tender())) as db:
        look(db)
        store(db, on_contracts_finder(title="Something else"))
        look(db)
        before = twins.of(db, FTS)
        store(db, on_contracts_finder(id="000099-2026", released_at=datetime(2026, 6, 2, 9, tzinfo=UTC)))
        with transaction(db):
            looked = twins.look_on(db, now=NOW)

        after = twins.of(db, FTS)

    assert before == ()
    assert looked == 1
    assert [twin.key for twin in after] == [CF]


def test_a_joined_key_leads_to_the_one_it_was_joined_to() -> None:
    with closing(
        a_held_database(on_find_a_tender(), on_contracts_finder(description="In the evening."))
    ) as db:
        join(db, CF, FTS)

        row = opportunities.row_of_key(db, CF)
        detail = opportunities.detail(db, CF)

        assert row is not None
        assert row.key == FTS
        assert detail is not None
        assert {notice.source for notice in detail.notices} == {"find_a_tender", "contracts_finder"}
        assert keys(db) == {FTS}
        assert keys(db, words="befriending") == {FTS}


def test_what_arrives_for_a_joined_key_goes_to_the_one_it_was_joined_to() -> None:
    later = datetime(2026, 6, 5, 9, tzinfo=UTC)
    moved = "2026-07-10T12:00:00+01:00"
    with closing(a_held_database(on_find_a_tender(), on_contracts_finder())) as db:
        join(db, CF, FTS)
        tally = store(
            db,
            on_contracts_finder(id="000009-2026", released_at=later, tags=("tenderUpdate",), deadline=moved),
        )

        row = opportunities.row_of_key(db, FTS)

    assert tally.changed == 1
    assert row is not None
    assert row.deadline == datetime.fromisoformat(moved), "the portal that spoke last is believed"


def test_each_publication_keeps_its_own_lots_and_clock() -> None:
    lots = (Lot(id="1", title="North", deadline="2026-06-20T12:00:00Z"),)
    with closing(
        a_held_database(on_find_a_tender(lots=(Lot(id="1", title="Whole"),)), on_contracts_finder(lots=lots))
    ) as db:
        join(db, CF, FTS)

        detail = opportunities.detail(db, FTS)

    assert detail is not None
    assert [lot.title for lot in detail.opportunity.lots] == ["Whole"]
    assert detail.changes == ()


def test_the_award_on_one_portal_closes_the_tender_on_the_other() -> None:
    award = on_contracts_finder(
        tags=("award",), released_at=datetime(2026, 6, 8, 9, tzinfo=UTC), status="complete"
    )
    with closing(a_held_database(on_find_a_tender(), award)) as db:
        join(db, CF, FTS)

        row = opportunities.row_of_key(db, FTS)

    assert row is not None
    assert row.stage is Stage.AWARD


def test_what_was_said_to_be_another_is_offered_no_more() -> None:
    with closing(a_held_database(on_find_a_tender(), on_contracts_finder())) as db:
        look(db)
        with transaction(db):
            said = {"key": CF}
            journal.append(db, author=None, kind="opportunity.kept_apart", subject=FTS, payload=said, now=NOW)

        assert twins.of(db, FTS) == twins.of(db, CF) == ()


def public_rows(db: Connection) -> dict[str, list[dict[str, Any]]]:
    """Return all that is held of the notices, but for row ids and what is made anew from the rows."""
    tables = (
        "opportunity",
        "opportunity_text",
        "notice",
        "award",
        "opportunity_change",
        "look_again",
        "twin",
    )
    return {table: all_rows(db, table) for table in tables}


_WORDS = st.sampled_from(
    ["Befriending for older people", "Befriending for Older People", "Day care", "Lot 2: day care"]
)
_NOTICES: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.builds(
        dict,
        number=st.integers(1, 99),
        portal=st.sampled_from(
            [(FTS, "find_a_tender"), (CF, "contracts_finder"), (PCS, "public_contracts_scotland")]
        ),
        title=_WORDS,
        days=st.integers(0, 8),
        tags=st.sampled_from(
            [("tender",), ("tenderUpdate",), ("planning",), ("award",), ("tenderCancellation",)]
        ),
        deadline=st.sampled_from([None, "2026-06-30T12:00:00Z", "2026-07-02", "soon"]),
        value=st.sampled_from([None, "250000", "0.01"]),
    ),
    min_size=2,
    max_size=9,
)


@given(_NOTICES, st.permutations([FTS, CF, PCS]))
@settings(max_examples=60, deadline=None)
def test_joining_and_splitting_again_gives_the_rows_that_were_there(
    told: list[dict[str, Any]], order: Sequence[str]
) -> None:
    with closing(a_held_database(*map(_made, told))) as db:
        look(db)
        here = [key for key in order if opportunities.row_of_key(db, key) is not None]
        before = public_rows(db)

        for key, into in zip(here[1:], here, strict=False):
            join(db, joins.root(db, key), joins.root(db, into))
        joined = opportunities.row_of_key(db, here[-1])
        for key in here[1:]:
            split(db, key)

        assert public_rows(db) == before
        assert joined is not None
        assert db.execute("SELECT count(*) FROM joined_row").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM joined").fetchone() == (0,)


def _made(one: dict[str, Any]) -> Notice:
    key, source = one["portal"]
    return a_notice(
        one["number"] + 100 * len(source),  # no portal numbers its notices as another does
        key=key,
        source=source,
        title=one["title"],
        tags=one["tags"],
        deadline=one["deadline"],
        value=Money(amount=one["value"], currency="GBP") if one["value"] else Money(),
        released_at=datetime(2026, 6, 1, 9, tzinfo=UTC) + timedelta(days=one["days"]),
    )


def test_an_older_file_that_is_only_read_knows_no_joins() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None, factory=Connection)) as db:
        assert joins.root(db, "ocds-1") == "ocds-1"
        assert joins.family(db, "ocds-1") == ()
        assert twins.of(db, "ocds-1") == ()
