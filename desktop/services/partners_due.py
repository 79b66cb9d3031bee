"""What partnership plans wait for: members who were asked to answer, and members still to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.decision import Outcome
from desktop.domain.partnership import US, Agreed, Plan
from desktop.domain.reply_by import answer_by
from desktop.domain.runway import Runway, Verdict
from desktop.domain.words import day, listed
from desktop.services.desk import Desk, calendar, plans
from desktop.services.opportunity_list import row_runway
from desktop.store import decisions as decision_store
from desktop.store import directory, partnerships
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection

NOBODY = "An organisation"
"""What a member is called that is not in the directory here."""


class PartnersDue(Struct, frozen=True, kw_only=True):
    """What one plan waits for. `asked`: members were asked and are to answer; else they are to be asked.

    `about` is the title of its opportunity, "" without one; `second` names the members, and `at` is the day.
    """

    plan: str
    name: str
    asked: bool
    second: str
    at: str
    on: date
    about: str = ""
    link: str = ""


def due_by(db: Connection, desk: Desk, until: date) -> tuple[PartnersDue, ...]:
    """Return what plans wait for by that day, the first first; where nothing presses, nothing.

    Members answer by the day they were given, else by the fair one that the runway leaves. They are to be
    asked by the last fair day; once that has passed, asking is for the plan's own page to weigh.
    """
    live = [plan for plan in partnerships.everyone(db) if plan.ended_on is None]
    names = directory.names(db) if live else {}
    lines = (_of_plan(db, desk, plan, names) for plan in live)
    due = [line for line in lines if line is not None and line.on <= until]
    return tuple(sorted(due, key=lambda one: (one.on, one.name)))


def _of_plan(db: Connection, desk: Desk, plan: Plan, names: Mapping[str, str]) -> PartnersDue | None:
    row = opportunity_store.row_of_key(db, plan.opportunity, today=desk.today) if plan.opportunity else None
    if row is None:
        return _line(plan, names, desk.today, answer=plan.reply_by, ask=None)
    outcome = decision_store.outcomes(db, [row.key]).get(row.key)
    runway = row_runway(db, row, desk.now())
    if outcome is Outcome.STEP_BACK or runway.verdict is Verdict.CLOSED:
        return None
    answer = plan.reply_by or _answer_by(db, desk, runway)
    if outcome is Outcome.PARTNER:
        answer = None  # it is a step of the decision, which stands among its steps
    line = _line(plan, names, desk.today, answer=answer, ask=runway.last_fair_day)
    return replace(line, name=plan.name or row.title, about=row.title, link=row.url or "") if line else None


def _answer_by(db: Connection, desk: Desk, runway: Runway) -> date | None:
    submission_on = runway.facts.submission_on
    if submission_on is None or runway.working_days is None:
        return None
    return answer_by(today=desk.today, submission_on=submission_on, plans=plans(db), calendar=calendar(db))


def _line(
    plan: Plan, names: Mapping[str, str], today: date, *, answer: date | None, ask: date | None
) -> PartnersDue | None:
    """Return what one plan waits for, None where nobody is left to hear from, or to ask, by a day."""
    asked, waits = _called(plan, names, Agreed.ASKED), _called(plan, names, Agreed.NOT_ASKED)
    still = f"Not asked yet: {listed(waits)}" if waits else ""
    hears = bool(asked) and answer is not None
    on = answer if hears else ask if waits and ask is not None and ask >= today else None
    if on is None:
        return None
    heard = f"Asked: {listed(asked)}" if hears else "Last fair day to ask"
    return PartnersDue(
        plan=plan.id,
        name=plan.name,
        asked=hears,
        second=". ".join(filter(None, (heard, still))),
        at=_at(on, today),
        on=on,
    )


def _called(plan: Plan, names: Mapping[str, str], how_far: Agreed) -> list[str]:
    return [
        names.get(one.organisation, NOBODY)
        for one in plan.members
        if one.agreed is how_far and one.organisation != US
    ]


def _at(on: date, today: date) -> str:
    if on == today:
        return "Today"
    return f"Since {day(on)}" if on < today else day(on)
