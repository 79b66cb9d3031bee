"""When a source is asked next: a case for each rule, and bounds that hold whatever is known."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.asking import (
    DAY,
    HOUR,
    JITTER,
    POLITE,
    RESUME,
    AskedBefore,
    Manner,
    Outcome,
    QuietHours,
    Why,
    by_hand_from,
    next_check,
)
from feeds.source import catalogue

NOW = datetime(2026, 6, 9, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
EVERY_TWO_HOURS = Manner(interval=2 * HOUR, seed="a")
OWN_FEED = Manner(interval=HOUR, least=DAY, gives_up=True, seed="b")


def ago(time_ago: timedelta, outcome: Outcome = Outcome.ANSWERED, **more: object) -> AskedBefore:
    return AskedBefore(at=NOW - time_ago, outcome=outcome, **more)  # type: ignore[arg-type]


CASES = [
    ("never asked: now", EVERY_TWO_HOURS, None, timedelta(0), Why.NEVER_ASKED),
    ("answered: after its interval", EVERY_TWO_HOURS, ago(MINUTE), 2 * HOUR, Why.INTERVAL),
    (
        "its interval is never under its least",
        Manner(interval=5 * MINUTE),
        ago(MINUTE),
        HOUR,
        Why.INTERVAL,
    ),
    ("no validators: once a day", OWN_FEED, ago(MINUTE), DAY, Why.INTERVAL),
    (
        "it says for how long it stays good",
        EVERY_TWO_HOURS,
        ago(MINUTE, fresh_for=6 * HOUR),
        6 * HOUR,
        Why.INTERVAL,
    ),
    (
        "good for a year is heeded for a day",
        EVERY_TWO_HOURS,
        ago(MINUTE, fresh_for=365 * DAY),
        DAY,
        Why.INTERVAL,
    ),
    (
        "good for a minute makes nothing shorter",
        EVERY_TWO_HOURS,
        ago(MINUTE, fresh_for=MINUTE),
        2 * HOUR,
        Why.INTERVAL,
    ),
    (
        "killed with pages left: goes on",
        EVERY_TWO_HOURS,
        ago(MINUTE, Outcome.ASKING, unfinished=True),
        RESUME,
        Why.GOES_ON,
    ),
    (
        "quiet hours fell into a pull: goes on after them",
        EVERY_TWO_HOURS,
        ago(MINUTE, Outcome.RESTING, unfinished=True),
        RESUME,
        Why.GOES_ON,
    ),
    (
        "killed with nothing left: no second poll",
        EVERY_TWO_HOURS,
        ago(MINUTE, Outcome.ASKING),
        2 * HOUR,
        Why.INTERVAL,
    ),
    (
        "a person stopped it: not against their will",
        EVERY_TWO_HOURS,
        ago(MINUTE, Outcome.STOPPED, unfinished=True),
        2 * HOUR,
        Why.INTERVAL,
    ),
    (
        "told to wait for longer than its interval",
        EVERY_TWO_HOURS,
        ago(MINUTE, Outcome.BUSY, failures=1, not_before=NOW + 5 * HOUR),
        5 * HOUR + MINUTE,
        Why.TOLD_TO_WAIT,
    ),
    (
        "told to wait a little: its interval all the same",
        EVERY_TWO_HOURS,
        ago(MINUTE, Outcome.BUSY, failures=1, not_before=NOW + MINUTE),
        2 * HOUR,
        Why.FAILED,
    ),
    (
        "offline: soon",
        EVERY_TWO_HOURS,
        ago(MINUTE, Outcome.OUT_OF_REACH, failures=1),
        10 * MINUTE,
        Why.OFFLINE,
    ),
    (
        "still offline: later",
        EVERY_TWO_HOURS,
        ago(MINUTE, Outcome.OUT_OF_REACH, failures=3),
        40 * MINUTE,
        Why.OFFLINE,
    ),
    (
        "offline for days: once an hour",
        EVERY_TWO_HOURS,
        ago(MINUTE, Outcome.OUT_OF_REACH, failures=90),
        HOUR,
        Why.OFFLINE,
    ),
    (
        "in trouble: its interval",
        EVERY_TWO_HOURS,
        ago(MINUTE, Outcome.TROUBLED, failures=1),
        2 * HOUR,
        Why.FAILED,
    ),
    (
        "in trouble again: twice that",
        EVERY_TWO_HOURS,
        ago(MINUTE, Outcome.TROUBLED, failures=2),
        4 * HOUR,
        Why.FAILED,
    ),
    (
        "in trouble for weeks: once a day",
        EVERY_TWO_HOURS,
        ago(MINUTE, Outcome.TROUBLED, failures=99),
        DAY,
        Why.FAILED,
    ),
    (
        "refused: back-off as well",
        EVERY_TWO_HOURS,
        ago(MINUTE, Outcome.CHANGED, failures=3),
        8 * HOUR,
        Why.FAILED,
    ),
]


@pytest.mark.parametrize(
    ("manner", "before", "wait", "why"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_when_a_source_is_asked_next(
    manner: Manner, before: AskedBefore | None, wait: timedelta, why: Why
) -> None:
    found = next_check(manner, before, now=NOW)

    asked_at = before.at if before else NOW
    assert found.why is why
    assert found.at is not None
    assert wait <= found.at - asked_at <= wait * (1 + JITTER)


@pytest.mark.parametrize(
    ("manner", "before", "why"),
    [
        (EVERY_TWO_HOURS, ago(99 * DAY, Outcome.GONE, failures=1), Why.GONE),
        (OWN_FEED, ago(99 * DAY, Outcome.CHANGED, failures=3), Why.GIVEN_UP),
    ],
)
def test_what_has_ended_or_cannot_be_read_is_not_asked_by_itself(
    manner: Manner, before: AskedBefore, why: Why
) -> None:
    found = next_check(manner, before, now=NOW)

    assert (found.at, found.why) == (None, why)
    assert not found.due(NOW)


def test_two_answers_that_cannot_be_read_are_not_yet_three() -> None:
    found = next_check(OWN_FEED, ago(9 * DAY, Outcome.CHANGED, failures=2), now=NOW)

    assert found.due(NOW)


NIGHT = QuietHours(time(22), time(7))
LUNCH = QuietHours(time(12), time(14))


@pytest.mark.parametrize(
    ("quiet", "clock", "quiet_now"),
    [
        (NIGHT, "2026-06-09T21:59:00+01:00", False),
        (NIGHT, "2026-06-09T22:00:00+01:00", True),
        (NIGHT, "2026-06-10T03:00:00+01:00", True),
        (NIGHT, "2026-06-10T07:00:00+01:00", False),
        (NIGHT, "2026-01-10T22:30:00+00:00", True),
        (LUNCH, "2026-06-09T12:30:00+01:00", True),
        (LUNCH, "2026-06-09T22:30:00+01:00", False),
    ],
)
def test_quiet_hours_go_by_uk_clocks_and_may_span_midnight(
    quiet: QuietHours, clock: str, quiet_now: bool
) -> None:
    at = datetime.fromisoformat(clock)

    found = next_check(EVERY_TWO_HOURS, None, now=at, quiet=quiet)

    assert quiet.hold(at) is quiet_now
    assert found.due(at) is not quiet_now


def test_after_quiet_hours_sources_begin_one_after_another() -> None:
    at = datetime.fromisoformat("2026-06-09T23:00:00+01:00")
    over = datetime.fromisoformat("2026-06-10T07:00:00+01:00")

    found = [
        next_check(Manner(interval=HOUR, seed=str(number)), None, now=at, quiet=NIGHT) for number in range(9)
    ]

    starts = [one.at for one in found if one.at is not None]
    assert all(over <= one <= over + POLITE for one in starts)
    assert len(set(starts)) == 9


@pytest.mark.parametrize(
    ("before", "wait"),
    [
        (None, timedelta(0)),
        (ago(MINUTE), 9 * MINUTE),
        (ago(HOUR), timedelta(0)),
        (ago(MINUTE, Outcome.BUSY, not_before=NOW + HOUR), HOUR),
        (ago(MINUTE, Outcome.GONE), 9 * MINUTE),
        (ago(MINUTE, Outcome.TROUBLED), 9 * MINUTE),
        (ago(RESUME, Outcome.OUT_OF_REACH), timedelta(0)),
        (ago(RESUME, Outcome.STOPPED, unfinished=True), timedelta(0)),
        (ago(MINUTE, Outcome.STOPPED), 9 * MINUTE),
        (ago(RESUME, Outcome.ASKING, unfinished=True), timedelta(0)),
        (ago(-DAY), timedelta(0)),
    ],
)
def test_by_hand_once_in_ten_minutes_and_a_broken_off_pull_at_any_time(
    before: AskedBefore | None, wait: timedelta
) -> None:
    assert max(by_hand_from(before, now=NOW), NOW) == NOW + wait


def test_going_on_waits_longer_than_any_sources_own_pace() -> None:
    assert all(timedelta(seconds=source.pace_s) < RESUME for source in catalogue())


outcomes = st.builds(
    AskedBefore,
    at=st.timedeltas(-DAY, 30 * DAY).map(lambda past: NOW - past),
    outcome=st.sampled_from(Outcome),
    failures=st.integers(0, 500),
    not_before=st.none() | st.timedeltas(-DAY, DAY).map(lambda ahead: NOW + ahead),
    unfinished=st.booleans(),
    fresh_for=st.timedeltas(timedelta(0), 9999 * DAY),
)
manners = st.builds(
    Manner,
    interval=st.timedeltas(MINUTE, 30 * DAY),
    least=st.sampled_from([HOUR, DAY]),
    gives_up=st.booleans(),
    seed=st.text(max_size=3),
)
quiets = st.none() | st.sampled_from([NIGHT, LUNCH, QuietHours(time(0), time(23, 59))])


@given(manners, outcomes, quiets)
def test_nothing_leads_to_a_poll_before_the_source_allows_it_or_in_quiet_hours(
    manner: Manner, before: AskedBefore, quiet: QuietHours | None
) -> None:
    found = next_check(manner, before, now=NOW, quiet=quiet)

    if found.at is None:
        return
    asked = max(found.at, NOW)
    assert before.not_before is None or asked >= before.not_before
    assert quiet is None or not quiet.hold(asked)
    if before.at <= NOW and before.outcome is Outcome.ANSWERED:
        assert asked - before.at >= manner.least
