"""What a board pack says, gathered from the record and worded. Private notes are never read for it."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.domain.decision import Outcome
from desktop.domain.moments import UK
from desktop.domain.packs import PackChoice, PackPart
from desktop.domain.words import short_month
from desktop.reports.pack import (
    Check,
    Pack,
    PackBuyer,
    PackDismissed,
    PackFollowUp,
    PackHabit,
    PackQuarter,
    PackReview,
    TimeGiven,
)
from desktop.reports.redaction import redacted
from desktop.services import follow_ups
from desktop.services.desk import Desk, calendar, plans
from desktop.services.habits import our_habits
from desktop.services.pack_decisions import pack_decision
from desktop.store import decisions as decision_store
from desktop.store import periods, reviews, settings
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionFilter

REVIEWS_AHEAD = timedelta(days=92)
"""Reviews that fall due in the quarter after the period stand in the pack."""

_LEAST_QUARTERS, _MOST_QUARTERS = 4, 8


def gathered(
    db: Connection, desk: Desk, from_on: date, to_on: date, choice: PackChoice, check: Check | None
) -> Pack:
    """Return the pack of these days, both included; without a check it is a preview."""
    kept, held_against = settings.of(db), plans(db)
    full, shortest = held_against.full.needs, held_against.shortest.needs
    working_days, until = calendar(db), to_on + REVIEWS_AHEAD
    rows = decision_store.rows(db, DecisionFilter(from_on=from_on, to_on=to_on))
    habits_line, habits = _habits(db, desk, from_on, to_on, choice)
    pack = Pack(
        organisation=kept.organisation,
        from_on=from_on,
        to_on=to_on,
        made_at=desk.now().astimezone(UK),
        calendar=working_days,
        check=check or Check("", 0),
        preview=check is None,
        parts=choice.ordered(),
        decisions=tuple(pack_decision(db, row, working_days, desk.today, choice) for row in rows),
        quarters=quarters(db, from_on, to_on),
        follow_ups=_follow_ups(db, desk),
        buyers=tuple(
            PackBuyer(one.buyer, one.seen, one.short)
            for one in periods.buyers(db, from_on, to_on, shortest=shortest)
        ),
        habits=habits,
        habits_line=habits_line,
        reviews=_reviews(db, until),
        reviews_until=until,
        dismissed=tuple(
            PackDismissed(one.title, one.buyer, one.on, one.reason, one.fitted)
            for one in periods.dismissed(db, from_on, to_on)
        ),
        time_given=_time_given(db, from_on, to_on, full=full, shortest=shortest),
        needs=(full, shortest),
        profile=periods.has_profile(db),
        sample=desk.sample,
    )
    return pack if choice.shared is None else redacted(pack, choice.shared)


def quarters(db: Connection, from_on: date, to_on: date) -> tuple[PackQuarter, ...]:
    """Return how often each outcome stands, quarter by quarter, a year at least, the last one last."""
    first = _quarter(from_on)
    places = range(_quarter(to_on) - first + 1)
    count = min(max(len(places), _LEAST_QUARTERS), _MOST_QUARTERS)
    wanted = range(_quarter(to_on) - count + 1, _quarter(to_on) + 1)
    found = [(_quarter(on), outcome) for on, outcome in periods.outcomes(db, _begins(wanted[0]), to_on)]
    return tuple(
        PackQuarter(
            _quarter_words(number),
            bid=found.count((number, Outcome.BID)),
            partner=found.count((number, Outcome.PARTNER)),
            step_back=found.count((number, Outcome.STEP_BACK)),
        )
        for number in wanted
    )


def _quarter(on: date) -> int:
    """Return a number that goes up by one each quarter."""
    return on.year * 4 + (on.month - 1) // 3


def _begins(quarter: int) -> date:
    return date(quarter // 4, quarter % 4 * 3 + 1, 1)


def _quarter_words(quarter: int) -> str:
    """Return "Apr to Jun 2026"."""
    first = _begins(quarter)
    last = _begins(quarter + 1) - timedelta(days=1)
    return f"{short_month(first)} to {short_month(last)} {first.year}"


def _follow_ups(db: Connection, desk: Desk) -> tuple[PackFollowUp, ...]:
    return tuple(
        PackFollowUp(line.question, line.about, line.owner, line.due)
        for line in follow_ups.due_by(db, desk, date.max)
    )


def _reviews(db: Connection, until: date) -> tuple[PackReview, ...]:
    due = reviews.due(db, until)
    titles = {row.number: row.title for row in decision_store.rows(db)} if due else {}
    return tuple(PackReview(one.number, titles.get(one.number, ""), one.due_on) for one in due)


def _habits(
    db: Connection, desk: Desk, from_on: date, to_on: date, choice: PackChoice
) -> tuple[str, tuple[PackHabit, ...]]:
    """Return what our habits count, and the counts; what other parts list one by one is not named again."""
    if PackPart.HABITS not in choice.ordered():
        return "", ()
    found = our_habits(db, desk, from_on, to_on, shared=True, each=False)
    if not found.decisions:
        return "", ()
    counts = tuple(
        PackHabit(section.title, line.label, line.words)
        for section in found.sections
        for line in section.lines
    )
    return found.line, counts


def _time_given(db: Connection, from_on: date, to_on: date, *, full: int, shortest: int) -> TimeGiven:
    fitting = periods.has_profile(db)
    given = periods.windows(db, from_on, to_on, full=full, shortest=shortest, fitting=fitting)
    return TimeGiven(given.enough, given.tight, given.too_short, given.not_known, of_fitting=fitting)
