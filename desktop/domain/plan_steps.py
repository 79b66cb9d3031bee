"""The plan's steps after a bid or a partnership was decided: dated lines, with owners, that can be ticked.

Some are counted back from the deadline; people add lines of their own beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


OWN = "own:"
"""How the id of a line begins that people added."""
LONGEST_WORDS = 160


class KeptStep(Struct, frozen=True):
    """What people said of a step: another day, an owner, that it is done, or that it is taken away.

    `words` are those of a line that people added, "" for one that is counted.
    """

    due_on: date | None = None
    owner: str = ""
    done_on: date | None = None
    words: str = ""
    taken_away_on: date | None = None


class PlanStep(Struct, frozen=True):
    """One step as it stands. `by_hand`: its day was chosen, so it stays when a deadline moves."""

    id: str
    words: str
    on: date | None
    owner: str
    done_on: date | None
    by_hand: bool
    taken_away_on: date | None = None

    @property
    def is_own(self) -> bool:
        """Whether people added it, so that they may word it otherwise."""
        return self.id.startswith(OWN)


class Counted(Struct, frozen=True, kw_only=True):
    """What the days of the steps are counted from; `answer_on` is the day that partners were given."""

    outcome: Outcome
    decided_on: date
    submission_on: date | None
    questions_close_on: date | None
    answer_on: date | None = None


def plan_steps(
    counted: Counted, kept: Mapping[str, KeptStep], plans: Plans, calendar: Calendar
) -> tuple[PlanStep, ...]:
    """Return the steps as they fall due: none for a step back, a partner's answer for a partnership alone.

    Days are counted back from the submission with the plan that fitted on the day of the decision, and
    none is put before that day. What people said goes before what was counted. Those taken away are
    among them.
    """
    if counted.outcome is Outcome.STEP_BACK:
        return ()
    steps = [
        _step(step, PLAN_STEP_WORDS[step], planned, kept.get(step, KeptStep()))
        for step, planned in _planned(counted, plans, calendar)
    ]
    for step, said in kept.items():
        if step.startswith(OWN) and said.words:
            steps.insert(_place(steps, said.due_on), _step(step, said.words, None, said))
    return tuple(steps)


def no_plan_refusal(steps: tuple[PlanStep, ...]) -> str:
    """Return in a sentence that there is no plan; "" where there is one."""
    return "" if steps else "No bid or partnership stands here, so there is no plan to keep."


def step_refusal(step: str, steps: tuple[PlanStep, ...]) -> str:
    """Return why nothing can be said of such a step, in a sentence; "" where it can."""
    ids = [one.id for one in steps if not one.taken_away_on]
    if not steps or step in ids:
        return no_plan_refusal(steps)
    return f"“{step}” is not a step here; the steps are {', '.join(ids)}."


def line_refusal(words: str, on: date | None) -> str:
    """Return why a line of people's own cannot stand so, in a sentence; "" where it can."""
    if not words.strip():
        return "Say what is to be done."
    if len(words) > LONGEST_WORDS:
        return f"Use {LONGEST_WORDS} letters or fewer."
    return "" if on else "Say by when."


def done_refusal(done_on: date, today: date) -> str:
    """Return why a step cannot be ticked on that day, in a sentence; "" where it can."""
    return "A step cannot be done on a day that is still to come." if done_on > today else ""


def _step(step: str, words: str, planned: date | None, said: KeptStep) -> PlanStep:
    return PlanStep(
        step,
        words,
        said.due_on or planned,
        said.owner,
        said.done_on,
        said.due_on is not None,
        said.taken_away_on,
    )


def _place(steps: list[PlanStep], due_on: date | None) -> int:
    """Return where a line of that day comes in: before the first that falls due later, else at the end."""
    later = (number for number, one in enumerate(steps) if due_on and one.on and one.on > due_on)
    return next(later, len(steps))


def _planned(counted: Counted, plans: Plans, calendar: Calendar) -> Iterator[tuple[PlanStepId, date | None]]:
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
