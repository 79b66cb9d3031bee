"""What a plan may be: each step within bounds, the shortest honest plan never longer than the full one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from desktop.domain.runway import Plan, Plans, Step

STEPS = tuple(map(Step, Plan.__struct_fields__))
"""The steps of a plan, in their order."""
MOST_DAYS = 60
LEAST_DAYS: Mapping[Step, int] = {
    Step.PAUSE: 1,
    Step.CONVERSATIONS: 1,
    Step.WRITING: 1,
    Step.SIGN_OFF: 0,
}
"""Nobody has to sign off; but a plan without a pause or a conversation is not an honest one."""


class PlanName(StrEnum):
    """The workspace's two plans."""

    FULL = "full"
    SHORTEST = "shortest"


def typed_days(step: Step, text: str) -> int | str:
    """Return the days that were typed for a step, or in a sentence why they cannot be used."""
    least = LEAST_DAYS[step]
    words = text.strip()
    if not (words.isascii() and words.isdigit()) or not least <= int(words[:6]) <= MOST_DAYS:
        return f"Write a whole number of working days from {least} to {MOST_DAYS}."
    return int(words)


def out_of_order(plans: Plans, changed: PlanName) -> str:
    """Return in a sentence why the two plans do not go together, seen from the one changed; "" where they do.

    Both sums count, with the pause and after it: a verdict is held against either.
    """
    full, shortest = plans.full, plans.shortest
    if shortest.needs <= full.needs and shortest.after_pause <= full.after_pause:
        return ""
    what = "" if shortest.needs > full.needs else " after the pause"
    if changed is PlanName.FULL:
        days = shortest.after_pause if what else shortest.needs
        return (
            f"The full plan cannot need fewer days{what} than the shortest honest plan, which needs {days}."
        )
    days = full.after_pause if what else full.needs
    return f"The shortest honest plan cannot need more days{what} than the full plan, which needs {days}."
