"""Days, times, amounts and counts in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.domain import words
from desktop.domain.deadline import DeadlineKind
from desktop.domain.moments import read_deadline
from feeds.notice import Clock

FRIDAY = date(2026, 6, 12)


def test_days_are_said_as_people_say_them() -> None:
    assert words.day(FRIDAY) == "Fri 12 Jun"
    assert words.long_day(FRIDAY) == "Friday 12 June 2026"
    assert words.year_day(FRIDAY) == "12 June 2026"
    assert words.spoken_day(date(2026, 6, 16)) == "Tuesday 16 June"
    assert words.month_day(date(2026, 6, 26)) == "26 June"


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [
        (11, 0, "noon"),
        (16, 0, "5pm"),
        (11, 30, "12.30pm"),
        (23, 0, "midnight"),
        (23, 5, "12.05am"),
        (8, 0, "9am"),
    ],
)
def test_times_are_told_by_a_uk_clock(hour: int, minute: int, expected: str) -> None:
    assert words.clock_time(datetime(2026, 7, 17, hour, minute, tzinfo=UTC)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-07-17T12:00:00+01:00", "Fri 17 Jul, noon"),
        ("2026-07-18T00:00:00+01:00", "Fri 17 Jul, midnight"),
        ("2026-07-17", "Fri 17 Jul, time not stated"),
        ("2026-07-17T17:00:00", "Fri 17 Jul, 5pm, time zone not stated"),
    ],
)
def test_a_deadline_says_what_is_not_stated(text: str, expected: str) -> None:
    deadline = read_deadline(text, DeadlineKind.TENDER, Clock.GIVEN)

    assert deadline is not None
    assert words.deadline_words(deadline) == expected


@pytest.mark.parametrize(
    ("pence", "currency", "short", "whole"),
    [
        (42_000_000, "GBP", "£420k", "£420,000"),
        (95_000, "GBP", "£950", "£950"),
        (110_000_000, "GBP", "£1.1m", "£1,100,000"),
        (100_000_000, "GBP", "£1m", "£1,000,000"),
        (99_940_000, "GBP", "£999k", "£999,400"),
        (99_960_000, "GBP", "£1m", "£999,600"),
        (1_234_000_000, "GBP", "£12m", "£12,340,000"),
        (4_000_000_000_00, "GBP", "£4bn", "£4,000,000,000"),
        (12_050, "EUR", "€121", "€120.50"),
        (42_000_000, "USD", "USD 420k", "USD 420,000"),
        (42_000_000, None, "420k", "420,000"),
        (None, "GBP", "", ""),
    ],
)
def test_amounts_are_said_short_and_whole(
    pence: int | None, currency: str | None, short: str, whole: str
) -> None:
    assert words.money_short(pence, currency) == short
    assert words.money(pence, currency) == whole


@pytest.mark.parametrize(
    ("count", "one", "expected"),
    [
        (0, "working day", "0 working days"),
        (1, "working day", "1 working day"),
        (28, "working day", "28 working days"),
        (1912, "entry", "1,912 entries"),
        (2, "key", "2 keys"),
    ],
)
def test_a_count_takes_its_plural(count: int, one: str, expected: str) -> None:
    assert words.plural(count, one) == expected


def test_parts_stand_with_a_dot_between_without_what_is_empty() -> None:
    assert words.dotted("A title", "", "A buyer") == "A title · A buyer"
    assert words.dotted("", "") == ""


def test_a_list_ends_with_and() -> None:
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
