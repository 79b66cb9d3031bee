from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from desktop.domain.award_signs import buyer_signs, place_signs
from desktop.store import awards, opportunities
from desktop.store.awards import Candidate
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
        suppliers=(Party(id=f"GB-CHC-{number}", name=supplier),),
        contract_end="2026-09-30",
    )
    facts: dict[str, Any] = {"tags": ("award",), "deadline": None, "awards": (award,)}
    return a_notice(number, **(facts | told))


def candidates(db: Connection, wanted: Notice) -> tuple[Candidate, ...]:
    detail = opportunities.detail(db, wanted.opportunity)
    assert detail is not None
    one = detail.opportunity
    signs = (*buyer_signs(one.buyer, one.buyer_id), *place_signs(one.cpv, ("TLE41", "east of england")))
    return awards.candidates(db, one.key, signs)


def suppliers(db: Connection, wanted: Notice) -> list[str]:
    found = candidates(db, wanted)
    whole = awards.awarded(db, [one.id for one in found])
    return [whole[one.id].supplier for one in found]


def test_an_award_carries_its_evidence(db: Connection) -> None:
    store(db, a_notice(1), an_award(7, "Lantern Befrienders"))

    (found,) = candidates(db, a_notice(1))
    award = awards.awarded(db, [found.id])[found.id]

    assert (award.supplier, award.number, award.notice_id) == (
        "Lantern Befrienders",
        "GB-CHC-7",
        "000007-2026",
    )
    assert (award.awarded_on, award.end_on) == (date(2024, 9, 2), date(2026, 9, 30))
    assert (award.value_pence, award.currency) == (41_400_000, "GBP")


def test_the_number_stands_where_the_notice_lists_everybody(db: Connection) -> None:
    listed = Party(id="GB-CFS-9", name="Lantern Befrienders", scheme="GB-SC", identifier="12345")
    award = Award(id="1", suppliers=(Party(id="GB-CFS-9", name="Lantern Befrienders"),))

    store(db, an_award(7, "Lantern Befrienders", awards=(award,), parties=(listed,)))

    (found,) = candidates(db, an_award(7, ""))
    assert awards.awarded(db, [found.id])[found.id].number == "GB-SC-SC012345"


def test_its_own_awards_come_first_then_those_of_the_buyer_and_the_place_the_newest_first(
    db: Connection,
) -> None:
    wanted = a_notice(1, regions=("UKE41",))
    other = {"buyer_id": "GB-XX-2", "buyer_name": "Harbour Trust"}
    store(
        db,
        wanted,
        an_award(2, "Its own", key=wanted.opportunity, released_at=datetime(2026, 6, 2, tzinfo=UTC)),
        an_award(3, "Of the buyer", regions=("UKM50",)),
        an_award(4, "Of the place", **other, regions=("UKE41",)),
        an_award(5, "Of another place", **other, regions=("UKM50",)),
        an_award(6, "Of another field", **other, regions=("UKE41",), cpv=("45233000",)),
        an_award(8, "Withdrawn", award_status="cancelled"),
    )

    assert suppliers(db, wanted) == ["Its own", "Of the place", "Of the buyer"]


def test_a_buyer_is_found_by_its_number_or_by_its_name(db: Connection) -> None:
    store(
        db,
        a_notice(1, buyer_id="GB-PPON-1", buyer_name="Fernmoor Borough Council"),
        an_award(2, "By number", buyer_id="GB-PPON-1", buyer_name="Fernmoor", regions=()),
        an_award(3, "By name", buyer_id=None, buyer_name="The FERNMOOR Borough Council", regions=()),
        an_award(4, "By a department", buyer_name="Fernmoor Borough Council - Adults", regions=()),
    )

    wanted = a_notice(1, buyer_id="GB-PPON-1", buyer_name="Fernmoor Borough Council")
    assert set(suppliers(db, wanted)) == {"By number", "By name", "By a department"}


def test_a_number_that_means_something_in_one_notice_alone_finds_nobody(db: Connection) -> None:
    wanted = a_notice(1, buyer_id="org-7", regions=())
    store(db, wanted, an_award(2, "Another", buyer_id="org-7", buyer_name="Coldwell Homes", regions=()))

    assert suppliers(db, wanted) == []


def test_compiling_again_puts_awards_in_place_of_the_earlier_ones(db: Connection) -> None:
    store(db, an_award(2, "Lantern Befrienders"))
    before = db.execute("SELECT count(*) FROM award_sign").fetchone()

    store(db, an_award(2, "Lantern Befrienders CIO"))

    assert db.execute("SELECT supplier FROM award").fetchall() == [("Lantern Befrienders CIO",)]
    assert db.execute("SELECT count(*) FROM award_sign").fetchone() == before


def test_of_very_many_awards_the_newest_are_looked_at(
    db: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(awards, "MOST", 1)
    store(db, a_notice(1), an_award(7, "Of old"), an_award(8, "Of late"))

    assert suppliers(db, a_notice(1)) == ["Of late"]
