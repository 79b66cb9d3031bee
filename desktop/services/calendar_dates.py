"""The dates that matter to us, as a calendar: act by, deadlines, plan steps, partners' answers, reviews.

Only what we chose to think about or are taking part in. Nothing that people wrote stands in it: titles,
the names of steps, the question of a follow-up, and who takes it on. Nor does anything of other
organisations: that a next step with one is due, not with whom and not what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from desktop.domain.decision import Outcome
from desktop.domain.runway import Runway
from desktop.domain.states import State
from desktop.domain.words import dotted
from desktop.reports.calendar_file import CalendarDate, write_calendar
from desktop.services import conversations_due, follow_ups, partners_due, plan_steps, reviews_due
from desktop.services.desk import Desk
from desktop.services.opportunity_list import OpportunityFilter, OpportunityLine, lines, matching
from desktop.store import decisions as decision_store
from desktop.store import opportunities as opportunity_store
from desktop.store import settings
from desktop.store.connection import Connection
from desktop.store.opportunities import OpportunityRow

_THINKING = (State.SHORTLISTED, State.PAUSING)
_DONE = (State.DECIDED, State.OUTCOME_KNOWN, State.REVIEWED)
_TAKING_PART = (Outcome.BID, Outcome.PARTNER)
_ALL_TIMES = date(2199, 12, 31)


class CalendarWritten(Struct, frozen=True):
    """A calendar that was written, and how many dates it holds."""

    path: Path
    dates: int


def write(desk: Desk, out: Path, _step: Callable[[int, int], None] | None = None) -> CalendarWritten:
    """Write the dates of this workspace as an iCalendar file.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    with desk.reader() as db:
        dates, organisation = calendar_dates(db, desk), settings.of(db).organisation
    name = dotted("Sample" if desk.sample else "", "Tender Pause", organisation)
    write_calendar(dates, out, name=name, made_at=desk.now())
    return CalendarWritten(out, len(dates))


def calendar_dates(db: Connection, desk: Desk) -> tuple[CalendarDate, ...]:
    """Return the dates to come, and those past that something is still to be done about, the first first."""
    found = (
        *_of_opportunities(db, desk),
        *_of_plans(db, desk),
        *_of_follow_ups(db, desk),
        *_of_conversations(db, desk),
        *_of_partners(db, desk),
        *_of_reviews(db, desk),
    )
    once = {(one.on, one.title): one for one in reversed(found)}  # a plan and its tender may say the same
    return tuple(sorted(once.values(), key=lambda one: (one.on.isoformat(), one.title)))


def _of_opportunities(db: Connection, desk: Desk) -> Iterator[CalendarDate]:
    ids = matching(db, desk, OpportunityFilter(states=frozenset((*_THINKING, *_DONE))))
    worded, rows = lines(db, desk, ids), opportunity_store.rows(db, ids, today=desk.today)
    decided = decision_store.outcomes(db, [row.key for row in rows.values()])
    for row_id in ids:
        if row_id not in worded or row_id not in rows:
            continue
        line, row = worded[row_id], rows[row_id]
        if row.state in _THINKING:
            yield from _act_by(desk, line, row)
        if row.state in _THINKING or decided.get(row.key) in _TAKING_PART:
            yield from _deadlines(desk, row)


def _act_by(desk: Desk, line: OpportunityLine, row: OpportunityRow) -> Iterator[CalendarDate]:
    on = line.runway.act_by
    if on is not None and on != row.facts.submission_on:
        yield CalendarDate(
            uid=_uid(desk, row.key, "act_by"),
            on=on,
            title=f"{_act_by_name(line.runway)}: {row.title}",
            note=f"{row.buyer}. {line.runway_sentence}" if row.buyer else line.runway_sentence,
            link=row.url or "",
            kind="Decide by",
        )


def _act_by_name(runway: Runway) -> str:
    names = (
        (runway.decide_by, "Decide by"),
        (runway.last_fair_day, "Last fair day to ask a partner"),
        (runway.sign_off_by, "Sign-off by"),
    )
    return next((name for on, name in names if on == runway.act_by), "Act by")


def _deadlines(desk: Desk, row: OpportunityRow) -> Iterator[CalendarDate]:
    now, facts = desk.now(), row.facts
    if row.questions_close is not None and row.questions_close >= now:
        yield CalendarDate(
            uid=_uid(desk, row.key, "questions"),
            on=row.questions_close,
            title=f"Questions close: {row.title}",
            note=row.buyer,
            link=row.url or "",
            kind="Questions",
        )
    on = row.deadline if facts.has_time else facts.submission_on
    if on is not None and facts.closes_at is not None and facts.closes_at >= now:
        untold = "" if facts.has_time else "Time not stated."
        yield CalendarDate(
            uid=_uid(desk, row.key, "deadline"),
            on=on,
            title=f"Deadline: {row.title}",
            note=" ".join(part for part in (f"{row.buyer}." if row.buyer else "", untold) if part),
            link=row.url or "",
            kind="Deadline",
        )


def _of_plans(db: Connection, desk: Desk) -> Iterator[CalendarDate]:
    for step in plan_steps.due_by(db, desk, _ALL_TIMES):
        if step.on is not None:
            yield CalendarDate(
                uid=_uid(desk, step.key, f"step {step.step}"),
                on=step.on,
                title=f"{step.words}: {step.about}",
                note=step.owner,
                kind="Plan step",
            )


def _of_follow_ups(db: Connection, desk: Desk) -> Iterator[CalendarDate]:
    for one in follow_ups.due_by(db, desk, _ALL_TIMES):
        if one.due_on is not None:
            yield CalendarDate(
                uid=_uid(desk, one.key, f"follow-up {one.lens} {one.question_id}"),
                on=one.due_on,
                title=f"Find out: {one.question}",
                note=dotted(one.about, one.owner),
                kind="Follow-up",
            )


def _of_conversations(db: Connection, desk: Desk) -> Iterator[CalendarDate]:
    """Yield next steps, and the days by which others want our answer; who they are stays here."""
    for one in conversations_due.due_by(db, desk, _ALL_TIMES):
        if one.on is not None:
            asked = one.sort == conversations_due.ANSWER
            about = f": {one.about}" if one.about else ""
            yield CalendarDate(
                uid=_uid(desk, one.id, "conversation"),
                on=one.on,
                title=f"{'Answer who asked us to join' if asked else 'Next step of a conversation'}{about}",
                note=one.owner,
                kind="Conversation",
            )


def _of_partners(db: Connection, desk: Desk) -> Iterator[CalendarDate]:
    """Yield by when partners answer, or are to be asked at the latest; who they are stays here."""
    for one in partners_due.due_by(db, desk, _ALL_TIMES):
        words = "Partners to answer" if one.asked else "Last fair day to ask a partner"
        yield CalendarDate(
            uid=_uid(desk, one.plan, "partners"),
            on=one.on,
            title=f"{words}: {one.about}" if one.about else words,
            note="",
            link=one.link,
            kind="Partners",
        )


def _of_reviews(db: Connection, desk: Desk) -> Iterator[CalendarDate]:
    for one in reviews_due.due(db, desk, _ALL_TIMES):
        yield CalendarDate(
            uid=_uid(desk, one.key, f"review {one.number}"),
            on=one.due_on,
            title=f"Look back. {one.title}",
            note=f"Decision {one.number} of the register.",
            kind="Review",
        )


def _uid(desk: Desk, key: str, what: str) -> str:
    told = f"{desk.workspace.id}\n{key}\n{what}"
    return f"{sha256(told.encode()).hexdigest()[:32]}@tender-pause"
