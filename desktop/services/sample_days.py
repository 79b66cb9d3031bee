"""The sample's days: counted from the day it is served, in working days of England."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from msgspec import Struct, field

from desktop.domain.moments import UK
from desktop.domain.working_days import Calendar, Nation


class Days(Struct, frozen=True):
    """Days and moments around `today`."""

    today: date
    calendar: Calendar = field(default_factory=lambda: Calendar(Nation.ENGLAND))

    def ahead(self, working_days: int) -> date:
        """Return the day with so many working days from tomorrow to it; a negative number goes back."""
        if working_days < 0:
            return self.calendar.before(self.today, -working_days)
        return self.calendar.after(self.today, working_days)

    def ago(self, working_days: int) -> date:
        """Return the working day that lies so many working days back."""
        return self.ahead(-working_days)


def moment(day: date, at: str) -> str:
    """Return a moment as a notice writes it, with the offset of that day; with no time, the bare day."""
    if not at:
        return day.isoformat()
    return datetime.combine(day, time.fromisoformat(at), UK).isoformat()


def month_after(day: date, days: int) -> date:
    """Return the first of the month that begins so many days or a little more after this day."""
    later = day + timedelta(days=days)
    return later if later.day == 1 else (later.replace(day=1) + timedelta(days=32)).replace(day=1)


def years_from(day: date, years: int) -> date:
    """Return the same day of another year; `day` is a first of a month."""
    return day.replace(year=day.year + years)
