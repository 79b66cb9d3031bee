from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from desktop.store import awards, opportunities
from desktop.store.awards import AwardLead
from desktop.store.connection import Connection
from feeds.notice import Award, Money, Notice, Party
from tests.store.public_data import a_database, a_notice, store


@pytest.fixture
def db() -> Iterator[Connection]:
    opened = a_database()
    yield opened
    opened.close()


def an_award(number: int, supplier: str, **told: Any) -> Notice:
    award = Award(
        id="1",
        status=told.pop("award_status", "active"),
        date="2024-09-02",
        value=Money(amount="414000", currency="GBP"),
        suppliers=(Party(id=f"GB-CHC-{number}", name=supplier, scheme="GB-CHC", identifier=str(number)),),
        contract_end="2026-09-30",
    )
    facts: dict[str, Any] = {"tags": ("award",), "deadline": None, "awards": (award,)}
    return a_notice(number, **(facts | told))


def leads(db: Connection, wanted: Notice) -> tuple[AwardLead, ...]:
    detail = opportunities.detail(db, wanted.opportunity)
    assert detail is not None
    return awards.leads(db, detail.opportunity)


def test_an_award_carries_its_evidence(db: Connection) -> None:
    store(db, a_notice(1), an_award(7, "Lantern Befrienders"))

    (lead,) = leads(db, a_notice(1))

    assert (lead.supplier, lead.scheme, lead.identifier, lead.notice_id) == (
        "Lantern Befrienders",
        "GB-CHC",
        "7",
        "000007-2026",
    )
    assert (lead.awarded_on, lead.contract_end_on) == (date(2024, 9, 2), date(2026, 9, 30))
    assert (lead.value_pence, lead.currency) == (41_400_000, "GBP")
    assert (lead.same_process, lead.same_buyer, lead.same_kind, lead.same_place) == (False, True, True, True)


def test_the_closest_lead_comes_first_and_what_tells_nothing_is_left_out(db: Connection) -> None:
    wanted = a_notice(1)
    store(
        db,
        wanted,
        an_award(2, "Same process", key=wanted.opportunity, released_at=datetime(2026, 6, 2, tzinfo=UTC)),
        an_award(3, "All alike"),
        an_award(4, "Same kind and place", buyer_id="GB-2", buyer_name="Harbour Trust"),
        an_award(5, "Same buyer, related kind", cpv=("85100000",), regions=("UKL14",)),
        an_award(6, "Same buyer, roadworks", cpv=("45233000",)),
        an_award(7, "Same kind elsewhere", buyer_id="GB-2", buyer_name="Harbour Trust", regions=("UKM50",)),
        an_award(8, "Withdrawn", award_status="cancelled"),
    )

    found = [lead.supplier for lead in leads(db, wanted)]

    assert found == ["Same process", "All alike", "Same kind and place", "Same buyer, related kind"]


def test_a_buyer_is_the_same_by_its_number_or_by_its_name(db: Connection) -> None:
    store(
        db,
        a_notice(1),
        an_award(2, "By number", buyer_name="Fernmoor Borough Council"),
        an_award(3, "By name", buyer_id=None, buyer_name="FERNMOOR COUNCIL"),
    )

    assert {lead.supplier for lead in leads(db, a_notice(1)) if lead.same_buyer} == {"By number", "By name"}


def test_compiling_again_puts_awards_in_place_of_the_earlier_ones(db: Connection) -> None:
    award = an_award(2, "Lantern Befrienders")
    store(db, award)

    store(db, an_award(2, "Lantern Befrienders CIO"))

    assert db.execute("SELECT supplier FROM award").fetchall() == [("Lantern Befrienders CIO",)]
    assert db.execute("SELECT count(*) FROM award_kind").fetchone() == (1,)


def test_a_place_by_name_is_the_same_only_where_the_whole_name_is(db: Connection) -> None:
    wanted = a_notice(1, regions=("East of England", "United Kingdom"))
    elsewhere = {"buyer_id": "GB-2", "buyer_name": "Harbour Trust"}
    store(
        db,
        wanted,
        an_award(2, "Here", **elsewhere, regions=("South West", "East of England")),
        an_award(3, "Another east", **elsewhere, regions=("East Midlands",)),
        an_award(4, "Anywhere", **elsewhere, regions=("United Kingdom",)),
    )

    assert [lead.supplier for lead in leads(db, wanted)] == ["Here"]


def test_of_a_kind_with_very_many_awards_the_newest_are_looked_through(
    db: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(awards, "NEWEST_OF_A_KIND", 1)
    store(
        db,
        a_notice(1),
        an_award(7, "Ours of old"),
        an_award(8, "Theirs of old", buyer_name="Coldwell Homes", buyer_id="GB-2"),
        an_award(9, "Theirs of late", buyer_name="Coldwell Homes", buyer_id="GB-2"),
    )

    found = {lead.supplier: lead.same_kind for lead in leads(db, a_notice(1))}

    assert found == {"Ours of old": True, "Theirs of late": True}
