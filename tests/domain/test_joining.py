"""Whether two publications look like one procurement."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.joining import Publication, Strength, buyer_key, likeness, own_signs, signs, title_key
from desktop.domain.opportunity import Stage

ONE = Publication(
    key="ocds-h6vhtk-1",
    source="find_a_tender",
    title="Befriending Service for Older People",
    buyer="Fernmoor Borough Council",
    buyer_id="GB-FTS-17",
    published_on=date(2026, 6, 1),
    closes_at=datetime(2026, 6, 30, 11, tzinfo=UTC),
    closes_on=date(2026, 6, 30),
    value_pence=25_000_000,
    currency="GBP",
    references=("buyer:HC2645",),
    notices=("012345-2026",),
)
OTHER = replace(
    ONE, key="ocds-b5fd17-1", source="contracts_finder", buyer_id="org-1", references=(), notices=()
)


@pytest.mark.parametrize(
    ("said", "strength", "because"),
    [
        ({}, Strength.STRONG, "The same title"),
        ({"title": "HC2645 - BEFRIENDING service for older people"}, Strength.STRONG, "The same title"),
        ({"buyer": "FERNMOOR COUNCIL"}, Strength.STRONG, "The same buyer"),
        ({"buyer": "The Borough of Fernmoor", "value_pence": None}, Strength.STRONG, "The same buyer"),
        ({"closes_on": None, "closes_at": None}, Strength.STRONG, "The same value, £250k"),
        ({"closes_on": None, "closes_at": None, "value_pence": None}, Strength.LIKELY, "The same buyer"),
        ({"title": "Befriending Service for Older People, Here"}, Strength.LIKELY, "Nearly the same title"),
        ({"closes_at": datetime(2026, 6, 30, 16, tzinfo=UTC)}, Strength.STRONG, "Both close on 30 June 2026"),
        (
            {"title": "Befriending of older people", "references": ("buyer:hc 2645",)},
            Strength.STRONG,
            "The same reference, HC2645",
        ),
        (
            {"title": "Nothing alike", "buyer": "", "references": ("ocid:ocds-h6vhtk-1",)},
            Strength.NAMED,
            "One names",
        ),
        (
            {"title": "Nothing alike", "references": ("notice:012345-2026",)},
            Strength.NAMED,
            "One names the other",
        ),
    ],
)
def test_what_looks_like_one_and_why(said: dict[str, Any], strength: Strength, because: str) -> None:
    found = likeness(ONE, replace(OTHER, **said))

    assert found is not None
    assert found.strength is strength
    assert any(reason.startswith(because) for reason in found.reasons), found.reasons


@pytest.mark.parametrize(
    "said",
    [
        {"title": "Day care for older people"},
        {"title": "Befriending Service for Older People, Lot 2"},
        {"title": "Befriending Service for Older People 2027"},
        {"buyer": "Ashmead Council", "value_pence": None},
        {"source": "find_a_tender"},
        {"closes_on": date(2026, 8, 30), "closes_at": None},
        {"published_on": date(2025, 6, 1), "closes_on": None},
        {"key": "ocds-h6vhtk-1"},
    ],
)
def test_what_tells_two_publications_apart_keeps_them_from_being_offered(said: dict[str, Any]) -> None:
    assert likeness(ONE, replace(OTHER, **said)) is None


def test_a_tender_is_offered_to_its_own_plan_also_on_the_same_portal_within_a_year_and_a_half() -> None:
    planned = replace(
        OTHER,
        source="find_a_tender",
        stage=Stage.PLANNING,
        closes_on=None,
        closes_at=None,
        published_on=date(2025, 9, 1),
    )

    assert likeness(planned, ONE) is not None
    assert likeness(replace(planned, published_on=date(2024, 9, 1)), ONE) is None
    assert likeness(replace(planned, published_on=date(2026, 9, 1)), ONE) is None


_FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from([ONE.title, "Befriending for older people", "Care, Lot 2", ""]),
        "buyer": st.sampled_from([ONE.buyer, "Fernmoor Council", "Ashmead", ""]),
        "source": st.sampled_from(["find_a_tender", "sell2wales"]),
        "stage": st.sampled_from(list(Stage)),
        "published_on": st.none() | st.dates(date(2025, 1, 1), date(2027, 1, 1)),
        "closes_on": st.none() | st.dates(date(2026, 6, 1), date(2026, 8, 1)),
        "value_pence": st.sampled_from([None, 25_000_000]),
        "references": st.sampled_from([(), ("buyer:HC2645",), ("ocid:ocds-h6vhtk-1",)]),
    },
)


@given(_FIELDS, _FIELDS)
def test_it_looks_the_same_from_both_sides_and_what_does_shares_a_sign(
    ours: dict[str, Any], theirs: dict[str, Any]
) -> None:
    one, other = replace(ONE, **ours), replace(OTHER, **theirs)

    found = likeness(one, other)

    back = likeness(other, one)
    assert (found and found.strength) == (back and back.strength)
    if found is not None:
        left, right = {*signs(one), *own_signs(one)}, {*signs(other), *own_signs(other)}
        assert left & right, "a pair that is never held against each other is never found"


def test_names_are_told_apart_by_what_portals_write_alike() -> None:
    assert title_key("The Provision of Care & Support – “Home”") == title_key("home support care")
    assert buyer_key("Fernmoor Borough Council") == buyer_key("FERNMOOR COUNCIL (on behalf of)")


@pytest.mark.parametrize(
    ("number", "is_the_same"),
    [("GB-PPON-PABC-1234-DEFG", True), ("b", False), ("org-1", False), ("1", False), ("GB-FTS-17", False)],
)
def test_only_a_number_of_a_register_tells_that_two_buyers_are_one(number: str, is_the_same: bool) -> None:
    one, other = replace(ONE, buyer_id=number), replace(OTHER, buyer="Kirkhallow Parishes", buyer_id=number)

    found = likeness(one, other)

    assert ("The same buyer, by its number" in found.reasons if found else False) is is_the_same
