"""States of an opportunity: how far people have come with it."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where an opportunity stands with us."""

    NEW = "new"
    SHORTLISTED = "shortlisted"
    PAUSING = "pausing"
    DECIDED = "decided"
    OUTCOME_KNOWN = "outcome_known"
    REVIEWED = "reviewed"
    DISMISSED = "dismissed"
    SNOOZED = "snoozed"
