"""Where each day of a drawn runway stands: published to submission fills the width, in working days."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from desktop.domain.runway import Runway, Verdict
from desktop.domain.working_days import Calendar

_LEFT, _RIGHT = 6.0, 40.0
_LONGEST_PAST, _OPEN_END_DAYS = 60, 30
_WEEK_APART = 42.0


class RunwayScale(Struct, frozen=True):
    """Positions along the drawing, in points. A day's x is the end of that working day."""

    calendar: Calendar
    origin: date
    end: date
    points_per_day: float

    def x(self, day: date) -> float:
        """Return where that day ends."""
        return _LEFT + self.calendar.between(self.origin, day) * self.points_per_day

    def start_x(self, day: date) -> float:
        """Return where that day begins."""
        return self.x(day - timedelta(days=1))

    def weeks(self) -> tuple[tuple[float, date], ...]:
        """Return the Mondays shown, with their x: every one, or every second, fourth … where they crowd."""
        every = 1
        while every * 5 * self.points_per_day < _WEEK_APART:
            every *= 2
        first = self.origin + timedelta(days=7 - self.origin.weekday())
        weeks = max(0, (self.end - first).days // 7 + 1)
        mondays = (first + timedelta(weeks=number) for number in range(0, weeks, every))
        return tuple((self.start_x(monday), monday) for monday in mondays)


def runway_scale(runway: Runway, calendar: Calendar, width: float) -> RunwayScale:
    """Return the scale on which this runway fills the width."""
    facts, today = runway.facts, runway.today
    end = max(facts.submission_on or today, today)
    if runway.verdict in (Verdict.EARLY_SIGNAL, Verdict.NO_DATE):
        end = calendar.after(today, _OPEN_END_DAYS)
    earliest = calendar.before(min(today, end), _LONGEST_PAST)
    origin = max(earliest, min(facts.published_on or today, today))
    days = max(1, calendar.between(origin, end))
    return RunwayScale(calendar, origin, end, (width - _LEFT - _RIGHT) / days)
