"""The windows of time that a source is asked by. Pure: plain data in, plain data out.

All times are naive, on the clock that the source reads its questions by. Written on that clock windows
lie side by side whichever zone the source really means. Both ends of a window belong to it.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

_UK = ZoneInfo("Europe/London")
_DAY = timedelta(days=1)
_A_MOMENT = timedelta(minutes=10)


class Window(Struct, frozen=True, order=True):
    """A stretch of time, both ends included."""

    first: datetime
    last: datetime


class Grid(Struct, frozen=True):
    """How a source's time can be cut: to units, in windows that are first asked `longest` at a time.

    `least` is the fewest units in a window. `overlap` is asked again at the newest end by the next walk,
    for what was published late, and in case the source reads its questions by another clock than ours.
    """

    unit: timedelta
    longest: timedelta
    overlap: timedelta
    least: int = 1

    def newest(self, span: Window) -> tuple[Window, Window | None]:
        """Return the newest window of a span, and the older rest of it."""
        begin = max(self._begin(span.last), span.first)
        window = Window(min(begin, span.last - self.unit * (self.least - 1)), span.last)
        rest = Window(span.first, begin - self.unit) if begin > span.first else None
        return window, rest

    def halves(self, window: Window) -> tuple[Window, Window] | None:
        """Return the newer and the older half, or None where a window cannot be narrowed.

        The halves do not meet within the hour in which clocks change, which stands for two hours of
        time, or for none: they share a moment beside it instead.
        """
        units = (window.last - window.first) // self.unit + 1
        if units <= self.least:
            return None
        middle = window.first + self.unit * (units // 2)
        if _clocks_change(middle) or _clocks_change(middle - self.unit):
            after = middle.replace(hour=2, minute=0, second=0)
            for beside in (after, after - timedelta(hours=1) - self.unit):
                if window.first < beside < window.last:
                    return Window(beside, window.last), Window(window.first, beside)
        short = self.unit * (self.least - 1)
        newer = Window(min(middle, window.last - short), window.last)
        older = Window(window.first, max(middle - self.unit, window.first + short))
        return newer, older

    def parts(self, window: Window) -> float:
        """Return how many windows of the longest kind this is, broken ones too."""
        return (window.last - window.first + self.unit) / self.longest

    def _begin(self, last: datetime) -> datetime:
        if self.longest > _DAY:
            return last + self.unit - self.longest
        midnight = datetime.combine(last.date(), time())
        return midnight + (last - midnight) // self.longest * self.longest


class Plan(Struct, omit_defaults=True):
    """A walk's mark: the spans still to ask, newest first, and the time that was asked for in all.

    `at` is the place within the first window from which to go on, where a source counts pages.
    """

    todo: list[tuple[datetime, datetime]] = []
    since: datetime | None = None
    until: datetime | None = None
    at: str | None = None

    def spans(self) -> list[Window]:
        """Return what is still to ask, newest first."""
        return [Window(first, last) for first, last in self.todo if first <= last]

    def text(self) -> str:
        """Return the plan as JSON."""
        return msgspec.json.encode(self).decode()


def read_plan(mark: str | None) -> Plan:
    """Return what a mark says; one that is not ours begins anew."""
    try:
        plan = msgspec.json.decode(mark or "{}", type=Plan)
    except msgspec.MsgspecError:
        return Plan()
    moments = [moment for span in plan.todo for moment in span]
    told = [moment for moment in (plan.since, plan.until, *moments) if moment is not None]
    return Plan() if any(moment.tzinfo for moment in told) or plan.since is None else plan


def begun(plan: Plan, grid: Grid, *, now: datetime, reach_back: timedelta) -> tuple[list[Window], Plan]:
    """Return what a walk that begins now has to ask, newest first, and the plan to note it in.

    What has come since the last walk stands first, unless that was a moment ago and is not finished.
    """
    start = datetime.combine((now - reach_back).date(), time())
    if plan.since is None or plan.until is None:
        return [Window(start, now)], Plan(since=start, until=now)
    spans, at, until = plan.spans(), plan.at, plan.until
    if not spans or not plan.until <= now < plan.until + _A_MOMENT:
        until = max(now, plan.until)
        spans, at = [Window(plan.until - grid.overlap, until), *spans], None
    if start < plan.since:
        spans.append(Window(start, plan.since))
    return spans, Plan(since=min(start, plan.since), until=until, at=at)


def noted(plan: Plan, spans: list[Window], at: str | None) -> str:
    """Return the mark of a walk that has these spans still to ask."""
    todo = [(span.first, span.last) for span in spans]
    return msgspec.structs.replace(plan, todo=todo, at=at).text()


def _clocks_change(at: datetime) -> bool:
    local = at.replace(tzinfo=_UK)
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
