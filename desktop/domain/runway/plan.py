"""The backward plan: its steps, counted back from the submission."""

from __future__ import annotations

from desktop.domain.runway.values import Plan, PlanBlock, Runway, Step, Verdict
from desktop.domain.working_days import Calendar

_NAMES = {
    Step.PAUSE: "Pause",
    Step.CONVERSATIONS: "Partner conversations",
    Step.WRITING: "Writing together",
    Step.SIGN_OFF: "Sign-off",
    Step.NO_ROOM: "No room for partner conversations",
}


def plan_blocks(runway: Runway, calendar: Calendar) -> tuple[PlanBlock, ...]:
    """Return the steps still ahead, in order, none before tomorrow; empty where there is no runway.

    The full plan where it fits, else the shortest. Where even that does not, conversations give way to
    a `NO_ROOM` block over what is left before the writing; on the last fair day they still just fit.
    After the decision there is no pause to plan.
    """
    submission_on, left = runway.facts.submission_on, runway.working_days
    if submission_on is None or not left:
        return ()
    blocks: list[PlanBlock] = []
    ends_on = calendar.before(submission_on, 0)
    for step, wanted in _backwards(runway, _plan(runway, left)):
        days = left if step is Step.NO_ROOM else min(wanted, left)
        if days > 0:
            starts_on = calendar.before(ends_on, days - 1)
            blocks.append(PlanBlock(_NAMES[step], days, starts_on, ends_on, step))
            ends_on, left = calendar.before(ends_on, days), left - days
        elif step is Step.NO_ROOM:
            blocks.append(PlanBlock(_NAMES[step], 0, runway.today, runway.today, step))
    return tuple(reversed(blocks))


def _plan(runway: Runway, left: int) -> Plan:
    full, shortest = runway.plans.full, runway.plans.shortest
    if runway.verdict is None:
        return full if left >= full.after_pause else shortest
    return full if runway.verdict is Verdict.ENOUGH else shortest


def _backwards(runway: Runway, plan: Plan) -> list[tuple[Step, int]]:
    steps = [(Step.SIGN_OFF, plan.sign_off), (Step.WRITING, plan.writing)]
    if runway.verdict is Verdict.TOO_SHORT and (runway.working_days or 0) < plan.after_pause:
        return [*steps, (Step.NO_ROOM, 0)]
    steps.append((Step.CONVERSATIONS, plan.conversations))
    if runway.verdict is not None:
        steps.append((Step.PAUSE, plan.pause))
    return steps
