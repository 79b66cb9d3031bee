"""Judging by cutoffs, stored dates and order: the same answers as counting, for many runways at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.moments import UK
from desktop.domain.opportunity import Stage
from desktop.domain.runway import (
    Cutoffs,
    Plan,
    Plans,
    Runway,
    RunwayFacts,
    SortKey,
    Verdict,
    cutoffs,
    plan_dates,
    runway,
    sort_key,
)
from desktop.domain.states import State
from desktop.domain.working_days import Calendar, Nation
from tests.domain.builders import facts, on

ENGLAND = Calendar(Nation.ENGLAND)
PLANS = Plans()


def on_day(known: RunwayFacts, now: datetime) -> Runway:
    return runway(known, plans=PLANS, calendar=ENGLAND, now=now)


calendars = st.builds(Calendar, st.sampled_from(Nation))
steps = st.integers(min_value=0, max_value=15)
some_plans = st.builds(
    Plans, st.builds(Plan, steps, steps, steps, steps), st.builds(Plan, steps, steps, steps, steps)
)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC))


@st.composite
def any_facts(draw: st.DrawFn) -> RunwayFacts:
    closes_at = draw(st.none() | moments)
    return RunwayFacts(
        stage=draw(st.sampled_from(Stage)),
        submission_on=closes_at.astimezone(UK).date() if closes_at else None,
        closes_at=closes_at,
        expected_on=draw(st.none() | st.dates(date(2024, 1, 1), date(2030, 1, 1))),
        gone_quiet_on=draw(st.none() | st.dates(date(2024, 1, 1), date(2030, 1, 1))),
        open_all_the_time=draw(st.booleans()),
        window_days=draw(st.none() | st.integers(0, 60)),
        pause_begun=draw(st.booleans()),
        decided=draw(st.booleans()),
    )


def judged(known: RunwayFacts, held: Cutoffs) -> Verdict | None:
    """Judge by comparisons alone, as SQL does, in the order that `Cutoffs` gives."""
    open_stage = known.stage in (Stage.PLANNING, Stage.TENDER)
    dated = known.stage is Stage.TENDER and known.closes_at is not None
    passed = dated and known.closes_at is not None and known.closes_at <= held.now
    quiet = not dated and known.gone_quiet_on is not None and known.gone_quiet_on <= held.today
    if not open_stage or passed or quiet:
        return Verdict.CLOSED
    if known.decided:
        return None
    if known.stage is Stage.PLANNING:
        return Verdict.EARLY_SIGNAL
    if known.submission_on is None:
        return Verdict.NO_DATE
    if known.submission_on >= (held.enough_from_pausing if known.pause_begun else held.enough_from):
        return Verdict.ENOUGH
    if known.submission_on >= (held.tight_from_pausing if known.pause_begun else held.tight_from):
        return Verdict.TIGHT
    return Verdict.TOO_SHORT


@given(any_facts(), some_plans, calendars, moments)
def test_judging_by_cutoffs_equals_counting(
    known: RunwayFacts, plans: Plans, calendar: Calendar, now: datetime
) -> None:
    counted = runway(known, plans=plans, calendar=calendar, now=now)
    held = cutoffs(plans, calendar, now)

    assert judged(known, held) == counted.verdict
    if known.window_days is not None:
        assert counted.short_window == (known.window_days < held.short_window_below)


@given(st.dates(date(2026, 6, 1), date(2026, 8, 31)), st.integers(0, 60), calendars, some_plans)
def test_stored_dates_give_act_by_with_comparisons_alone(
    submission_on: date, ahead: int, calendar: Calendar, plans: Plans
) -> None:
    now = datetime(submission_on.year, submission_on.month, submission_on.day, 9, tzinfo=UK) - timedelta(
        days=ahead
    )
    known = facts(
        submission_on=submission_on, closes_at=datetime.combine(submission_on, datetime.max.time(), UK)
    )
    dates = plan_dates(submission_on, plans=plans, calendar=calendar)
    chain = (dates.decide_by, dates.last_fair_day, dates.sign_off_by, submission_on)

    found = runway(known, plans=plans, calendar=calendar, now=now)

    assert found.act_by == next(day for day in chain if day >= now.date())


@given(some_plans, calendars, moments, st.booleans(), st.dates(date(2024, 1, 1), date(2029, 12, 1)))
def test_a_later_deadline_never_has_a_worse_verdict(
    plans: Plans, calendar: Calendar, now: datetime, pause_begun: bool, day: date
) -> None:
    order = [Verdict.CLOSED, Verdict.TOO_SHORT, Verdict.TIGHT, Verdict.ENOUGH]
    kinder = Plans(
        full=Plan(*(max(a, b) for a, b in zip(steps_of(plans.full), steps_of(plans.shortest), strict=True))),
        shortest=plans.shortest,
    )

    verdicts = []
    for later in range(40):
        closing = day + timedelta(days=later)
        known = facts(
            submission_on=closing,
            closes_at=datetime(closing.year, closing.month, closing.day, 12, tzinfo=UK),
            pause_begun=pause_begun,
        )
        verdict = runway(known, plans=kinder, calendar=calendar, now=now).verdict
        assert verdict is not None
        verdicts.append(order.index(verdict))

    assert verdicts == sorted(verdicts)


def steps_of(plan: Plan) -> tuple[int, int, int, int]:
    return plan.pause, plan.conversations, plan.writing, plan.sign_off


def test_the_column_sorts_by_act_by_then_what_has_none_early_signals_and_closed_last() -> None:
    now = on("2026-06-09")
    undated = facts(submission_on=None, closes_at=None)
    soon = facts(submission_on=date(2026, 6, 12), closes_at=on("2026-06-12", "12:00"))
    signal = facts(stage=Stage.PLANNING, submission_on=None, closes_at=None, expected_on=date(2026, 9, 1))
    expected = [
        (undated, State.SHORTLISTED),
        (soon, State.NEW),
        (facts(), State.NEW),
        (replace(facts(), decided=True), State.DECIDED),
        (undated, State.NEW),
        (signal, State.NEW),
        (replace(signal, expected_on=None), State.NEW),
        (replace(facts(), stage=Stage.AWARD), State.NEW),
    ]

    keys = [sort_key(on_day(known, now), state) for known, state in expected]

    assert keys == sorted(keys)
    assert [key.rank for key in keys] == [0, 0, 0, 1, 2, 3, 3, 4]
    assert keys[0] == SortKey(0, date(2026, 6, 9), date.max)
