"""Working days where we work: no weekends, no bank holidays of our nation, no days of our own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from desktop.domain.bank_holidays import weekdays_closed
from desktop.domain.nation import Nation

__all__ = [
    "Calendar",
    "Closed",
    "Nation",
]

FIRST_YEAR, LAST_YEAR = 2000, 2079
_SATURDAY = 5

Closed = tuple[list[int], frozenset[int]]
"""The weekdays on which we do not work, as ordinals: in order, and as a set."""

_SUBDIVISIONS = {
    Nation.ENGLAND: "ENG",
    Nation.SCOTLAND: "SCT",
    Nation.WALES: "WLS",
    Nation.NORTHERN_IRELAND: "NIR",
}


_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
    "New Year Holiday": "2nd January",
    "Saint Andrew's Day": "St Andrew's Day",
    "Saint Patrick's Day": "St Patrick's Day",
}
"""Names that gov.uk gives otherwise than the library."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days on which we work. `own_days` are further days off: an office closed over Christmas.

    Bank holidays are known from 2000 to 2079; outside those years only weekends are left out.
    """

    nation: Nation
    own_days: frozenset[date] = frozenset()
    _closed: Closed = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_closed", _closed(self.nation, self.own_days))

    def is_working(self, day: date) -> bool:
        """Return whether we work on this day."""
        return day.weekday() < _SATURDAY and day.toordinal() not in self._closed[1]

    def between(self, today: date, day: date) -> int:
        """Return the working days from tomorrow to `day` inclusive; 0 if it is today or past."""
        return max(0, self._number(day) - self._number(today))

    def before(self, day: date, working_days: int) -> date:
        """Return `day` less so many working days: the working day D with `between(D, day)` of them.

        It is always a day on which we work, for nobody decides on a Sunday. Less none, it is `day`
        itself or the last working day before it.
        """
        return _working_day(self._closed[0], self._number(day) - working_days)

    def after(self, day: date, working_days: int) -> date:
        """Return the first day D with `between(day, D)` of so many; `day` itself for none."""
        if working_days <= 0:
            return day
        return _working_day(self._closed[0], self._number(day) + working_days)

    def bank_holidays(self, first: date, last: date) -> tuple[tuple[date, str], ...]:
        """Return the bank holidays that take a weekday, with their names, from one day to another."""
        named = _named(self.nation)
        days = sorted(day for day in named if first <= day <= last and day.weekday() < _SATURDAY)
        return tuple((day, _name(named[day])) for day in days)

    def _number(self, day: date) -> int:
        """Return the number of working days from 1 January of the year 1 up to and including this day."""
        ordinal = day.toordinal()
        weeks, rest = divmod(ordinal, 7)  # the year 1 began on a Monday
        return weeks * 5 + min(rest, 5) - bisect_right(self._closed[0], ordinal)


def _working_day(closed: list[int], number: int) -> date:
    """Return the working day of this number, counted as `Calendar._number` counts.

    Tries the weekday of that number, and moves on by the closed weekdays up to it until none is new.
    """
    weekday_number = number
    while True:
        weeks, rest = divmod(weekday_number - 1, 5)
        ordinal = weeks * 7 + rest + 1
        wanted = number + bisect_right(closed, ordinal)
        if wanted == weekday_number:
            return date.fromordinal(ordinal)
        weekday_number = wanted


@lru_cache(maxsize=16)
def _closed(nation: Nation, own_days: frozenset[date]) -> Closed:
    """Return the weekdays on which we do not work, as ordinals: in order, and as a set."""
    days_off = (*weekdays_closed(nation), *own_days)
    closed = {day.toordinal() for day in days_off if day.weekday() < _SATURDAY}
    return sorted(closed), frozenset(closed)


@cache
def _named(nation: Nation) -> Mapping[date, str]:
    import holidays  # takes as long to load as a window: only who asks for names waits for it

    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return dict(holidays.country_holidays("GB", subdiv=_SUBDIVISIONS[nation], years=years, language="en_GB"))


def _name(as_listed: str) -> str:
    """Return a bank holiday's name as the UK says it."""
    name, substitute, _ = as_listed.partition(" (observed)")
    said = _NAMES.get(name, name)
    return f"{said} (substitute day)" if substitute else said
