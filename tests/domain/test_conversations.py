"""What may be noted of a conversation, when the line on bidding stands beside it, when one has gone quiet."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from desktop.domain.conversations import (
    CAUTION,
    DIRECTION_WORDS,
    MOST_WEEKS,
    WAY_WORDS,
    Direction,
    Rhythm,
    Talk,
    Way,
    caution,
    quiet_from,
    refusals,
    rhythm_refusal,
)

TODAY = date(2026, 6, 9)
NOTED = Talk(organisation="org:1", said="They would like to lead.", on=TODAY)
JUNE_1 = date(2026, 6, 1)


def test_an_organisation_a_line_and_a_day_are_enough() -> None:
    assert refusals(NOTED, TODAY) == ()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"organisation": ""}, "organisation"),
        ({"said": "  \n"}, "said"),
        ({"on": None}, "on"),
        ({"on": date(2026, 6, 10)}, "on"),
        ({"next_on": date(2026, 6, 12)}, "next_step"),
        ({"next_owner": "amina"}, "next_step"),
        ({"next_step": "Ring back", "next_on": date(2026, 6, 8)}, "next_on"),
    ],
)
def test_what_cannot_be_noted_says_which_field(changed: dict[str, object], field: str) -> None:
    found = refusals(replace(NOTED, **changed), TODAY)

    assert [name for name, _ in found] == [field]


def test_a_next_step_needs_neither_day_nor_owner() -> None:
    talk = replace(NOTED, next_step="Ring back")

    assert refusals(talk, TODAY) == ()
    assert talk.is_waiting
    assert not replace(talk, next_done_on=TODAY).is_waiting


@pytest.mark.parametrize(
    ("live", "partner", "stands"),
    [(True, False, True), (True, True, False), (False, False, False), (False, True, False)],
)
def test_the_line_on_bidding_stands_on_a_live_tender_outside_our_partnership(
    live: bool, partner: bool, stands: bool
) -> None:
    assert caution(live_tender=live, partner=partner) == (CAUTION if stands else "")


def test_the_line_on_bidding_says_that_each_decides_alone() -> None:
    assert CAUTION == (
        "Could they bid too? Keep to what is public. Whether to bid, and at what price, each of you decides "
        "alone. If unsure, take advice first."
    )


@pytest.mark.parametrize(
    ("spoke", "since", "weeks", "quiet"),
    [
        (date(2026, 4, 1), date(2026, 3, 1), 8, date(2026, 5, 28)),
        (date(2026, 4, 1), JUNE_1, 8, date(2026, 7, 28)),  # setting one does not scold for the time before
        (None, JUNE_1, 1, date(2026, 6, 9)),
        (date(2026, 4, 1), JUNE_1, 0, None),
        (date.max, JUNE_1, 8, None),
    ],
)
def test_an_organisation_goes_quiet_the_day_after_its_rhythm(
    spoke: date | None, since: date, weeks: int, quiet: date | None
) -> None:
    assert quiet_from(spoke, Rhythm(weeks, since)) == quiet


def test_without_a_rhythm_nobody_goes_quiet() -> None:
    assert quiet_from(date(2020, 1, 1), None) is None


@pytest.mark.parametrize(("weeks", "refused"), [(0, False), (1, False), (MOST_WEEKS, False), (-1, True)])
def test_a_rhythm_is_of_weeks_that_somebody_can_keep(weeks: int, refused: bool) -> None:
    assert bool(rhythm_refusal(weeks)) is refused
    assert rhythm_refusal(MOST_WEEKS + 1)


def test_every_way_and_direction_has_words() -> None:
    assert set(WAY_WORDS) == set(Way)
    assert set(DIRECTION_WORDS) == set(Direction)
