"""What may stand in a profile, and how what was typed is taken apart."""

from __future__ import annotations

import pytest

from desktop.domain.profile import Profile, phrases, phrases_refusal, value_refusal
from desktop.domain.saved_view import name_refusal


def test_phrases_stand_between_commas_semicolons_and_lines() -> None:
    typed = " peer  support, Drop-ins;youth clubs\npeer Support,, — ,"

    assert phrases(typed) == ("peer support", "Drop-ins", "youth clubs")


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        (("peer support",), ""),
        (("six short words are just enough",), ""),
        (("but seven short words are too many",), "“but seven short words are too many” is too"),
        (("a sentence that no notice would ever say",), "“a sentence that no notice would ever say” is too"),
        (("b",), "“b” is too short"),
        (("*",), "“*” is too short"),
        (tuple(f"word {number}" for number in range(61)), "Use 60 words"),
    ],
)
def test_a_phrase_that_cannot_be_looked_for_is_refused(typed: tuple[str, ...], begins: str) -> None:
    assert phrases_refusal(typed).startswith(begins)
    assert bool(phrases_refusal(typed)) is bool(begins)


def test_a_range_of_values_goes_upwards() -> None:
    assert value_refusal(100, 100) == ""
    assert value_refusal(None, 100) == ""
    assert value_refusal(200, 100) != ""


def test_an_empty_profile_says_nothing() -> None:
    assert Profile().is_empty
    assert not Profile(rule_out=("roads",)).is_empty


@pytest.mark.parametrize(
    ("name", "refused"), [("", True), ("Near us", False), ("old ONE", True), ("x" * 61, True)]
)
def test_a_view_has_a_name_of_its_own(name: str, refused: bool) -> None:
    assert bool(name_refusal(name, ["Old one"])) is refused
