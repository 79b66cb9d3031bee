"""The runway: verdicts, dates, and what a decision changes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.domain.compiling import compile_opportunity
from desktop.domain.deadline import DeadlineKind
from desktop.domain.moments import UK
from desktop.domain.opportunity import Stage
from desktop.domain.runway import (
    Plan,
    Plans,
    Runway,
    RunwayFacts,
    Verdict,
    facts_of,
    runway,
)
from desktop.domain.working_days import Calendar, Nation
from feeds.notice import Form, Lot
from tests.domain.builders import a_notice, facts, on

ENGLAND = Calendar(Nation.ENGLAND)
PLANS = Plans()
SUBMISSION = date(2026, 7, 17)


def on_day(known: RunwayFacts, now: datetime) -> Runway:
    return runway(known, plans=PLANS, calendar=ENGLAND, now=now)


def with_days_left(days: int, **known: object) -> Runway:
    """A runway on the working day that leaves so many."""
    today = ENGLAND.before(SUBMISSION, days)
    return on_day(facts(**known), on(today.isoformat()))


# Verdicts


@pytest.mark.parametrize(
    ("days", "pause_begun", "verdict"),
    [
        (28, False, Verdict.ENOUGH),
        (25, False, Verdict.ENOUGH),
        (24, False, Verdict.TIGHT),
        (24, True, Verdict.ENOUGH),
        (23, True, Verdict.ENOUGH),
        (22, True, Verdict.TIGHT),
        (16, False, Verdict.TIGHT),
        (15, False, Verdict.TOO_SHORT),
        (15, True, Verdict.TIGHT),
        (14, True, Verdict.TOO_SHORT),
        (1, False, Verdict.TOO_SHORT),
    ],
)
def test_days_left_are_held_against_what_each_plan_still_needs(
    days: int, pause_begun: bool, verdict: Verdict
) -> None:
    found = with_days_left(days, pause_begun=pause_begun)

    assert (found.working_days, found.verdict) == (days, verdict)


@pytest.mark.parametrize("stage", [Stage.AWARD, Stage.CONTRACT, Stage.CANCELLED])
@pytest.mark.parametrize("dated", [True, False])
def test_a_stage_past_the_tender_is_closed_with_or_without_a_date(stage: Stage, dated: bool) -> None:
    undated = {} if dated else {"submission_on": None, "closes_at": None}

    found = on_day(facts(stage=stage, **undated), on("2026-06-09"))

    assert found.verdict is Verdict.CLOSED
    assert (found.working_days, found.act_by, found.decide_by) == (None, None, None)


def test_a_passed_deadline_is_closed_from_that_instant_and_its_dates_stay() -> None:
    before = on_day(facts(), on("2026-07-17", "11:59"))
    after = on_day(facts(), on("2026-07-17", "12:00"))

    assert (before.verdict, before.working_days, before.act_by) == (Verdict.TOO_SHORT, 0, SUBMISSION)
    assert (after.verdict, after.working_days, after.act_by) == (Verdict.CLOSED, None, None)
    assert after.decide_by == before.decide_by == date(2026, 6, 16)


def test_the_day_is_the_day_in_the_uk() -> None:
    late_evening_utc = datetime(2026, 6, 8, 23, 30, tzinfo=UTC)

    assert on_day(facts(), late_evening_utc).today == date(2026, 6, 9)


@pytest.mark.parametrize(
    ("now", "days"),
    [("2026-03-27", 2), ("2026-03-28", 2), ("2026-03-29", 2), ("2026-03-30", 1), ("2026-03-31", 0)],
)
def test_a_change_of_the_clocks_neither_adds_nor_takes_a_day(now: str, days: int) -> None:
    closes_at = datetime(2026, 3, 31, 23, 59, 59, tzinfo=UK)
    known = facts(submission_on=date(2026, 3, 31), closes_at=closes_at, published_on=None)

    found = on_day(known, on(now, "23:30"))

    assert found.working_days == days


def test_an_early_signal_has_no_dates_to_act_by_and_goes_quiet_after_twelve_months() -> None:
    known = facts(stage=Stage.PLANNING, submission_on=None, closes_at=None, gone_quiet_on=date(2027, 9, 1))

    last_day = on_day(known, on("2027-08-31"))
    gone = on_day(known, on("2027-09-01"))

    assert (last_day.verdict, last_day.act_by, last_day.working_days) == (Verdict.EARLY_SIGNAL, None, None)
    assert gone.verdict is Verdict.CLOSED


def test_no_date_stays_open_until_it_goes_quiet() -> None:
    known = facts(submission_on=None, closes_at=None, gone_quiet_on=date(2026, 9, 7))

    assert on_day(known, on("2026-09-06")).verdict is Verdict.NO_DATE
    assert on_day(known, on("2026-09-07")).verdict is Verdict.CLOSED


# Dates


def test_decide_by_and_the_last_fair_day_stay_put_as_days_go_by() -> None:
    early, late = with_days_left(28), with_days_left(3)

    assert (early.decide_by, early.last_fair_day) == (date(2026, 6, 16), date(2026, 6, 26))
    assert (late.decide_by, late.last_fair_day) == (early.decide_by, early.last_fair_day)


@pytest.mark.parametrize(
    ("now", "act_by"),
    [
        ("2026-06-09", date(2026, 6, 16)),
        ("2026-06-16", date(2026, 6, 16)),
        ("2026-06-17", date(2026, 6, 26)),
        ("2026-06-26", date(2026, 6, 26)),
        ("2026-06-27", date(2026, 7, 15)),
        ("2026-07-15", date(2026, 7, 15)),
        ("2026-07-16", date(2026, 7, 17)),
        ("2026-07-17", date(2026, 7, 17)),
    ],
)
@pytest.mark.parametrize("pause_begun", [True, False])
def test_act_by_is_the_first_date_not_yet_past_whatever_the_verdict(
    now: str, act_by: date, pause_begun: bool
) -> None:
    assert on_day(facts(pause_begun=pause_begun), on(now)).act_by == act_by


def test_after_the_decision_verdict_and_act_by_are_gone_until_it_closes() -> None:
    open_still = on_day(facts(decided=True), on("2026-06-09"))
    closed = on_day(facts(decided=True), on("2026-07-18"))

    assert (open_still.verdict, open_still.act_by, open_still.working_days) == (None, None, 28)
    assert closed.verdict is Verdict.CLOSED


def test_plans_of_our_own_move_the_dates() -> None:
    plans = Plans(full=Plan(5, 15, 10, 5), shortest=Plan(1, 2, 3, 1))

    found = runway(facts(), plans=plans, calendar=ENGLAND, now=on("2026-06-09"))

    assert found.verdict is Verdict.TIGHT
    assert found.decide_by == ENGLAND.before(SUBMISSION, 30)
    assert found.last_fair_day == ENGLAND.before(SUBMISSION, 6)


# Windows


@pytest.mark.parametrize(("window", "short"), [(15, True), (16, False), (0, True), (None, None)])
def test_a_window_is_short_when_even_the_shortest_plan_did_not_fit(
    window: int | None, short: bool | None
) -> None:
    assert on_day(facts(window_days=window), on("2026-06-09")).short_window is short


def test_a_later_deadline_keeps_both_windows() -> None:
    tender = a_notice(deadline="2026-06-11T12:00:00+01:00")
    moved = a_notice(
        tags=("tenderUpdate",),
        released_at=datetime(2026, 6, 1, 9, tzinfo=UTC),
        deadline="2026-06-22T12:00:00+01:00",
    )
    opportunity = compile_opportunity([tender, moved])

    known = facts_of(opportunity, calendar=ENGLAND, last_seen_on=date(2026, 6, 1))

    assert (known.window_days, known.window_days_now) == (12, 19)
    assert on_day(known, on("2026-06-02")).short_window is True


def test_a_window_is_not_known_where_only_an_amendment_is_held() -> None:
    amendment = a_notice(tags=("tenderAmendment",), deadline="2026-06-11T12:00:00+01:00")

    known = facts_of(compile_opportunity([amendment]), calendar=ENGLAND, last_seen_on=date(2026, 6, 1))

    assert (known.window_days, known.window_days_now) == (None, None)
    assert on_day(known, on("2026-06-02")).short_window is None


# Facts


def test_a_signal_goes_quiet_twelve_months_after_the_tender_was_expected() -> None:
    signal = a_notice(tags=("planning",), expected="2028-02-29")

    known = facts_of(compile_opportunity([signal]), calendar=ENGLAND, last_seen_on=date(2026, 6, 1))

    assert known.gone_quiet_on == date(2029, 2, 28)


def test_a_signal_that_names_no_month_counts_from_its_publication() -> None:
    known = facts_of(
        compile_opportunity([a_notice(tags=("planning",))]), calendar=ENGLAND, last_seen_on=date(2026, 6, 1)
    )

    assert known.gone_quiet_on == date(2027, 5, 26)


def test_a_web_feed_item_goes_quiet_90_days_after_it_was_last_seen() -> None:
    item = compile_opportunity([a_notice(form=Form.WEB_FEED, tags=(), ocid=None)])

    known = facts_of(item, calendar=ENGLAND, last_seen_on=date(2026, 6, 1))

    assert known.gone_quiet_on == date(2026, 8, 30)
    assert on_day(known, on("2026-08-29")).verdict is Verdict.NO_DATE
    assert on_day(known, on("2026-08-30")).verdict is Verdict.CLOSED


def test_an_undated_tender_of_a_procurement_feed_never_goes_quiet_by_itself() -> None:
    known = facts_of(compile_opportunity([a_notice()]), calendar=ENGLAND, last_seen_on=date(2026, 6, 1))

    assert known.gone_quiet_on is None
    assert on_day(known, on("2027-06-01")).verdict is Verdict.NO_DATE


def test_of_lots_that_close_at_different_times_the_earliest_still_open_leads() -> None:
    lots = (
        Lot(id="1", deadline="2026-07-10T12:00:00+01:00"),
        Lot(id="2", deadline="2026-07-17T12:00:00+01:00"),
    )
    opportunity = compile_opportunity([a_notice(lots=lots)])

    first = facts_of(opportunity, calendar=ENGLAND, last_seen_on=date(2026, 6, 1), now=on("2026-07-01"))
    then = facts_of(opportunity, calendar=ENGLAND, last_seen_on=date(2026, 6, 1), now=on("2026-07-11"))

    assert (first.submission_on, then.submission_on) == (date(2026, 7, 10), date(2026, 7, 17))
    assert on_day(then, on("2026-07-11")).verdict is Verdict.TOO_SHORT


def test_which_deadline_leads_is_named() -> None:
    opportunity = compile_opportunity(
        [a_notice(deadline="2026-09-01T12:00:00+01:00", interest_deadline="2026-06-26T12:00:00+01:00")]
    )

    known = facts_of(opportunity, calendar=ENGLAND, last_seen_on=date(2026, 6, 1))

    assert (known.deadline_kind, known.submission_on) == (DeadlineKind.INTEREST, date(2026, 6, 26))
