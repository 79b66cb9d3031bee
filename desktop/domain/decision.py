"""A decision: bid, partner or step back, with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from desktop.domain.watching import WatchedFact


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


OUTCOME_WORDS = {Outcome.BID: "Bid", Outcome.PARTNER: "Partner", Outcome.STEP_BACK: "Step back"}
HOLDING_WORDS = {
    Holding.KEPT: "Kept",
    Holding.IN_TENSION: "In tension",
    Holding.NOT_KNOWN: "Not known yet",
}


class Commitment(Struct, frozen=True):
    """A promise that the organisation has adopted, put as a short question."""

    id: str
    title: str
    question: str


class Reason(Struct, frozen=True):
    """A reason from the list. Mission reasons are kept apart from income reasons."""

    id: str
    words: str
    kind: str
    outcomes: tuple[Outcome, ...]


class DecidedBy(Struct, frozen=True):
    """Somebody who took part in the decision, as reported."""

    name: str
    role: str = ""

    @property
    def words(self) -> str:
        """The name, and the role where one is known: "Amina Okoro, director"."""
        return f"{self.name}, {self.role}" if self.role else self.name


class Conflict(Struct, frozen=True):
    """A conflict of interest: who has it, what it is, and what was done about it."""

    who: str
    what: str = ""
    done: str = ""

    @property
    def words(self) -> str:
        """The conflict as a line: "Rhys Pell: his sister works there. Done: he left the room."."""
        return f"{self.who}: {self.what.rstrip('.')}. Done: {self.done.rstrip('.')}."


class DecisionDraft(Struct, frozen=True, kw_only=True):
    """What a person has filled in so far. `commitments` and `exceptions` are by commitment id.

    `principles` are lines by principle id, for decisions of trustees. The `private_note` never stands in
    the decision itself. `days_as_typed` is what stands in the place of a day, by its field, where it is
    none that could be read: it is kept, and never recorded.
    """

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
    look_again_on: date | None = None
    look_again_when: tuple[WatchedFact, ...] = ()
    minute: str = ""
    supersedes: str = ""
    supersedes_reason: str = ""
    alternatives: str = ""
    conflicts: tuple[Conflict, ...] = ()
    dissent: str = ""
    conditions: str = ""
    principles: tuple[tuple[str, str], ...] = ()
    private_note: str = ""
    days_as_typed: tuple[tuple[str, str], ...] = ()


class Refusal(Struct, frozen=True):
    """Why a decision cannot be recorded yet.

    `field` names what to fill in, as `DecisionDraft` and DECISION.toml name it; for one exception it is
    `exceptions.<commitment id>`.
    """

    field: str
    sentence: str


def lots_decided(
    draft: DecisionDraft, open_lots: Sequence[str], standing: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """Return the lots that a decision names: those chosen; of none, all that no other decision covers.

    Empty where it covers all there is.
    """
    others = {lot for number, lots in standing.items() if number != draft.supersedes for lot in lots}
    if draft.lots or not others.intersection(open_lots):
        return draft.lots
    return tuple(lot for lot in open_lots if lot not in others)


def holdings(draft: DecisionDraft, commitments: Sequence[Commitment]) -> dict[str, Holding]:
    """Return how each commitment stands; unsaid is not known, a reason without an answer is in tension."""
    given = {commitment_id for commitment_id, reason in draft.exceptions if reason.strip()}
    answered = dict(draft.commitments)
    return {
        commitment.id: answered.get(
            commitment.id, Holding.IN_TENSION if commitment.id in given else Holding.NOT_KNOWN
        )
        for commitment in commitments
    }
