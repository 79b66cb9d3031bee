from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.organisation_names import (
    buyer_keys,
    buyer_number,
    name_key,
    name_keys,
    register_number,
)

SAME = {
    "the article and the form": ("The Lantern Room C.I.C.", "LANTERN ROOM CIC"),
    "no form at all": ("Lantern Room Limited", "The Lantern Room"),
    "a community interest company spelled out": ("Tidewell Community Interest Company", "Tidewell"),
    "ampersand": ("Hope & Anchor Ltd.", "Hope and Anchor"),
    "an apostrophe": ("Carers’ Link", "Carers' Link CIO"),
    "accents": ("Menter Gŵyl Cyf", "Menter Gwyl"),
    "a Welsh form": ("Menter Helyg Cyfyngedig", "Menter Helyg"),
}
APART = {
    "another word": ("Lantern Room", "Lantern House"),
    "two councils of one town": ("Fernmoor Borough Council", "Fernmoor County Council"),
    "a form is no name": ("Limited", "CIC"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_names_are_alike_however_they_are_written(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_names_that_differ_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_trading_name_and_one_in_brackets_are_names_too() -> None:
    assert "curti lifts" in name_keys("Axel Ltd T/A Curti Lifts")
    assert "tudor lodge school" in name_keys("DPS Education Ltd (Tudor Lodge School)")
    assert name_keys("Abuse Services (IDAS)") == ("abuse services",)


@pytest.mark.parametrize(
    "nobody", ["Various", "See notice", "N/A", "Redacted", "Multiple suppliers", "  ", ""]
)
def test_what_names_nobody_has_no_key(nobody: str) -> None:
    assert name_keys(nobody) == ()


def test_a_department_is_its_council_and_a_portal_is_no_buyer() -> None:
    council = set(buyer_keys("Fernmoor Borough Council"))

    assert council & set(buyer_keys("The Fernmoor Borough Council - Children's Services"))
    assert not council & set(buyer_keys("Calderwick Council - Children's Services"))
    assert buyer_keys("EU SUPPLY LIMITED") == ()


NUMBERS = {
    ("GB-CHC", "1089464", ""): "GB-CHC-1089464",
    ("GB-COH", "123456", ""): "GB-COH-00123456",
    ("GB-COH", "SC123456", ""): "GB-COH-SC123456",
    ("GB-SC", "SC012345", ""): "GB-SC-SC012345",
    ("GB-SC", "12345", ""): "GB-SC-SC012345",
    ("GB-NIC", "NIC100002", ""): "GB-NIC-100002",
    (None, None, "GB-COH-10266124"): "GB-COH-10266124",
    (None, None, "GB-CFS-307533"): "",
    ("GB-PPON", "PBHQ-9995", ""): "",
    ("GB-COH", "not given", ""): "",
    (None, None, "org-7"): "",
}


@pytest.mark.parametrize(("given_as", "number"), NUMBERS.items())
def test_numbers_of_public_registers_alone_count(
    given_as: tuple[str | None, str | None, str], number: str
) -> None:
    assert register_number(*given_as) == number


def test_a_buyer_has_a_number_only_where_it_means_the_same_elsewhere() -> None:
    assert buyer_number("GB-PPON-PBHQ-9995") == "GB-PPON-PBHQ-9995"
    assert buyer_number("org-7") == buyer_number(None) == ""


@given(st.text(max_size=80))
def test_no_name_is_too_wild(name: str) -> None:
    for keys in (name_keys(name), buyer_keys(name)):
        assert all(key == " ".join(key.split()) and key for key in keys)
