"""The few dates against which a database can judge many runways at once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple

from msgspec import Struct

from desktop.domain.moments import uk_day
from desktop.domain.opportunity import Stage
from desktop.domain.runway.values import Plans, Runway, Verdict
from desktop.domain.states import State
from desktop.domain.working_days import Calendar


class Cutoffs(Struct, frozen=True, kw_only=True):
    """What one moment is held against, so that no row needs counting.

    In the order in which `runway` asks:

    - closed: the stage is neither planning nor tender; or tender and `closes_at <= now`; or (planning, or
      tender with no `closes_at`) and `gone_quiet_on <= today`
    - decided: no verdict
    - early signal: planning; no date: no `closes_at`
    - enough: `submission_on >= enough_from` (`enough_from_pausing` once the pause has begun)
    - tight: `submission_on >= tight_from` (`tight_from_pausing` once the pause has begun); else too short
    - act_by, of an open, undecided tender with a date: the first of the stored `decide_by`,
      `last_fair_day`, `sign_off_by` (see `plan_dates`) and `submission_on` that is `>= today`
    - short window: `window_days < short_window_below`

    `now` is in UTC.
    """

    now: datetime
    today: date
    enough_from: date
    enough_from_pausing: date
    tight_from: date
    tight_from_pausing: date
    short_window_below: int


class SortKey(NamedTuple):
    """The order of the runway column, smallest first; see `sort_key`."""

    rank: int
    first: date
    second: date


def cutoffs(plans: Plans, calendar: Calendar, now: datetime) -> Cutoffs:
    """Return what all runways are held against at that moment."""
    today = uk_day(now)

    def with_days_left(needed: int) -> date:
        """Return the first submission day that leaves so many working days."""
        return calendar.after(today, needed) if needed > 0 else date.min

    return Cutoffs(
        now=now.astimezone(UTC),
        today=today,
        enough_from=with_days_left(plans.full.needs),
        enough_from_pausing=with_days_left(plans.full.after_pause),
        tight_from=with_days_left(plans.shortest.needs),
        tight_from_pausing=with_days_left(plans.shortest.after_pause),
        short_window_below=plans.shortest.needs,
    )


def sort_key(runway: Runway, state: State) -> SortKey:
    """Return where a runway sorts.

    0: what has an `act_by`, by that and then by submission; no date, while shortlisted or pausing, as if
    to be acted on today. 1: decided, by submission. 2: no date. 3: early signals, by when the tender is
    expected, unknown last. 4: closed, by submission.
    """
    facts = runway.facts
    submission_on = facts.submission_on or date.max
    if runway.verdict is Verdict.CLOSED:
        return SortKey(4, submission_on, date.max)
    if facts.stage is Stage.PLANNING:
        return SortKey(3, facts.expected_on or date.max, date.max)
    if runway.act_by is not None:
        return SortKey(0, runway.act_by, submission_on)
    if runway.verdict is Verdict.NO_DATE:
        at_work = state in (State.SHORTLISTED, State.PAUSING)
        return SortKey(0, runway.today, date.max) if at_work else SortKey(2, date.max, date.max)
    return SortKey(1, submission_on, date.max)
