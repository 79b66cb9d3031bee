"""Working out a runway: the count, the verdict and the dates."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec import Struct

from desktop.domain.moments import uk_day
from desktop.domain.opportunity import Opportunity, Stage
from desktop.domain.runway.values import Plans, Runway, RunwayFacts, Verdict
from desktop.domain.working_days import Calendar
from feeds.notice import Form

ITEM_LASTS = timedelta(days=90)
"""How long an item of a web feed counts as open after it was last seen."""

_BEYOND = 2080
"""No year of ours: a signal expected from then on counts from its publication."""


class PlanDates(Struct, frozen=True):
    """The days that a deadline and the plans fix, whatever the day is."""

    decide_by: date
    last_fair_day: date
    sign_off_by: date


def facts_of(
    opportunity: Opportunity,
    *,
    calendar: Calendar,
    last_seen_on: date,
    pause_begun: bool = False,
    decided: bool = False,
    taking_part: bool = False,
    now: datetime | None = None,
) -> RunwayFacts:
    """Return what the runway of this opportunity is worked out from.

    `last_seen_on` is the day on which a source last showed it. `now` matters where lots close at different
    times: then the earliest deadline still open leads, else the earliest of all; and where a first stage has
    passed, which closes it to us unless we are `taking_part`.
    """
    leads = opportunity.leading_at(now, taking_part=taking_part) if now else opportunity.deadline
    first = opportunity.first_deadline
    published_on = opportunity.tender_published_on
    return RunwayFacts(
        stage=opportunity.stage,
        published_on=opportunity.published_on,
        submission_on=leads.day if leads else None,
        closes_at=leads.at if leads else None,
        has_time=leads is not None and leads.has_time,
        deadline_kind=leads.kind if leads else None,
        questions_on=opportunity.questions_close.day if opportunity.questions_close else None,
        expected_on=opportunity.expected_on,
        gone_quiet_on=_gone_quiet_on(opportunity, last_seen_on, now),
        open_all_the_time=opportunity.is_open_all_the_time(now),
        window_days=calendar.between(published_on, first.day) if published_on and first else None,
        window_days_now=calendar.between(published_on, leads.day) if published_on and leads else None,
        pause_begun=pause_begun,
        decided=decided,
    )


def runway(facts: RunwayFacts, *, plans: Plans, calendar: Calendar, now: datetime) -> Runway:
    """Return the runway at that moment; `now` has a zone, and its day is the day in the UK."""
    today = uk_day(now)
    dated_on = facts.submission_on if facts.stage is Stage.TENDER else None
    closed = _has_closed(facts, now, today)
    working_days = calendar.between(today, dated_on) if dated_on and not closed else None
    dates = plan_dates(dated_on, plans=plans, calendar=calendar) if dated_on else None
    return Runway(
        facts=facts,
        plans=plans,
        today=today,
        working_days=working_days,
        verdict=_verdict(facts, plans, working_days, closed=closed),
        decide_by=dates.decide_by if dates else None,
        last_fair_day=dates.last_fair_day if dates else None,
        sign_off_by=dates.sign_off_by if dates else None,
        act_by=_act_by(dates, dated_on, today) if dates and not closed and not facts.decided else None,
        window_days=facts.window_days,
        short_window=None if facts.window_days is None else facts.window_days < plans.shortest.needs,
    )


def plan_dates(submission_on: date, *, plans: Plans, calendar: Calendar) -> PlanDates:
    """Return the days to decide by, to ask a partner at the latest, and to hand to those who sign off.

    Whoever has passed the last fair day is on the shortest plan, so that one's sign-off counts.
    """
    return PlanDates(
        decide_by=calendar.before(submission_on, plans.full.after_pause),
        last_fair_day=calendar.before(submission_on, plans.shortest.after_pause),
        sign_off_by=calendar.before(submission_on, plans.shortest.sign_off),
    )


def _gone_quiet_on(opportunity: Opportunity, last_seen_on: date, now: datetime | None) -> date | None:
    """Return the day from which it counts as closed though nothing says so; None where a date decides."""
    if opportunity.stage is Stage.PLANNING:
        days = (opportunity.expected_on, opportunity.published_on)
        told = [day for day in days if day and day.year < _BEYOND]
        return _a_year_after(max(told, default=last_seen_on))
    if opportunity.deadlines and opportunity.is_open_all_the_time(now):
        ends_on = opportunity.contract_end_on
        return ends_on + timedelta(days=1) if ends_on and ends_on < date.max else None
    if opportunity.form is Form.WEB_FEED and opportunity.deadline is None:
        return last_seen_on + ITEM_LASTS
    return None


def _a_year_after(day: date) -> date:
    """Return the same day of the next year; 28 February after a leap day."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap_day else day.day)


def _has_closed(facts: RunwayFacts, now: datetime, today: date) -> bool:
    if facts.stage not in (Stage.PLANNING, Stage.TENDER):
        return True
    if facts.stage is Stage.TENDER and facts.closes_at is not None:
        return facts.closes_at <= now
    return facts.gone_quiet_on is not None and facts.gone_quiet_on <= today


def _verdict(facts: RunwayFacts, plans: Plans, working_days: int | None, *, closed: bool) -> Verdict | None:
    if closed:
        return Verdict.CLOSED
    if facts.decided:
        return None
    if facts.stage is Stage.PLANNING:
        return Verdict.EARLY_SIGNAL
    if working_days is None:
        return Verdict.NO_DATE
    full, shortest = plans.full, plans.shortest
    if working_days >= (full.after_pause if facts.pause_begun else full.needs):
        return Verdict.ENOUGH
    if working_days >= (shortest.after_pause if facts.pause_begun else shortest.needs):
        return Verdict.TIGHT
    return Verdict.TOO_SHORT


def _act_by(dates: PlanDates, submission_on: date | None, today: date) -> date | None:
    """Return the first day not yet past, by dates alone."""
    for day in (dates.decide_by, dates.last_fair_day, dates.sign_off_by, submission_on):
        if day is not None and day >= today:
            return day
    return None
