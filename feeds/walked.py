"""What has come of a source so far, told by its mark alone: since when, until when, and what is missing.

Times are naive and on the clock that the source reads its questions by, which is that of the UK for all
that are asked by time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import msgspec
from msgspec import Struct

from feeds.source import Source
from feeds.walkers import months
from feeds.walkers.windows import Window, read_plan

_BY_WINDOW = ("find_a_tender", "contracts_finder", "ted")
_BESIDE = timedelta(minutes=2)
"""Spans as near as that are one gap: a window that was split is asked for in halves."""


class _Place(Struct):
    """Where a walk by pages is to go on: by the next one's address, or by its number."""

    next: str | None = None
    page: int = 1


class Gap(Struct, frozen=True):
    """A stretch of time of which something is still missing; both ends belong to it."""

    first: datetime
    last: datetime


class Walked(Struct, frozen=True):
    """How far a walk has come. `since` and `until` are None where a source cannot be asked for a time.

    `until` is the end of what is whole at the newest end; `gaps`, newest first, lie before it or reach
    back to `since`. `whole` says that nothing the source has now is still to be asked for.
    """

    since: datetime | None = None
    until: datetime | None = None
    gaps: tuple[Gap, ...] = ()
    whole: bool = False


def walked(source: Source, mark: str | None) -> Walked:
    """Return what the mark of this source says; nothing where it was never asked."""
    if mark is None:
        return Walked()
    if source.walker in _BY_WINDOW:
        return _by_window(mark)
    if source.walker == "months":
        return _by_month(mark)
    return Walked(whole=not _under_way(mark))


def _by_window(mark: str) -> Walked:
    plan = read_plan(mark)
    if plan.since is None or plan.until is None:
        return Walked()
    return _walked(plan.since, plan.until, plan.spans())


def _by_month(mark: str) -> Walked:
    try:
        plan = msgspec.json.decode(mark, type=months.Plan)
        if plan.since is None or plan.until is None or plan.until.tzinfo is not None:
            return Walked()
        spans = [Window(*_month(month, plan.until)) for month in {month for month, _ in plan.todo}]
        return _walked(_month(plan.since, plan.until)[0], plan.until, spans)
    except (msgspec.MsgspecError, ValueError):
        return Walked()


def _under_way(mark: str) -> bool:
    try:
        place = msgspec.json.decode(mark, type=_Place)
    except msgspec.MsgspecError:
        return False
    return place.next is not None or place.page > 1


def _walked(since: datetime, until: datetime, spans: Sequence[Window]) -> Walked:
    """Join what lies side by side; what is missing at the newest end is no gap, but ends sooner."""
    gaps: list[Gap] = []
    for span in sorted(spans, key=lambda one: one.last, reverse=True):
        if gaps and gaps[-1].first - span.last <= _BESIDE:
            gaps[-1] = Gap(min(gaps[-1].first, span.first), gaps[-1].last)
        else:
            gaps.append(Gap(span.first, span.last))
    whole = not gaps
    if gaps and until - gaps[0].last <= _BESIDE:
        until = gaps.pop(0).first
    return Walked(since, until, tuple(gaps), whole)


def _month(month: str, until: datetime) -> tuple[datetime, datetime]:
    year, number = map(int, month.split("-"))
    first = datetime.combine(date(year, number, 1), time())
    after = datetime.combine(date(year + number // 12, number % 12 + 1, 1), time())
    return first, min(after - timedelta(seconds=1), until)
