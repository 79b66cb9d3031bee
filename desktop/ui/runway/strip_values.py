"""What a strip shows, worked out once a row, so that painting only draws."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from desktop.domain.opportunity import Stage
from desktop.domain.runway import Runway, Verdict, plan_blocks
from desktop.domain.words import short_month
from desktop.domain.working_days import Calendar, Nation

PAST_DAYS_SHOWN, CLOSED_DAYS_SHOWN = 15, 10
"""How far back a strip tells days apart: what lies further back looks the same, and shares one picture."""

_WEEKDAYS_ONLY = Calendar(Nation.ENGLAND)


class Strip(Struct, frozen=True):
    """Positions in working days from today. None where there is nothing to draw there.

    `steps` are where the plan's steps begin, once a decision is recorded; `closed_days` how long ago
    it closed. `verdict` is None after the decision.
    """

    verdict: Verdict | None
    past_days: int | None
    days: int | None
    flag_day: int | None
    questions_day: int | None
    steps: tuple[int, ...]
    closed_days: int | None
    label: str


def strip_of(runway: Runway, calendar: Calendar = _WEEKDAYS_ONLY) -> Strip:
    """Return what the strip of this runway shows, counted on the workspace's calendar."""
    facts, today = runway.facts, runway.today
    closed = runway.verdict is Verdict.CLOSED
    return Strip(
        verdict=runway.verdict,
        past_days=_since(calendar, facts.published_on, today, PAST_DAYS_SHOWN),
        days=None if closed else runway.working_days,
        flag_day=None if runway.act_by is None else calendar.between(today, runway.act_by),
        questions_day=_until(calendar, today, facts.questions_on),
        steps=_steps(runway, calendar),
        closed_days=_since(calendar, facts.submission_on, today, CLOSED_DAYS_SHOWN) if closed else None,
        label=strip_label(runway),
    )


def strip_label(runway: Runway) -> str:
    """Return the figure at the end of the strip: days left, the expected month, or why there is neither."""
    if runway.verdict is Verdict.CLOSED:
        return "Closed"
    if runway.facts.stage is Stage.PLANNING:
        expected = runway.facts.expected_on
        return short_month(expected) if expected else "Early"
    if runway.working_days is None:
        return "No date"
    return f"{runway.working_days} d"


def _since(calendar: Calendar, day: date | None, today: date, most: int) -> int | None:
    return None if day is None else min(calendar.between(day, today), most)


def _until(calendar: Calendar, today: date, day: date | None) -> int | None:
    return None if day is None or day < today else calendar.between(today, day)


def _steps(runway: Runway, calendar: Calendar) -> tuple[int, ...]:
    """Return where the plan's steps begin once a decision is recorded, as far as they lie ahead."""
    if runway.verdict is not None:
        return ()
    starts = (calendar.between(runway.today, block.starts_on) - 1 for block in plan_blocks(runway, calendar))
    return tuple(start for start in starts if start > 0)
