"""Working days, in four nations."""

from __future__ import annotations

import csv
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.working_days import Calendar, Nation

ENGLAND = Calendar(Nation.ENGLAND)
ONE_DAY = timedelta(days=1)

days = st.dates(min_value=date(2001, 1, 1), max_value=date(2060, 12, 31))
calendars = st.builds(
    Calendar,
    st.sampled_from(Nation),
    st.frozensets(st.dates(min_value=date(2025, 1, 1), max_value=date(2027, 12, 31)), max_size=12),
)


def counted(calendar: Calendar, today: date, day: date) -> int:
    """Count one day after the other."""
    found, at = 0, today
    while at < day:
        at += ONE_DAY
        found += calendar.is_working(at)
    return found


def test_a_summer_window_is_counted_from_tomorrow_to_the_submission_day() -> None:
    left = ENGLAND.between(date(2026, 6, 9), date(2026, 7, 17))

    assert left == 28


def test_the_submission_day_itself_and_days_past_leave_none() -> None:
    friday = date(2026, 7, 17)

    assert ENGLAND.between(friday, friday) == 0
    assert ENGLAND.between(friday + ONE_DAY, friday) == 0


def test_a_deadline_less_23_is_the_day_the_plan_names() -> None:
    decide_by = ENGLAND.before(date(2026, 7, 17), 23)

    assert decide_by == date(2026, 6, 16)


def test_a_deadline_less_some_days_is_never_a_day_off() -> None:
    sunday_would_count_alike = ENGLAND.before(date(2026, 7, 8), 23)

    assert sunday_would_count_alike == date(2026, 6, 5)


def test_less_none_is_the_day_itself_or_the_last_working_day_before_it() -> None:
    assert ENGLAND.before(date(2026, 7, 17), 0) == date(2026, 7, 17)
    assert ENGLAND.before(date(2026, 7, 19), 0) == date(2026, 7, 17)


@pytest.mark.parametrize(
    ("day", "working_in"),
    [
        pytest.param(date(2026, 4, 6), {Nation.SCOTLAND}, id="Easter Monday"),
        pytest.param(date(2026, 1, 2), set(Nation) - {Nation.SCOTLAND}, id="2 January"),
        pytest.param(date(2026, 11, 30), set(Nation) - {Nation.SCOTLAND}, id="St Andrew's Day"),
        pytest.param(date(2026, 3, 17), set(Nation) - {Nation.NORTHERN_IRELAND}, id="St Patrick's Day"),
        pytest.param(date(2026, 7, 13), set(Nation) - {Nation.NORTHERN_IRELAND}, id="12 July, observed"),
        pytest.param(date(2026, 8, 31), {Nation.SCOTLAND}, id="summer bank holiday"),
        pytest.param(date(2026, 12, 28), set(), id="Boxing Day, observed"),
    ],
)
def test_each_nation_keeps_its_own_bank_holidays(day: date, working_in: set[Nation]) -> None:
    found = {nation for nation in Nation if Calendar(nation).is_working(day)}

    assert found == working_in


def test_days_of_our_own_are_left_out() -> None:
    ours = Calendar(Nation.ENGLAND, frozenset({date(2026, 7, 15)}))

    assert not ours.is_working(date(2026, 7, 15))
    assert ours.between(date(2026, 6, 9), date(2026, 7, 17)) == 27


def test_a_leap_day_is_a_day_like_another() -> None:
    thursday = date(2024, 2, 29)

    assert ENGLAND.is_working(thursday)
    assert ENGLAND.between(date(2024, 2, 28), date(2024, 3, 1)) == 2


@given(calendars, days, st.integers(min_value=0, max_value=90))
def test_the_count_equals_counting_one_by_one(calendar: Calendar, today: date, distance: int) -> None:
    day = today + timedelta(days=distance)

    assert calendar.between(today, day) == counted(calendar, today, day)


@given(calendars, days, st.integers(min_value=0, max_value=60))
def test_before_is_the_inverse_of_between(calendar: Calendar, day: date, working_days: int) -> None:
    found = calendar.before(day, working_days)

    assert calendar.is_working(found)
    assert calendar.between(found, day) == working_days


@given(calendars, days, st.integers(min_value=1, max_value=60))
def test_after_is_the_first_day_with_so_many_between(
    calendar: Calendar, day: date, working_days: int
) -> None:
    found = calendar.after(day, working_days)

    assert calendar.between(day, found) == working_days
    assert calendar.between(day, found - ONE_DAY) == working_days - 1


@given(calendars, days, days)
def test_a_later_deadline_never_leaves_fewer_days(calendar: Calendar, today: date, day: date) -> None:
    assert calendar.between(today, day + ONE_DAY) >= calendar.between(today, day)
    assert calendar.between(today + ONE_DAY, day) <= calendar.between(today, day)


def test_a_day_far_outside_the_known_years_still_counts() -> None:
    assert ENGLAND.between(date(2026, 1, 1), date(9999, 12, 31)) > 2_000_000
    assert ENGLAND.between(date(1, 1, 1), date(2026, 1, 1)) > 500_000


@pytest.mark.skipif("TENDER_PAUSE_DATA" not in os.environ, reason="needs the sample data")
@pytest.mark.parametrize("nation", Nation)
def test_bank_holidays_are_those_the_government_publishes(nation: Nation) -> None:
    table = Path(os.environ["TENDER_PAUSE_DATA"]) / "registers" / "bank_holidays_2024_2030.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        published = {
            date.fromisoformat(row["date"])
            for row in csv.DictReader(lines)
            if row["nation"].lower().replace(" ", "_") == nation.value
        }
    weekdays = [date(2024, 1, 1) + timedelta(days=n) for n in range(7 * 365 + 2)]

    days_off = {day for day in weekdays if day.weekday() < 5 and not Calendar(nation).is_working(day)}

    assert days_off == {day for day in published if day.weekday() < 5}
