"""A runway in words: beside a title, and read out."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.domain.deadline import DeadlineKind
from desktop.domain.opportunity import Stage
from desktop.domain.runway.values import Runway, Verdict
from desktop.domain.words import closing_time, day, month, month_day, plural, spoken_day, year_day

_READ_OUT = {
    Verdict.ENOUGH: "enough time",
    Verdict.TIGHT: "tight",
    Verdict.TOO_SHORT: "too short",
    Verdict.EARLY_SIGNAL: "early signal",
    Verdict.CLOSED: "closed",
    Verdict.NO_DATE: "no date",
    None: "decided",
}
_TO = {
    DeadlineKind.TENDER: "submission",
    DeadlineKind.INTEREST: "the last day to ask to take part",
    DeadlineKind.FIRST_STAGE: "the first-stage deadline",
    DeadlineKind.QUESTIONS: "the last day for questions",
}
_DEADLINE_NAMES = {
    DeadlineKind.TENDER: "Submission",
    DeadlineKind.INTEREST: "Requests to take part close",
    DeadlineKind.FIRST_STAGE: "First stage closes",
    DeadlineKind.QUESTIONS: "Questions close",
}
_ENDED = {
    Stage.AWARD: "Closed: an award has been published.",
    Stage.CONTRACT: "Closed: a contract has been published.",
    Stage.CANCELLED: "Closed: the buyer has cancelled it.",
}


def sentence(runway: Runway) -> str:
    """Return the runway in a sentence or two, as it stands beside a title."""
    if runway.verdict is Verdict.CLOSED:
        return _closed(runway)
    if runway.facts.stage is Stage.PLANNING:
        return _early(runway)
    if runway.working_days is None:
        return _no_date(runway)
    return f"{_days_left(runway)} {_held_against_plans(runway)}".strip()


def accessible_sentence(runway: Runway) -> str:
    """Return all that the drawing shows, for assistive technology."""
    parts = [f"Runway: {_READ_OUT[runway.verdict]}.", *_read_out(runway)]
    if runway.short_window and runway.window_days is not None:
        parts.append(f"Short window: published with {plural(runway.window_days, 'working day')}.")
    return " ".join(parts)


def short_window_sentence(runway: Runway) -> str:
    """Return the sum behind a short window; empty where the window was not short, or is not known."""
    if not runway.short_window or runway.window_days is None:
        return ""
    parts = [
        f"Published with {plural(runway.window_days, 'working day')}",
        f"the shortest honest plan needs {runway.plans.shortest.needs}",
    ]
    later = runway.facts.window_days_now
    if later is not None and later != runway.window_days:
        parts[0] += f", later {later}"
    if runway.last_fair_day is not None and runway.working_days is not None:
        parts.append(f"last fair day to ask a partner {_fair_day(runway, runway.last_fair_day)}")
    return f"{'; '.join(parts)}."


def early_signal_warning(notice_type: str | None) -> str:
    """Return what a planned procurement notice warns of; empty for any other.

    Source: Find a Tender, "Notice types and sequences", UK3.
    """
    if notice_type != "UK3":
        return ""
    return "After a planned procurement notice the tender may come with only 10 calendar days."


def _days_left(runway: Runway) -> str:
    if runway.working_days:
        to = _TO[runway.facts.deadline_kind or DeadlineKind.TENDER]
        return f"{plural(runway.working_days, 'working day')} to {to}."
    return f"0 working days: it {_closes_today(runway)}."


def _closes_today(runway: Runway) -> str:
    facts = runway.facts
    if facts.closes_at is None or facts.submission_on is None or not facts.has_time:
        return "closes today, time not stated"
    return f"closes today at {closing_time(facts.closes_at, facts.submission_on)}"


def _held_against_plans(runway: Runway) -> str:
    days = runway.working_days or 0
    if runway.verdict is None:
        return "A decision is recorded."
    if runway.verdict is Verdict.ENOUGH:
        return _fits(runway, days)
    if runway.verdict is Verdict.TIGHT:
        return _fits_at_a_stretch(runway, days)
    shortest = runway.plans.shortest
    if runway.last_fair_day == runway.today:
        return f"The shortest honest plan needs {shortest.needs}: it fits only if you ask today."
    return (
        f"The shortest honest plan needs {shortest.needs}. There may not be time to partner well."
        if days
        else ""
    )


def _fits(runway: Runway, days: int) -> str:
    """Hold the days against the whole plan as it is drawn; without room for the pause, against the rest."""
    full = runway.plans.full
    needed = full.needs if days >= full.needs else full.after_pause
    after = "A" if days >= full.needs else "After the pause a"
    if days == needed:
        return f"{after} full plan needs {needed}, so it just fits."
    return f"{after} full plan needs {needed}, so you have {days - needed} to spare."


def _fits_at_a_stretch(runway: Runway, days: int) -> str:
    decide_by, fair, shortest = runway.decide_by, runway.last_fair_day, runway.plans.shortest
    if decide_by is None or fair is None:
        return ""
    if decide_by >= runway.today:
        spare = days - (shortest.needs if days >= shortest.needs else shortest.after_pause)
        return (
            f"A full plan needs {runway.plans.full.needs}. The shortest honest plan needs {shortest.needs}, "
            f"so you have {spare} to spare."
        )
    passed = f"Decide by was {day(decide_by)}."
    if fair < runway.today:
        return f"{passed} The last fair day to ask a partner was {day(fair)}."
    return f"{passed} The shortest honest plan gives until {day(fair)}."


def _early(runway: Runway) -> str:
    expected = runway.facts.expected_on
    if runway.verdict is None:
        return "An early signal. A decision is recorded."
    if expected is None:
        return "Nothing here has a deadline yet. This is the best time to talk."
    return f"The tender is expected in {month(expected)} {expected.year}. This is the best time to talk."


def _no_date(runway: Runway) -> str:
    recorded = " A decision is recorded." if runway.verdict is None else ""
    if runway.facts.open_all_the_time:
        ends = runway.facts.gone_quiet_on
        until = f", until {year_day(ends - timedelta(days=1))}" if ends else ""
        return f"Open all the time{until}: there is no deadline.{recorded}"
    return f"The deadline is not known: ask the buyer.{recorded}"


def _closed(runway: Runway) -> str:
    facts = runway.facts
    if facts.stage in _ENDED:
        return _ENDED[facts.stage]
    if facts.stage is Stage.PLANNING:
        return "Gone quiet: no tender has come within 12 months of when it was expected."
    if facts.submission_on is None and facts.open_all_the_time:
        return "Its time has ended."
    if facts.submission_on is None:
        return "Gone quiet: its source has not shown it for 90 days."
    kind = facts.deadline_kind
    which = "" if kind in (None, DeadlineKind.TENDER) else f" {_DEADLINE_NAMES[kind]} then."
    return f"Closed on {_with_year(day(facts.submission_on), facts.submission_on, runway.today)}.{which}"


def _read_out(runway: Runway) -> list[str]:
    facts, today = runway.facts, runway.today
    if runway.verdict is Verdict.CLOSED:
        return [_closed(runway)]
    if facts.stage is Stage.PLANNING:
        expected = facts.expected_on
        return [f"Tender expected in {month(expected)} {expected.year}."] if expected else ["No date yet."]
    if runway.working_days is None:
        return ["Open all the time." if facts.open_all_the_time else "Ask the buyer."]
    left = plural(runway.working_days, "working day")
    parts = [f"{left} left." if runway.working_days else f"{left} left: {_closes_today(runway)}."]
    parts += _dates_read_out(runway)
    if facts.questions_on is not None and facts.questions_on >= today:
        parts.append(
            f"Questions close {_with_year(month_day(facts.questions_on), facts.questions_on, today)}."
        )
    if facts.submission_on is not None:
        name = _DEADLINE_NAMES[facts.deadline_kind or DeadlineKind.TENDER]
        parts.append(f"{name} {_with_year(month_day(facts.submission_on), facts.submission_on, today)}.")
    return parts


def _dates_read_out(runway: Runway) -> list[str]:
    decide_by, fair = runway.decide_by, runway.last_fair_day
    if decide_by is None or fair is None or runway.verdict is None:
        return []
    if decide_by >= runway.today:
        return [f"Decide by {_with_year(spoken_day(decide_by), decide_by, runway.today)}."]
    was = "is" if fair >= runway.today else "was"
    return [
        f"Decide by was {_with_year(spoken_day(decide_by), decide_by, runway.today)}.",
        f"Last fair day to ask a partner {was} {_with_year(spoken_day(fair), fair, runway.today)}.",
    ]


def _fair_day(runway: Runway, fair: date) -> str:
    if fair == runway.today:
        return "is today"
    if fair > runway.today:
        return f"is {day(fair)}"
    ago = runway.plans.shortest.after_pause - (runway.working_days or 0)
    return f"was {plural(ago, 'working day')} ago" if ago else f"was {day(fair)}"


def _with_year(words: str, on: date, today: date) -> str:
    return words if on.year == today.year else f"{words} {on.year}"
