"""The scale of the large runway: published to submission fills the width, in working days."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from desktop.domain.runway import Runway, Verdict
from desktop.domain.working_days import Calendar

_LEFT, _RIGHT = 16.0, 56.0
_LONGEST_PAST, _BEFORE_UNKNOWN = 60, 10
_OPEN_END_DAYS = 30
_CLOSED_LATELY, _AFTER_CLOSING = 20, 3
_WEEK_LABEL_WIDTH = 56.0


class LargeScale(Struct, frozen=True):
    """Positions along the large runway. A day's x is the end of that day; a week begins where Friday ends.

    `cut` says that it was published longer ago than the drawing reaches back, or that this is not known.
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
    facts, end = runway.facts, _end(runway, calendar)
    known_to = min(runway.today, end, facts.submission_on or end)
    begins = facts.published_on if facts.published_on and facts.published_on <= known_to else None
    earliest = calendar.before(known_to, _LONGEST_PAST if begins else _BEFORE_UNKNOWN)
    cut = begins is None or begins < earliest
    origin = earliest if begins is None else max(begins, earliest)
    days = max(1, calendar.between(origin, end))
    room = max(1.0, width - (_LEFT + _RIGHT) * mark)
    return LargeScale(calendar, origin, end, _LEFT * mark, room / days, cut)


def _end(runway: Runway, calendar: Calendar) -> date:
    """Return how far the drawing goes.

    To the submission while it is open; on beyond today where nothing ends yet; to today where it closed
    lately, and else no further than a little after it closed.
    """
    today, submission_on = runway.today, runway.facts.submission_on
    if runway.verdict in (Verdict.EARLY_SIGNAL, Verdict.NO_DATE):
        return calendar.after(today, _OPEN_END_DAYS)
    if submission_on is None or submission_on >= today:
        return submission_on or today
    lately = calendar.between(submission_on, today) <= _CLOSED_LATELY
    return today if lately else calendar.after(submission_on, _AFTER_CLOSING)
