"""The tables of kinds of work and of places: found by name, in today's words, and what lies in which."""

from __future__ import annotations

import pytest

from desktop.domain.fit import FitFacts, FitRule, Fitter
from desktop.domain.place_matching import Where
from desktop.services.kinds import find_kinds, is_kind, kind_title
from desktop.services.places import code_of, find_places, place, place_rule


def where(chosen: str, told: str) -> Where:
    return Fitter(FitRule(places=(place_rule(chosen),))).evidence(FitFacts(regions=(told,))).place.where


def test_a_kind_is_found_by_its_words_or_its_digits() -> None:
    assert find_kinds("social work related")[0].code == "85300000"
    assert find_kinds("8531")[0].title == "Social work services"
    assert find_kinds("zzz") == ()


def test_an_old_title_is_found_by_a_word_of_today() -> None:
    assert "85311200" in {kind.code for kind in find_kinds("disabled")}


def test_without_a_word_the_divisions_are_offered() -> None:
    found = find_kinds("")

    assert len(found) == 45
    assert all(kind.code.endswith("000000") for kind in found)


def test_a_code_is_known_with_or_without_its_check_digit() -> None:
    assert kind_title("85310000-5") == kind_title("85310000") == "Social work services"
    assert is_kind("85310000")
    assert not is_kind("85319999")


def test_a_place_is_found_by_the_beginning_of_its_name_first() -> None:
    found = [one.name for one in find_places("hartle")]

    assert found[0] == "Hartlepool"
    assert "Hartlepool and Stockton-on-Tees" in found


def test_without_a_word_nations_and_regions_are_offered() -> None:
    names = [one.name for one in find_places("")]

    assert names[0] == "England"
    assert {"Wales", "Scotland", "Northern Ireland", "London"} <= set(names)


def test_places_of_one_name_are_told_apart() -> None:
    durham = [one.second for one in find_places("county durham")]

    assert len(durham) == len(set(durham))
    assert place("Fernmoor").second == "by its name alone"


def test_codes_that_have_gone_are_not_offered() -> None:
    assert code_of("TLC12") is None
    assert all(one.code != "TLC12" for one in find_places("South Teesside"))


@pytest.mark.parametrize(
    ("chosen", "told", "here"),
    [
        ("TLC", "UKC14", Where.HERE),
        ("TLC3", "UKC12", Where.HERE),
        ("TLC3", "UKC14", Where.ELSEWHERE),
        ("TLC41", "UKC14", Where.HERE),
        ("TLC41", "UKC1", Where.HERE),
        ("E06000001", "UKC31", Where.HERE),
        ("E06000001", "UKC11", Where.HERE),
        ("E06000001", "UKC13", Where.ELSEWHERE),
        ("E92000001", "UKE32", Where.HERE),
        ("E92000001", "UKM82", Where.ELSEWHERE),
        ("TLM", "UKM82", Where.HERE),
        ("TLN0A", "UKN10", Where.HERE),
        ("TLN", "UKN10", Where.HERE),
        ("TLL", "UKL24", Where.HERE),
        ("TLM", "UK", Where.WIDE),
        ("TLM", "Scotland", Where.HERE),
        ("Fernmoor", "Fernmoor", Where.HERE),
        ("Fernmoor", "UKC31", Where.NOT_TOLD),
    ],
)
def test_codes_of_both_years_lead_to_the_same_places(chosen: str, told: str, here: Where) -> None:
    assert where(chosen, told) is here


def test_a_buyer_of_a_council_within_a_region_is_here() -> None:
    found = Fitter(FitRule(places=(place_rule("TLC"),))).evidence(FitFacts(seat="Gateshead Council, "))

    assert (found.place.where, found.place.told) == (Where.HERE, "Gateshead")
