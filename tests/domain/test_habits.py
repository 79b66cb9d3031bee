"""Our habits, counted over a year that was worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.decision import Outcome
from desktop.domain.habits import Considered, Habits, Share, habits
from desktop.domain.pause import PauseKind

YEAR = (
    Considered(
        number="1",
        title="Peer support",
        outcome=Outcome.STEP_BACK,
        decided_on=date(2026, 1, 1),
        first_seen_on=date(2026, 1, 1),
        pause_kind=PauseKind.QUICK,
        lenses_answered=4,
        short_window=True,
        not_known=("Commitment: Full cost",),
        instead=True,
        asked=("Front-line staff", "two families"),
        minute="Board, 14 January, item 6",
    ),
    Considered(
        number="2",
        title="Lunch clubs",
        outcome=Outcome.BID,
        decided_on=date(2026, 3, 12),
        first_seen_on=date(2026, 2, 12),
        pause_kind=PauseKind.FULL,
        lenses_answered=4,
        short_window=False,
        not_known=("How good is it now?", "Commitment: Full cost"),
        exceptions=(("No exclusivity", "The buyer insists."), ("Full cost", "A pilot of six months.")),
        asked=("front-line  staff", "Front-line staff", " "),
    ),
    Considered(
        number="3",
        title="Warm homes",
        outcome=Outcome.PARTNER,
        decided_on=date(2026, 3, 15),
        first_seen_on=date(2026, 3, 1),
        pause_kind=PauseKind.FULL,
        lenses_answered=2,
        no_pause_reason="The partner had thought it through.",
        short_window=False,
    ),
    Considered(
        number="4",
        title="Family groups",
        outcome=Outcome.STEP_BACK,
        decided_on=date(2026, 6, 9),
        no_pause_reason="It was not for us at first sight.",
        instead=False,
    ),
    Considered(
        number="5",
        title="Link workers",
        outcome=Outcome.STEP_BACK,
        decided_on=date(2026, 12, 31),
        first_seen_on=date(2026, 12, 23),
        pause_kind=PauseKind.FULL,
        lenses_answered=4,
        short_window=True,
        instead=True,
    ),
    Considered(
        number="6",
        title="Of the year before",
        outcome=Outcome.BID,
        decided_on=date(2025, 12, 31),
        exceptions=(("Full cost", "Not of this year."),),
    ),
    Considered(number="7", title="Of the next", outcome=Outcome.BID, decided_on=date(2027, 1, 1)),
)
TODAY = date(2026, 11, 22)


@pytest.fixture(name="year")
def _year() -> Habits:
    return habits(
        YEAR,
        reviewed_on=[date(2025, 12, 31), date(2026, 1, 1), date(2026, 9, 9), date(2027, 1, 1)],
        reviews_due_on=[
            date(2025, 10, 1),
            date(2026, 11, 22),
            date(2026, 11, 23),
            date(2026, 12, 31),
            date(2027, 1, 1),
        ],
        from_on=date(2026, 1, 1),
        to_on=date(2026, 12, 31),
        today=TODAY,
    )


def test_only_the_decisions_of_the_year_count(year: Habits) -> None:
    assert year.decisions == 5
    assert year.outcomes == ((Outcome.BID, 1), (Outcome.PARTNER, 1), (Outcome.STEP_BACK, 3))


def test_days_from_first_seen_to_decided(year: Habits) -> None:
    assert year.days.bands == (
        ("Up to a week", 1),
        ("Up to two weeks", 2),
        ("Up to four weeks", 1),
        ("Longer than four weeks", 0),
    )
    assert (year.days.shortest, year.days.middle, year.days.longest) == (0, 8, 28)
    assert year.days.not_known == 1


def test_pauses_full_quick_begun_or_none(year: Habits) -> None:
    pauses = year.pauses

    assert pauses.paused == Share(3, 5)
    assert (pauses.full, pauses.quick, pauses.begun, pauses.none) == (2, 1, 1, 1)
    assert [(one.number, one.no_pause_reason) for one in pauses.without] == [
        ("3", "The partner had thought it through."),
        ("4", "It was not for us at first sight."),
    ]


def test_short_windows_among_those_whose_window_is_known(year: Habits) -> None:
    assert year.short_window == Share(2, 4)
    assert year.window_not_known == 1


def test_unknowns_are_counted_and_exceptions_listed_with_their_reasons(year: Habits) -> None:
    assert (year.with_unknowns, year.unknowns) == (Share(2, 5), 3)
    assert year.with_exceptions == Share(1, 5)
    assert [(one.number, promise, why) for one, promise, why in year.exceptions] == [
        ("2", "No exclusivity", "The buyer insists."),
        ("2", "Full cost", "A pilot of six months."),
    ]


def test_something_done_instead_of_those_we_stepped_back_from(year: Habits) -> None:
    assert year.instead == Share(2, 3)


def test_who_was_asked_once_a_decision_and_in_the_order_of_the_alphabet(year: Habits) -> None:
    assert year.asked_somebody == Share(2, 5)
    assert year.asked == (("Front-line staff", 2), ("two families", 1))


def test_minutes_and_reviews_done_due_and_later_are_counted(year: Habits) -> None:
    assert year.with_minute == Share(1, 5)
    assert (year.reviews.done, year.reviews.due, year.reviews.later) == (2, 2, 2)


def test_a_year_without_decisions_is_a_year_of_nothing() -> None:
    found = habits(
        YEAR,
        reviewed_on=[],
        reviews_due_on=[],
        from_on=date(2020, 1, 1),
        to_on=date(2020, 12, 31),
        today=TODAY,
    )

    assert found.decisions == 0
    assert (found.days.middle, found.days.not_known) == (None, 0)
    assert found.pauses.paused.words == "None"


def test_what_was_decided_before_it_was_seen_took_no_known_time() -> None:
    past = Considered(
        number="1",
        title="Brought in later",
        outcome=Outcome.BID,
        decided_on=date(2024, 5, 1),
        first_seen_on=date(2026, 1, 1),
    )

    assert past.days is None


@pytest.mark.parametrize(
    ("count", "of", "words"),
    [
        (0, 0, "None"),
        (0, 3, "0 of 3"),
        (3, 8, "3 of 8"),
        (49, 49, "49 of 49"),
        (25, 50, "25 of 50 (50 %)"),
        (2, 1200, "2 of 1,200 (0 %)"),
    ],
)
def test_small_numbers_stay_counts(count: int, of: int, words: str) -> None:
    assert Share(count, of).words == words
