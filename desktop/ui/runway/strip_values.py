"""What a strip shows, worked out once a row, so that painting only draws."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.runway import Plan, Runway, Verdict
from desktop.domain.working_days import Calendar, Nation

_WEEKDAYS_ONLY = Calendar(Nation.ENGLAND)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Strip:
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
        past_days=_since(calendar, facts.published_on, today),
        days=None if closed else runway.working_days,
        flag_day=None if runway.act_by is None else calendar.between(today, runway.act_by),
        questions_day=_until(calendar, today, facts.questions_on),
        steps=_steps(runway),
        closed_days=_since(calendar, facts.submission_on, today) if closed else None,
        label=strip_label(runway),
    )


def strip_label(runway: Runway) -> str:
    """Return the figure at the end of the strip: days left, the expected month, or why there is neither."""
    if runway.verdict is Verdict.CLOSED:
        return "Closed"
    if runway.verdict is Verdict.EARLY_SIGNAL:
        expected = runway.facts.expected_on
        return _MONTHS[expected.month - 1] if expected else "Early"
    if runway.working_days is None:
        return "No date"
    return f"{runway.working_days} d"


def _since(calendar: Calendar, day: date | None, today: date) -> int | None:
    return None if day is None else calendar.between(day, today)


def _until(calendar: Calendar, today: date, day: date | None) -> int | None:
    return None if day is None or day < today else calendar.between(today, day)


def _steps(runway: Runway) -> tuple[int, ...]:
    """Return where partner conversations, writing and sign-off begin, as far as they lie ahead."""
    if runway.verdict is not None or runway.working_days is None:
        return ()
    plan = plan_that_fits(runway)
    sign_off = runway.working_days - plan.sign_off
    writing = sign_off - plan.writing
    return tuple(start for start in (writing - plan.conversations, writing, sign_off) if start > 0)


def plan_that_fits(runway: Runway) -> Plan:
    """Return the full plan where what it leaves after the pause still fits, else the shortest."""
    full = runway.plans.full
    fits = runway.working_days is not None and runway.working_days >= full.after_pause
    return full if fits else runway.plans.shortest
