"""The plan's steps after a bid or a partnership: dated lines with owners, ticked once they are done."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from desktop.domain.decision import Outcome
from desktop.domain.plan_steps import Counted, PlanStep, plan_steps
from desktop.domain.words import day
from desktop.services.desk import Desk, calendar, plans
from desktop.services.errors import NoSuchOpportunity
from desktop.store import decisions as decision_store
from desktop.store import opportunities as opportunity_store
from desktop.store import partnerships, people
from desktop.store import plan_steps as store
from desktop.store.connection import Connection


class PlanLine(Struct, frozen=True, kw_only=True):
    """One step, worded. `about` names the opportunity; `late`: its day is past and it is not done.

    `own`: people added it, so that they may word it otherwise.
    """

    key: str
    step: str
    words: str
    about: str
    on: date | None
    when: str
    owner: str
    done_on: date | None
    late: bool
    own: bool = False


class Plan(Struct, frozen=True):
    """The plan for one opportunity: its steps in their order, and those that were taken away from it."""

    steps: tuple[PlanLine, ...] = ()
    taken_away: tuple[PlanLine, ...] = ()


def plan(db: Connection, desk: Desk, key: str) -> Plan:
    """Return the plan for an opportunity; an empty one while no bid and no partnership stands.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    if row is None:
        raise NoSuchOpportunity(key)
    every = standing_steps(db, desk, row.key)
    return Plan(
        tuple(_line(row.key, row.title, one, desk.today) for one in every if not one.taken_away_on),
        tuple(_line(row.key, row.title, one, desk.today) for one in every if one.taken_away_on),
    )


def steps(db: Connection, desk: Desk, key: str) -> tuple[PlanLine, ...]:
    """Return the steps of an opportunity in their order; empty while no bid and no partnership stands.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """
    return plan(db, desk, key).steps


def due_by(db: Connection, desk: Desk, until: date) -> tuple[PlanLine, ...]:
    """Return the steps still to do by that day, over all opportunities, the first due first."""
    found = []
    for key in dict.fromkeys(store.planned(db)):
        row = opportunity_store.row_of_key(db, key, today=desk.today)
        if row is not None:
            found += [
                line
                for line in steps(db, desk, row.key)
                if line.done_on is None and line.on and line.on <= until
            ]
    return tuple(sorted(dict.fromkeys(found), key=lambda line: (line.on or until, line.about)))


def owners(db: Connection) -> tuple[str, ...]:
    """Return the names to choose an owner from."""
    return tuple(person.name for person in people.everyone(db) if person.name)


def standing_steps(db: Connection, desk: Desk, key: str) -> tuple[PlanStep, ...]:
    """Return the steps of the newest bid or partnership that stands; of several, for lots, one plan.

    Those taken away are among them. Empty while no bid and no partnership stands.
    """
    standing = [
        row
        for row in decision_store.of(db, key)
        if not row.superseded_by and row.outcome is not Outcome.STEP_BACK
    ]
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    detail = opportunity_store.detail(db, key) if standing else None
    if row is None or detail is None:
        return ()
    newest = standing[0]
    questions = detail.opportunity.questions_close
    together = partnerships.of_opportunity(db, row.key)
    counted = Counted(
        outcome=newest.outcome,
        decided_on=newest.decided_on or newest.recorded_on,
        submission_on=row.facts.submission_on,
        questions_close_on=questions.day if questions else None,
        answer_on=together.reply_by if together else None,
    )
    return plan_steps(counted, store.of(db, row.key), plans(db), calendar(db))


def _line(key: str, title: str, one: PlanStep, today: date) -> PlanLine:
    late = one.done_on is None and one.on is not None and one.on < today
    return PlanLine(
        key=key,
        step=one.id,
        words=one.words,
        about=title,
        on=one.on,
        when=_when(one, today),
        owner=one.owner,
        done_on=one.done_on,
        late=late,
        own=one.is_own,
    )


def _when(one: PlanStep, today: date) -> str:
    if one.done_on is not None:
        return "Done today" if one.done_on == today else f"Done {day(one.done_on)}"
    if one.on is None:
        return "No day: the tender gives no date"
    if one.on == today:
        return "Today"
    return f"Since {day(one.on)}" if one.on < today else day(one.on)
