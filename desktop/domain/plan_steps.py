"""The plan's steps after a bid or a partnership was decided: dated lines, with owners, that can be ticked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from desktop.domain.decision import Outcome
from desktop.domain.runway import Plans
from desktop.domain.working_days import Calendar


class PlanStepId(StrEnum):
    """The steps, in the order in which they fall due."""

    QUESTIONS_CLOSE = "questions_close"
    PARTNERS_ANSWER = "partners_answer"
    DRAFT = "draft"
    SIGN_OFF = "sign_off"
    SUBMITTED = "submitted"


PLAN_STEP_WORDS = {
    PlanStepId.QUESTIONS_CLOSE: "Questions close",
    PlanStepId.PARTNERS_ANSWER: "Partner's answer due",
    PlanStepId.DRAFT: "Draft",
    PlanStepId.SIGN_OFF: "Sign-off",
    PlanStepId.SUBMITTED: "Submitted",
}


class KeptStep(Struct, frozen=True):
    """What people said of a step: another day, an owner, or that it is done."""

    due_on: date | None = None
    owner: str = ""
    done_on: date | None = None


class PlanStep(Struct, frozen=True):
    """One step as it stands. `by_hand`: its day was chosen, so it stays when a deadline moves."""

    id: PlanStepId
    on: date | None
    owner: str
    done_on: date | None
    by_hand: bool


class Counted(Struct, frozen=True, kw_only=True):
    """What the days of the steps are counted from; `answer_on` is the day that partners were given."""

    outcome: Outcome
    decided_on: date
    submission_on: date | None
    questions_close_on: date | None
    answer_on: date | None = None


def plan_steps(
    counted: Counted, kept: dict[PlanStepId, KeptStep], plans: Plans, calendar: Calendar
) -> tuple[PlanStep, ...]:
    """Return the steps in order: none for a step back, a partner's answer for a partnership alone.

    Days are counted back from the submission with the plan that fitted on the day of the decision, and
    none is put before that day. What people said goes before what was counted.
    """
    steps = []
    for step, planned in _planned(counted, plans, calendar):
        said = kept.get(step, KeptStep())
        steps.append(
            PlanStep(step, said.due_on or planned, said.owner, said.done_on, said.due_on is not None)
        )
    return tuple(steps)


def step_refusal(step: str, steps: tuple[PlanStep, ...]) -> str:
    """Return why nothing can be said of such a step, in a sentence; "" where it can."""
    if not steps:
        return "No bid or partnership stands here, so there is no plan to keep."
    if all(one.id != step for one in steps):
        return f"“{step}” is not a step here; the steps are {', '.join(one.id.value for one in steps)}."
    return ""


def done_refusal(done_on: date, today: date) -> str:
    """Return why a step cannot be ticked on that day, in a sentence; "" where it can."""
    return "A step cannot be done on a day that is still to come." if done_on > today else ""


def _planned(counted: Counted, plans: Plans, calendar: Calendar) -> Iterator[tuple[PlanStepId, date | None]]:
    if counted.outcome is Outcome.STEP_BACK:
        return
    closes = counted.questions_close_on
    if closes is not None and closes >= counted.decided_on:
        yield PlanStepId.QUESTIONS_CLOSE, closes
    left = calendar.between(counted.decided_on, counted.submission_on) if counted.submission_on else 0
    plan = plans.full if left >= plans.full.after_pause else plans.shortest
    if counted.outcome is Outcome.PARTNER:
        fair = _back(counted, plan.writing + plan.sign_off, calendar)
        yield PlanStepId.PARTNERS_ANSWER, counted.answer_on or fair
    yield PlanStepId.DRAFT, _back(counted, plan.sign_off, calendar)
    if plan.sign_off:
        yield PlanStepId.SIGN_OFF, _back(counted, 1, calendar)
    yield PlanStepId.SUBMITTED, counted.submission_on


def _back(counted: Counted, working_days: int, calendar: Calendar) -> date | None:
    if counted.submission_on is None:
        return None
    return max(counted.decided_on, calendar.before(counted.submission_on, working_days))
