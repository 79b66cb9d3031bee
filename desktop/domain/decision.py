"""A decision: bid, partner or step back, with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.pause import LensId, Pause, counts, lenses_answered


class Outcome(StrEnum):
    """The three choices, equal in every way."""

    BID = "bid"
    PARTNER = "partner"
    STEP_BACK = "step_back"


_OUTCOMES = {Outcome.BID: "bid", Outcome.PARTNER: "partner", Outcome.STEP_BACK: "step back"}


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

    @property
    def words(self) -> str:
        """The name, and the role where one is known: "Amina Okoro, director"."""
        return f"{self.name}, {self.role}" if self.role else self.name


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
    """Why a decision cannot be recorded yet.

    `field` names what to fill in, as `DecisionDraft` and DECISION.toml name it; for one exception it is
    `exceptions.<commitment id>`.
    """

    field: str
    sentence: str


def refusals(
    draft: DecisionDraft,
    *,
    pause: Pause | None,
    commitments: Sequence[Commitment],
    reasons: Sequence[Reason],
    open_lots: Sequence[str],
    today: date,
    instead: Sequence[str] | None = None,
    numbers: Sequence[str] = (),
    standing: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[Refusal, ...]:
    """Return everything that keeps a decision from being recorded, in the order of the form.

    `open_lots` are the ids of the lots that can still be bid for, `instead` the ids of what can be done in
    place of a bid, `numbers` the decisions recorded on this opportunity, and `standing` the lots that each
    of those covers which nothing has superseded (where there are no lots: none). A commitment left out is
    not known, which is an unknown accepted and no refusal.
    """
    return (
        *_without_outcome(draft),
        *_without_rationale(draft),
        *_wrong_reasons(draft, reasons),
        *_wrong_commitments(draft, commitments),
        *_wrong_lots(draft, open_lots),
        *_without_people(draft),
        *_wrong_days(draft, today),
        *_without_pause(draft, pause),
        *_wrong_instead(draft, instead),
        *_wrong_successor(draft, numbers, standing),
        *_decided_twice(draft, open_lots, standing),
    )


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


def _without_outcome(draft: DecisionDraft) -> Iterator[Refusal]:
    if draft.outcome is None:
        yield Refusal("outcome", "Choose an outcome: bid, partner or step back.")


def _without_rationale(draft: DecisionDraft) -> Iterator[Refusal]:
    if not draft.rationale.strip():
        yield Refusal("rationale", "Say why, in the rationale: two or three sentences are plenty.")


def _wrong_reasons(draft: DecisionDraft, reasons: Sequence[Reason]) -> Iterator[Refusal]:
    known = {reason.id: reason for reason in reasons}
    named = [("main_reason", draft.main_reason)] if draft.main_reason else []
    for field, reason_id in [*named, *(("reasons", reason_id) for reason_id in draft.reasons)]:
        name = "Main reason" if field == "main_reason" else "Reasons"
        reason = known.get(reason_id)
        if reason is None:
            yield Refusal(field, f"{name}: “{reason_id}” is not in the list of reasons.")
        elif draft.outcome is not None and draft.outcome not in reason.outcomes:
            to_do = _OUTCOMES[draft.outcome]
            yield Refusal(field, f"{name}: “{reason.words}” is not a reason to {to_do}.")


def _wrong_commitments(draft: DecisionDraft, commitments: Sequence[Commitment]) -> Iterator[Refusal]:
    titles = {commitment.id: commitment.title for commitment in commitments}
    given = {commitment_id for commitment_id, reason in draft.exceptions if reason.strip()}
    answered = dict(draft.commitments)
    for commitment_id in dict.fromkeys((*answered, *given)):
        field = f"exceptions.{commitment_id}"
        title = titles.get(commitment_id)
        in_tension = answered.get(commitment_id, Holding.IN_TENSION) is Holding.IN_TENSION
        if title is None:
            yield Refusal("commitments", f"Commitments: “{commitment_id}” is not one of your commitments.")
        elif in_tension and commitment_id not in given:
            yield Refusal(field, f"“{title}” is in tension: give the reason for the exception.")
        elif commitment_id in given and not in_tension:
            yield Refusal(field, f"“{title}” has a reason for an exception, but is not marked as in tension.")


def _wrong_lots(draft: DecisionDraft, open_lots: Sequence[str]) -> Iterator[Refusal]:
    unknown = [lot for lot in draft.lots if lot not in open_lots]
    if unknown and not open_lots:
        yield Refusal(
            "lots", "Lots: nothing here has lots that are open; leave this empty to decide on all of it."
        )
    elif unknown:
        yield Refusal("lots", f"Lots: {_quoted(unknown)} is not open here; open are {_quoted(open_lots)}.")


def _without_people(draft: DecisionDraft) -> Iterator[Refusal]:
    if not draft.decided_by:
        yield Refusal("decided_by", "Name who decided: at least one person.")
    elif not all(one.name.strip() for one in draft.decided_by):
        yield Refusal("decided_by", "Decided by: each person needs a name.")


def _wrong_days(draft: DecisionDraft, today: date) -> Iterator[Refusal]:
    if draft.decided_on is not None and draft.decided_on > today:
        yield Refusal("decided_on", "Decided on: a decision cannot be dated in the future.")
    if draft.review_on is not None and draft.review_on < (draft.decided_on or today):
        yield Refusal("review_on", "Review on: choose a day after the decision.")


def _without_pause(draft: DecisionDraft, pause: Pause | None) -> Iterator[Refusal]:
    if counts(pause) or draft.no_pause_reason.strip():
        return
    answered = lenses_answered(pause) if pause else 0
    stands = f"The pause has begun, {answered} of {len(LensId)}" if answered else "There is no pause"
    yield Refusal(
        "no_pause_reason", f"{stands}: say why you decide without a whole one. Trustees will see it."
    )


def _wrong_instead(draft: DecisionDraft, instead: Sequence[str] | None) -> Iterator[Refusal]:
    unknown = [one for one in draft.instead if instead is not None and one not in instead]
    if unknown:
        yield Refusal("instead", f"What we do instead: {_quoted(unknown)} is not in the list.")
    if draft.instead and draft.outcome not in (Outcome.STEP_BACK, None):
        yield Refusal("instead", "What we do instead is asked of a step back only.")


def _wrong_successor(
    draft: DecisionDraft, numbers: Sequence[str], standing: Mapping[str, Sequence[str]]
) -> Iterator[Refusal]:
    older = draft.supersedes
    if older and older not in numbers:
        yield Refusal("supersedes", f"Supersedes: there is no decision {older} on this opportunity.")
    elif older and older not in standing:
        yield Refusal("supersedes", f"Supersedes: decision {older} has been superseded already.")


def _decided_twice(
    draft: DecisionDraft, open_lots: Sequence[str], standing: Mapping[str, Sequence[str]]
) -> Iterator[Refusal]:
    """A decision is never changed: one on the same lots supersedes it, and says so."""
    wanted = set(lots_decided(draft, open_lots, standing) or open_lots)
    for number, lots in standing.items():
        both = sorted(wanted.intersection(lots))
        if number == draft.supersedes or (wanted and not both):
            continue
        on = f"lots {_quoted(both)}" if len(both) > 1 else f"lot {_quoted(both)}" if both else "this"
        to_do = f"say that the new one supersedes it ({number}), and in the rationale what changed"
        field, name = ("lots", "Lots") if draft.lots else ("supersedes", "Supersedes")
        yield Refusal(field, f"{name}: decision {number} stands on {on}; {to_do}.")


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
