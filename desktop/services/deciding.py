"""The decision on one opportunity: the form, its draft, and the record."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.decision import Commitment, DecisionDraft, Outcome, Reason, Refusal
from desktop.domain.runway import Runway
from desktop.services.desk import Desk
from desktop.store.connection import Connection


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """What stands on one of the three equal cards."""

    outcome: Outcome
    title: str
    lead: str
    detail: str


@dataclass(frozen=True, slots=True)
class LotChoice:
    """A lot that can be decided by itself; `covered_by` is the number of the decision that covers it."""

    id: str
    title: str
    covered_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionForm:
    """All that the decision page shows. `people` are (name, role) to choose from."""

    key: str
    title: str
    buyer: str
    runway: Runway
    choices: tuple[ChoiceWords, ...]
    commitments: tuple[Commitment, ...]
    adopted_words: str
    reasons: tuple[Reason, ...]
    instead: tuple[tuple[str, str], ...]
    lots: tuple[LotChoice, ...]
    people: tuple[tuple[str, str], ...]
    pause_words: str
    asks_why_no_pause: bool
    draft: DecisionDraft
    draft_is_typed: bool
    supersedes: str
    recorder: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """A decision that stands in the register."""

    number: str
    hash: str


def decision_form(db: Connection, desk: Desk, key: str) -> DecisionForm:
    """Return the form of one opportunity, its draft filled in."""
    raise LookupError(key)


def keep_draft(desk: Desk, key: str, draft: DecisionDraft) -> None:
    """Keep what is filled in so far, outside the journal; on disk within a second."""
    raise LookupError(key)


def refusals(db: Connection, desk: Desk, key: str, draft: DecisionDraft) -> tuple[Refusal, ...]:
    """Return why this cannot be recorded yet; empty when it can."""
    raise LookupError(key)


def record(desk: Desk, key: str, draft: DecisionDraft) -> Recorded:
    """Record the decision: one entry, for good.

    Raises:
        DecisionRefused: with every refusal, as `refusals` gives them.
    """
    raise LookupError(key)
