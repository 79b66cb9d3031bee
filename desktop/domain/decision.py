"""A decision: bid, partner or step back, with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """The three choices, equal in every way."""

    BID = "bid"
    PARTNER = "partner"
    STEP_BACK = "step_back"


class Holding(StrEnum):
    """How a commitment stands in a decision."""

    KEPT = "kept"
    IN_TENSION = "in_tension"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise that the organisation has adopted, put as a short question."""

    id: str
    title: str
    question: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason from the list. Mission reasons are kept apart from income reasons."""

    id: str
    words: str
    kind: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class DecidedBy:
    """Somebody who took part in the decision, as reported."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDraft:
    """What a person has filled in so far. `commitments` and `exceptions` are by commitment id."""

    outcome: Outcome | None = None
    rationale: str = ""
    main_reason: str = ""
    reasons: tuple[str, ...] = ()
    lots: tuple[str, ...] = ()
    decided_by: tuple[DecidedBy, ...] = ()
    decided_on: date | None = None
    no_pause_reason: str = ""
    commitments: tuple[tuple[str, Holding], ...] = ()
    exceptions: tuple[tuple[str, str], ...] = ()
    instead: tuple[str, ...] = ()
    next_step: str = ""
    review_on: date | None = None
    look_again_if: str = ""
    minute: str = ""
    supersedes: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a decision cannot be recorded yet. `field` names what to fill in."""

    field: str
    sentence: str
