"""The scale of the large runway: published to submission fills the width, in working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.runway import Runway, Verdict
from desktop.domain.working_days import Calendar

_LEFT, _RIGHT = 16.0, 56.0
_LONGEST_PAST = 60
_OPEN_END_DAYS = 30
_WEEK_LABEL_WIDTH = 56.0


@dataclass(frozen=True, slots=True)
class LargeScale:
    """Positions along the large runway. A day's x is the end of that day; a week begins where Friday ends.

    `cut` says that it was published longer ago than the drawing reaches back.
    """

    calendar: Calendar
    origin: date
    end: date
    left: float
    px_per_day: float
    cut: bool

    def x(self, day: date) -> float:
        """Return where that day ends."""
        return self.left + self.calendar.between(self.origin, day) * self.px_per_day

    def start_x(self, day: date) -> float:
        """Return where that day begins."""
        return self.x(day - timedelta(days=1))

    @property
    def right(self) -> float:
        """Where the drawing's last day ends."""
        return self.x(self.end)

    def weeks(self, mark: float) -> tuple[tuple[float, date], ...]:
        """Return the Mondays whose labels do not touch, with their x."""
        first = self.origin + timedelta(days=7 - self.origin.weekday())
        mondays = [first + timedelta(weeks=n) for n in range(max(0, (self.end - first).days // 7 + 1))]
        every = 1
        while every * 5 * self.px_per_day < _WEEK_LABEL_WIDTH * mark:
            every *= 2
        shown = ((self.start_x(day), day) for day in mondays[::every])
        return tuple((x, day) for x, day in shown if x > self.left)


def large_scale(runway: Runway, calendar: Calendar, width: float, mark: float) -> LargeScale:
    """Return the scale of this runway at that width; `mark` is how much larger than 100 % text is."""
    facts, today = runway.facts, runway.today
    end = max(facts.submission_on or today, _shown_until(runway, calendar))
    earliest = calendar.before(today, _LONGEST_PAST)
    published = min(facts.published_on or today, end)
    cut = published < earliest and runway.verdict is not Verdict.CLOSED
    origin = earliest if cut else published
    days = max(1, calendar.between(origin, end))
    room = max(1.0, width - (_LEFT + _RIGHT) * mark)
    return LargeScale(calendar, origin, end, _LEFT * mark, room / days, cut)


def _shown_until(runway: Runway, calendar: Calendar) -> date:
    """Return how far the drawing goes at least: today, and beyond it where nothing ends yet."""
    if runway.verdict in (Verdict.EARLY_SIGNAL, Verdict.NO_DATE):
        return calendar.after(runway.today, _OPEN_END_DAYS)
    return runway.today
