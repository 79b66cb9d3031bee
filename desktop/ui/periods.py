"""Periods that trustees look at: quarters and years, by their first and last day."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct


class Period(StrEnum):
    """A period that is meant relative to today."""

    THIS_QUARTER = "this_quarter"
    LAST_QUARTER = "last_quarter"
    LAST_12_MONTHS = "last_12_months"
    EVERYTHING = "everything"


PERIOD_WORDS = {
    Period.THIS_QUARTER: "This quarter",
    Period.LAST_QUARTER: "Last quarter",
    Period.LAST_12_MONTHS: "Last 12 months",
    Period.EVERYTHING: "All time",
}


class Days(Struct, frozen=True):
    """The first and the last day of a period, both included; None where it has no such end."""

    first: date | None
    last: date | None


def days_of(period: Period, today: date) -> Days:
    """Return the days of a period as seen from today. Quarters are those of the calendar year."""
    if period is Period.THIS_QUARTER:
        return Days(_quarter_start(today), today)
    if period is Period.LAST_QUARTER:
        last = _quarter_start(today) - timedelta(days=1)
        return Days(_quarter_start(last), last)
    if period is Period.LAST_12_MONTHS:
        return Days(_year_before(today) + timedelta(days=1), today)
    return Days(None, None)


def _quarter_start(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return date(day.year - 1, 2, 28)
