"""The plan's steps after a bid or a partnership: dated lines with owners, ticked once they are done."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from desktop.domain.decision import Outcome
from desktop.domain.plan_steps import (
    PLAN_STEP_WORDS,
    Counted,
    PlanStep,
    PlanStepId,
    done_refusal,
    plan_steps,
    step_refusal,
)
from desktop.domain.words import day
from desktop.services.desk import Desk, calendar, plans
from desktop.services.errors import NoSuchOpportunity, NotPossible
from desktop.store import decisions as decision_store
from desktop.store import opportunities as opportunity_store
from desktop.store import partnerships, people
from desktop.store import plan_steps as store
from desktop.store.connection import Connection


class PlanLine(Struct, frozen=True, kw_only=True):
    """One step, worded. `about` names the opportunity; `late`: its day is past and it is not done."""

    key: str
    step: PlanStepId
    words: str
    about: str
    on: date | None
    when: str
    owner: str
    done_on: date | None
    late: bool


def steps(db: Connection, desk: Desk, key: str) -> tuple[PlanLine, ...]:
    """Return the steps of an opportunity in their order; empty while no bid and no partnership stands.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    if row is None:
        raise NoSuchOpportunity(key)
    return tuple(_line(row.key, row.title, one, desk.today) for one in _steps(db, desk, row.key))


def due_by(db: Connection, desk: Desk, until: date) -> tuple[PlanLine, ...]:
    """Return the steps still to do by that day, over all opportunities, the first due first."""
    found = []
    for key in dict.fromkeys(store.planned(db)):
        row = opportunity_store.row_of_key(db, key, today=desk.today)
        if row is not None:
            lines = (_line(row.key, row.title, one, desk.today) for one in _steps(db, desk, row.key))
            found += [line for line in lines if line.done_on is None and line.on and line.on <= until]
    return tuple(sorted(dict.fromkeys(found), key=lambda line: (line.on or until, line.about)))


def change(desk: Desk, key: str, step: str, *, on: date | None, owner: str) -> None:
    """Give a step another day, None for the one that is counted, and an owner, "" for nobody yet.

    Raises:
        NoSuchOpportunity: nothing here has that key.
        NotPossible: there is no such step here.
    """

    def write(db: Connection) -> None:
        from desktop.services.authors import person_named  # Today, which only reads, does not wait for it

        kept = _its_step(db, desk, key, step)
        wanted = on if kept.by_hand or on != kept.on else None
        if (wanted, " ".join(owner.split())) == (kept.on if kept.by_hand else None, kept.owner):
            return
        person = person_named(db, desk, owner, "") if owner.strip() else ""
        _write(db, desk, key, "plan_step.changed", {"step": step, "on": wanted, "owner": person})

    desk.workspace.write(write).result()


def tick(desk: Desk, key: str, step: str, *, done: bool = True, on: date | None = None) -> None:
    """Say that a step is done, today unless another day is given; or that it is not done after all.

    Raises:
        NoSuchOpportunity: nothing here has that key.
        NotPossible: there is no such step here, or the day is still to come.
    """

    def write(db: Connection) -> None:
        kept = _its_step(db, desk, key, step)
        if not done:
            if kept.done_on is not None:
                _write(db, desk, key, "plan_step.unticked", {"step": step})
            return
        done_on = on or desk.today
        _refuse(done_refusal(done_on, desk.today))
        if kept.done_on != done_on:
            _write(db, desk, key, "plan_step.ticked", {"step": step, "on": done_on})

    desk.workspace.write(write).result()


def owners(db: Connection) -> tuple[str, ...]:
    """Return the names to choose an owner from."""
    return tuple(person.name for person in people.everyone(db) if person.name)


def _steps(db: Connection, desk: Desk, key: str) -> tuple[PlanStep, ...]:
    """Return the steps of the newest bid or partnership that stands; of several, for lots, one plan."""
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


def _its_step(db: Connection, desk: Desk, key: str, step: str) -> PlanStep:
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    if row is None:
        raise NoSuchOpportunity(key)
    found = _steps(db, desk, row.key)
    _refuse(step_refusal(step, found))
    return next(one for one in found if one.id == step)


def _write(db: Connection, desk: Desk, key: str, kind: str, payload: dict[str, object]) -> None:
    from desktop.services.entries import write_about

    write_about(db, desk, key, kind, payload)


def _line(key: str, title: str, one: PlanStep, today: date) -> PlanLine:
    late = one.done_on is None and one.on is not None and one.on < today
    return PlanLine(
        key=key,
        step=one.id,
        words=PLAN_STEP_WORDS[one.id],
        about=title,
        on=one.on,
        when=_when(one, today),
        owner=one.owner,
        done_on=one.done_on,
        late=late,
    )


def _when(one: PlanStep, today: date) -> str:
    if one.done_on is not None:
        return "Done today" if one.done_on == today else f"Done {day(one.done_on)}"
    if one.on is None:
        return "No day: the tender gives no date"
    if one.on == today:
        return "Today"
    return f"Since {day(one.on)}" if one.on < today else day(one.on)


def _refuse(sentence: str) -> None:
    if sentence:
        raise NotPossible(happened=sentence, safe="Nothing was changed.", to_do="")
