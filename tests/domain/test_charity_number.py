from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.charity_number import identifier, refusal, tidied

SIX_DIGITS = st.integers(0, 999_999).map("{:06d}".format)
NUMBERS = st.one_of(
    st.integers(100_000, 9_999_999).map(str), SIX_DIGITS.map("SC{}".format), SIX_DIGITS.map("NIC{}".format)
)


@pytest.mark.parametrize(
    ("words", "number", "register_id"),
    [
        ("1200000", "1200000", "GB-CHC-1200000"),
        (" 207 544 ", "207544", "GB-CHC-207544"),
        ("sc012345", "SC012345", "GB-SC-SC012345"),
        ("SC 012345", "SC012345", "GB-SC-SC012345"),
        ("NIC100002", "NIC100002", "GB-NIC-100002"),
        ("nic-100002", "NIC100002", "GB-NIC-100002"),
    ],
)
def test_each_nations_numbers_are_known(words: str, number: str, register_id: str) -> None:
    assert (tidied(words), identifier(words), refusal(words)) == (number, register_id, "")


@pytest.mark.parametrize(
    "words", ["12000", "12000000", "0012345", "SC12345", "NIC1000021", "07654321", "we have none", "١٢٣٤٥٦٧"]
)
def test_what_is_no_number_is_told(words: str) -> None:
    assert (tidied(words), identifier(words)) == ("", "")
    assert refusal(words) == "A charity number is 6 or 7 digits, or SC or NIC and 6 digits."


def test_no_number_is_needed() -> None:
    assert refusal("  ") == ""


@given(NUMBERS, st.sampled_from(["", " ", "-", "."]), st.booleans())
def test_a_number_is_the_same_however_it_is_spaced(number: str, between: str, small: bool) -> None:
    written = between.join(number.lower() if small else number)

    assert tidied(f" {written}\t") == number
    assert tidied(tidied(written)) == tidied(written)
    assert identifier(written) == identifier(number) != ""


@given(st.text())
def test_whatever_is_typed_is_a_number_or_refused(words: str) -> None:
    assert bool(tidied(words)) != bool(refusal(words) or not words.strip())
