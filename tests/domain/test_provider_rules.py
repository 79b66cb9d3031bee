"""What two have in common, and when that is enough: a table of cases, those that must not tell among them."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from desktop.domain.provider_rules import Compared, InCommon, Near, Words, in_common, is_of_the_past, nearness

OURS = Compared(
    key="ours",
    title="Peer support and drop-ins for adults",
    buyers=frozenset({"fernmoor borough council"}),
    buyer_words=frozenset({"fernmoor", "borough", "council"}),
    cpv=("85312310",),
    places=("TLE41",),
)
SPECIFIC = frozenset({"85312310", "60130000"})
ELSEWHERE = frozenset({"harbour homes"})


def award(**told: object) -> Compared:
    return replace(OURS, **{"key": "theirs", **told})


TELLS = {
    "the very process": replace(OURS, title="", cpv=()),
    "all alike": award(),
    "the same buyer and words, coded wide": award(cpv=("85000000",)),
    "the same buyer and words, no code": award(cpv=()),
    "the same buyer and the same narrow kind": award(title="Evenings at the hub"),
    "the same buyer, some words, a near kind": award(title="Drop-in at the library", cpv=("85312000",)),
    "another buyer in the same place, like words": award(buyers=ELSEWHERE, cpv=("85000000",)),
    "another buyer in the same place, the same kind, some words": award(
        buyers=ELSEWHERE, title="Drop-in café"
    ),
}
DOES_NOT = {
    "the same buyer alone": award(title="Resurfacing of roads", cpv=("45233000",)),
    "the same buyer and wide field": award(title="Residential care beds", cpv=("85000000",)),
    "the same buyer and a near kind, other words": award(title="Meals at home", cpv=("85312000",)),
    "the same buyer, words that say for whom": award(title="Swimming for adults", cpv=("92000000",)),
    "the same words of another field": award(cpv=("45000000",)),
    "the same kind in the same place, no word": award(buyers=ELSEWHERE, title="Smoking cessation"),
    "like words in the next area": award(buyers=ELSEWHERE, places=("TLE42",)),
    "like words in the same region": award(buyers=ELSEWHERE, places=("TLE",)),
    "like words somewhere": award(buyers=ELSEWHERE, places=()),
    "nothing but the place": award(buyers=ELSEWHERE, title="Roads", cpv=("45233000",)),
    "words of any title": award(title="Provision of support services 2026", cpv=("85000000",)),
    "the buyer's own name in the title": award(title="Fernmoor gullies", cpv=("90000000",)),
}


@pytest.mark.parametrize("other", TELLS.values(), ids=TELLS)
def test_enough_in_common_tells(other: Compared) -> None:
    assert in_common(OURS, other, SPECIFIC).tells


@pytest.mark.parametrize("other", DOES_NOT.values(), ids=DOES_NOT)
def test_one_thing_in_common_does_not_tell(other: Compared) -> None:
    assert not in_common(OURS, other, SPECIFIC).tells


def test_zeros_of_a_code_are_shared_with_nobody() -> None:
    wide = in_common(replace(OURS, cpv=("85000000",)), award(cpv=("85000000",)), SPECIFIC)

    assert (wide.digits, wide.same_kind, wide.is_near_kind) == (2, False, False)


def test_a_kind_that_has_narrower_ones_is_not_the_same_kind_by_its_code_alone() -> None:
    found = in_common(replace(OURS, cpv=("85310000",)), award(cpv=("85310000",)), SPECIFIC)

    assert (found.digits, found.same_kind) == (4, False)


WORDED = {
    "the singular": ("Carer's breaks", "Breaks for carers", Words.SIMILAR),
    "one letter apart": ("Counselling in schools", "Counseling in school", Words.SIMILAR),
    "some": ("Bereavement counselling", "Counselling, young adults", Words.SOME),
    "for whom alone, word for word": ("Family group support", "Family group support 2023", Words.SIMILAR),
    "nothing but words of any title": ("Support services", "Support services", Words.NONE),
    "for whom alone": ("Older people", "Transport for older people", Words.NONE),
    "none": ("Peer support", "Roads", Words.NONE),
    "a year more": ("Advocacy 2026-2029", "Advocacy 2023-2026", Words.SIMILAR),
}


@pytest.mark.parametrize(("one", "other", "words"), WORDED.values(), ids=WORDED)
def test_titles_are_compared_by_the_words_that_tell(one: str, other: str, words: Words) -> None:
    assert in_common(replace(OURS, title=one), award(title=other)).words is words


PLACES = {
    ("TLE41", "TLE41/E08000032"): Near.AREA,
    ("TLE41", "TLE42"): Near.PART,
    ("TLE4", "TLE41"): Near.PART,
    ("TLE41", "TLE31"): Near.REGION,
    ("TLE41", "TLK51"): Near.NOT_TOLD,
    ("fernmoor", "fernmoor"): Near.AREA,
    ("fernmoor", "fernmoor east"): Near.NOT_TOLD,
    ("SG13", "SG13"): Near.AREA,
}


@pytest.mark.parametrize(("places", "near"), PLACES.items())
def test_places_are_near_by_what_they_lie_in(places: tuple[str, str], near: Near) -> None:
    one, other = places

    assert nearness([one], [other])[0] is near


PAST = {
    "runs": (date(2026, 9, 30), None, None, False),
    "ended last winter": (date(2025, 12, 31), None, None, False),
    "ended long ago": (date(2021, 3, 31), None, None, True),
    "may go on still": (date(2021, 3, 31), date(2027, 3, 31), None, False),
    "no end, awarded of late": (None, None, date(2024, 1, 1), False),
    "no end, awarded long ago": (None, None, date(2018, 1, 1), True),
    "nothing told": (None, None, None, False),
}


@pytest.mark.parametrize(("end", "extends", "awarded", "past"), PAST.values(), ids=PAST)
def test_what_was_over_long_ago_tells_nothing_of_now(
    end: date | None, extends: date | None, awarded: date | None, past: bool
) -> None:
    found = is_of_the_past(date(2026, 6, 9), awarded_on=awarded, end_on=end, extends_to_on=extends)

    assert found is past


def test_the_closest_comes_first() -> None:
    weights = [
        InCommon(same_process=True).weight,
        InCommon(same_buyer=True, words=Words.SIMILAR, same_kind=True).weight,
        InCommon(same_buyer=True, same_kind=True).weight,
        InCommon(near=Near.AREA, words=Words.SOME).weight,
    ]

    assert weights == sorted(weights, reverse=True)
