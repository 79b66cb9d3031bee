"""How an opportunity fits our profile: a table of cases, each with what decides it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.fit import FitFacts, FitLevel, FitRule, Fitter, Kind, KindRule, PlaceRule, Size
from desktop.domain.kinds import branch, wider
from desktop.domain.phrases import Phrases
from desktop.domain.place_matching import Where

STRONG, SOME, WEAK = FitLevel.STRONG, FitLevel.SOME, FitLevel.WEAK

TEES = PlaceRule(
    "Tees Valley", codes=("UKC3",), former=("UKC12", "UKC1"), names=("Tees Valley", "Hartlepool", "Redcar")
)
US = FitRule(
    words=("peer support", "drop-ins", "befriend*"),
    kinds=(KindRule("85310000", "Social work services"),),
    places=(TEES,),
    value_from_pence=1_000_000,
    value_to_pence=50_000_000,
    rule_out=("domiciliary care",),
)
OURS = FitFacts(
    title="Peer support in Hartlepool",
    text="Weekly meetings.",
    seat="Hartlepool Borough Council",
    cpv=("85312000",),
    regions=("UKC31",),
    value_pence=42_000_00,
    currency="GBP",
)


@pytest.mark.parametrize(
    ("why", "told", "level"),
    [
        ("our words in the title, our place, our size", {}, STRONG),
        (
            "our words in the text alone, of our kind",
            {"title": "A contract", "text": "For drop ins."},
            STRONG,
        ),
        ("our words in the text, no kind told", {"title": "A", "text": "a drop-in", "cpv": ()}, STRONG),
        (
            "our words in the text, of another kind",
            {"title": "A", "text": "a drop-in", "cpv": ("45000000",)},
            SOME,
        ),
        ("our words in the title, of another kind", {"cpv": ("45000000",)}, STRONG),
        ("our kind, none of our words", {"title": "Fostering"}, SOME),
        ("our kind, none of our words, too large", {"title": "Fostering", "value_pence": 10**10}, WEAK),
        ("neither our kind nor our words", {"title": "Roads", "cpv": ("45000000",)}, WEAK),
        ("a kind told broadly is not yet ours", {"title": "Care", "cpv": ("85000000",)}, WEAK),
        ("elsewhere", {"regions": ("UKM",)}, WEAK),
        ("one of its places is ours", {"regions": ("UKM", "UKC31")}, STRONG),
        ("a wider place that holds ours", {"regions": ("UKC",)}, STRONG),
        ("the code of an area that has gone", {"regions": ("UKC12",)}, STRONG),
        ("a former area beside ours", {"regions": ("UKC14",)}, WEAK),
        ("a code as regions are written today", {"regions": ("TLC31",)}, STRONG),
        ("another country", {"regions": ("IE06",)}, WEAK),
        ("the whole country, and a buyer who is here", {"regions": ("UK",)}, STRONG),
        ("the whole country", {"regions": ("UK",), "seat": "A Department"}, SOME),
        ("no place told, and a buyer who is here", {"regions": ()}, STRONG),
        ("no place told", {"regions": (), "seat": "A Department"}, SOME),
        ("a place by a name that nobody knows", {"regions": ("Fernmoor",), "seat": "A Department"}, SOME),
        ("a place by our name", {"regions": ("Redcar",)}, STRONG),
        ("too small", {"value_pence": 500_00}, SOME),
        ("too large", {"value_pence": 10**9}, SOME),
        ("as large as we go", {"value_pence": 50_000_000}, STRONG),
        ("no value told", {"value_pence": None}, STRONG),
        ("a value in euros cannot be compared", {"value_pence": 10**9, "currency": "EUR"}, STRONG),
        ("a word that rules out, in the title", {"title": "Peer support and domiciliary care"}, WEAK),
        ("a word that rules out, in the text", {"text": "No Domiciliary\nCare."}, WEAK),
        ("nothing told at all", {"title": "", "text": "", "cpv": (), "regions": (), "seat": ""}, WEAK),
    ],
)
def test_what_a_notice_says_decides_how_it_fits(why: str, told: dict[str, object], level: FitLevel) -> None:
    facts = replace(OURS, **told)

    assert Fitter(US).level(facts) is level, why
    assert Fitter(US).evidence(facts).level is level, why


@pytest.mark.parametrize(
    ("rule", "level"),
    [
        (FitRule(words=("peer support",)), STRONG),
        (FitRule(words=("roads",)), WEAK),
        (FitRule(kinds=(KindRule("85300000", "Social work"),)), STRONG),
        (FitRule(kinds=(KindRule("85311000", "With accommodation"),)), WEAK),
        (FitRule(kinds=(KindRule("85312300", "Guidance"),)), SOME),
        (FitRule(places=(TEES,)), SOME),
        (FitRule(places=(PlaceRule("Wales", ("UKL",)),)), WEAK),
        (FitRule(value_to_pence=50_000_000), SOME),
        (FitRule(value_to_pence=100), WEAK),
        (FitRule(rule_out=("roads",)), WEAK),
        (FitRule(places=(TEES,), value_to_pence=100), WEAK),
    ],
)
def test_a_profile_of_one_part_judges_by_that_alone(rule: FitRule, level: FitLevel) -> None:
    assert Fitter(rule).level(OURS) is level
    assert Fitter(rule).evidence(OURS).level is level


def test_what_was_found_is_told_in_the_words_of_the_profile() -> None:
    facts = replace(OURS, text="Befriending by phone; peer-support at home.")

    found = Fitter(US).evidence(facts)

    assert found.in_title == ("peer support",)
    assert found.in_text == ("befriend*",)
    assert (found.kind, found.kind_code, found.our_kind) == (Kind.OURS, "85312000", "Social work services")
    assert (found.place.where, found.place.told, found.place.ours) == (Where.HERE, "UKC31", "Tees Valley")
    assert found.size is Size.WITHIN


def test_a_buyer_s_town_is_told_as_what_it_is() -> None:
    found = Fitter(US).evidence(replace(OURS, regions=(), seat="North Board, Redcar"))

    assert (found.place.told, found.place.by_name) == ("Redcar", True)


@pytest.mark.parametrize(
    ("phrase", "text", "stands"),
    [
        ("youth club", "Youth clubs in the north", True),
        ("youth clubs", "a youth club", True),
        ("drop-in", "drop in sessions", True),
        ("drop in", "a drop‑in", True),
        ("art", "an article on arthritis", False),
        ("art", "art, and more", True),
        ("befriend*", "befriending", True),
        ("befriend", "befriending", False),
        ("children's centre", "Children’s centres", True),
        ("class", "classes for all", True),
        ("class", "classical music", False),
        ("cafés", "a Café", True),
        ("gwaith ieuenctid", "GWAITH IEUENCTID yn Gymraeg", True),
        ("advice", "good\nadvice", True),
        ("mental health", "mental ill-health", False),
        ("carer", "care", False),
        ("roads", "railroads", False),
    ],
)
def test_phrases_are_found_as_whole_words(phrase: str, text: str, stands: bool) -> None:
    assert bool(Phrases([phrase]).within(Phrases.folded(text))) is stands


def test_a_branch_holds_all_that_begins_like_it() -> None:
    assert branch("85000000") == "85"
    assert branch("85312300") == "853123"
    assert branch("60000000") == "60"
    assert wider("85312300") == ("85000000", "85300000", "85310000", "85312000")
    assert wider("60000000") == ()
