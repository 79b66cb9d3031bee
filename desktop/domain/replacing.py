"""How a later decision stands to the one that it supersedes. The earlier one is never changed."""

from __future__ import annotations

from enum import StrEnum

from desktop.domain.decision import Outcome


class Replacement(StrEnum):
    """What the later decision does to the earlier one."""

    CORRECTION = "correction"
    CHANGE = "change"
    WITHDRAWAL = "withdrawal"
    OVERTURNED = "overturned"


REPLACEMENT_WORDS = {
    Replacement.CORRECTION: "Corrects",
    Replacement.CHANGE: "Changes",
    Replacement.WITHDRAWAL: "Withdraws",
    Replacement.OVERTURNED: "Overturns",
}
"""What stands before "decision 36"."""
REPLACED_WORDS = {
    Replacement.CORRECTION: "Corrected",
    Replacement.CHANGE: "Changed",
    Replacement.WITHDRAWAL: "Withdrawn",
    Replacement.OVERTURNED: "Overturned",
}
"""What stands before "by decision 37"."""


def replacement(older: Outcome, newer: Outcome) -> Replacement:
    """Return what a decision of the newer outcome does to one of the older."""
    if older is newer:
        return Replacement.CORRECTION
    if newer is Outcome.STEP_BACK:
        return Replacement.WITHDRAWAL
    return Replacement.OVERTURNED if older is Outcome.STEP_BACK else Replacement.CHANGE


def in_place_of(older: Outcome) -> tuple[tuple[Outcome, str], ...]:
    """Return what can be done about a decision: the outcome to begin with, and the words of the button."""
    if older is Outcome.STEP_BACK:
        return ((Outcome.BID, "Overturn: bid"), (Outcome.PARTNER, "Overturn: partner"), (older, "Correct it"))
    withdraw = "Withdraw the bid" if older is Outcome.BID else "Withdraw from it"
    return ((Outcome.STEP_BACK, withdraw), (older, "Correct it"))
