"""The steps of a plan: which there are, when they fall due, and what people may say of them."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.decision import Outcome
from desktop.domain.plan_steps import Counted, KeptStep, PlanStepId, done_refusal, plan_steps, step_refusal
from desktop.domain.runway import Plans
from desktop.domain.working_days import Calendar, Nation

CALENDAR, PLANS = Calendar(Nation.ENGLAND), Plans()
DECIDED = date(2026, 6, 9)
FAR, NEAR = date(2026, 7, 17), date(2026, 6, 19)

Days = dict[str, date | None]


def days(outcome: Outcome, submission: date | None, questions: date | None = None, **kept: KeptStep) -> Days:
    counted = Counted(
        outcome=outcome, decided_on=DECIDED, submission_on=submission, questions_close_on=questions
    )
    said: dict[str, KeptStep] = {PlanStepId(step): words for step, words in kept.items()}
    return {step.id: step.on for step in plan_steps(counted, said, PLANS, CALENDAR)}


@pytest.mark.parametrize(
    ("outcome", "submission", "questions", "wanted"),
    [
        (Outcome.STEP_BACK, FAR, None, {}),
        (
            Outcome.BID,
            FAR,
            date(2026, 6, 26),
            {
                "questions_close": date(2026, 6, 26),
                "draft": date(2026, 7, 14),
                "sign_off": date(2026, 7, 16),
                "submitted": FAR,
            },
        ),
        (
            Outcome.PARTNER,
            FAR,
            None,
            {
                "partners_answer": date(2026, 6, 30),
                "draft": date(2026, 7, 14),
                "sign_off": date(2026, 7, 16),
                "submitted": FAR,
            },
        ),
        (  # too short for the shortest plan: nothing is put before the day of the decision
            Outcome.PARTNER,
            NEAR,
            date(2026, 6, 8),
            {
                "partners_answer": DECIDED,
                "draft": date(2026, 6, 17),
                "sign_off": date(2026, 6, 18),
                "submitted": NEAR,
            },
        ),
        (Outcome.BID, None, None, {"draft": None, "sign_off": None, "submitted": None}),
    ],
)
def test_steps_are_counted_back_from_the_submission(
    outcome: Outcome, submission: date | None, questions: date | None, wanted: dict[str, date | None]
) -> None:
    assert days(outcome, submission, questions) == {PlanStepId(step): on for step, on in wanted.items()}


def test_a_day_that_people_chose_stays_when_the_deadline_moves() -> None:
    chosen = KeptStep(due_on=date(2026, 7, 1), owner="Amina Okoro")

    before = days(Outcome.BID, FAR, draft=chosen)
    after = days(Outcome.BID, date(2026, 8, 14), draft=chosen)

    assert before[PlanStepId.DRAFT] == after[PlanStepId.DRAFT] == date(2026, 7, 1)
    assert after[PlanStepId.SUBMITTED] == date(2026, 8, 14)


def test_only_steps_that_stand_there_can_be_ticked_and_not_ahead_of_time() -> None:
    counted = Counted(outcome=Outcome.BID, decided_on=DECIDED, submission_on=FAR, questions_close_on=None)
    steps = plan_steps(counted, {}, PLANS, CALENDAR)

    assert step_refusal("draft", steps) == ""
    assert "the steps are draft, sign_off, submitted" in step_refusal("partners_answer", steps)
    assert "no plan to keep" in step_refusal("draft", ())
    assert done_refusal(DECIDED, DECIDED) == ""
    assert "still to come" in done_refusal(FAR, DECIDED)
