"""What keeps a decision from being recorded: every rule with its sentence, in the order of the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from desktop.domain.decision import Commitment, DecisionDraft, Holding, Outcome, Reason, Refusal, lots_decided
from desktop.domain.limits import NO_LIMITS, Powers, beyond_limits
from desktop.domain.pause import LensId, Pause, counts, lenses_answered
from desktop.domain.principles import PRINCIPLES, apply

_OUTCOMES = {Outcome.BID: "bid", Outcome.PARTNER: "partner", Outcome.STEP_BACK: "step back"}


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
    powers: Powers = NO_LIMITS,
) -> tuple[Refusal, ...]:
    """Return everything that keeps a decision from being recorded, in the order of the form.

    `open_lots` are the ids of the lots that can still be bid for, `instead` the ids of what can be done in
    place of a bid, `numbers` the decisions recorded on this opportunity, and `standing` the lots that each
    of those covers which nothing has superseded (where there are no lots: none). `powers` say who may decide
    alone. A commitment left out is not known, which is an unknown accepted and no refusal.
    """
    return (
        *_without_outcome(draft),
        *_without_rationale(draft),
        *_wrong_reasons(draft, reasons),
        *_wrong_commitments(draft, commitments),
        *_wrong_lots(draft, open_lots),
        *_without_people(draft),
        *_beyond_limits(draft, powers),
        *_wrong_conflicts(draft),
        *_wrong_days(draft, today),
        *_without_pause(draft, pause),
        *_wrong_instead(draft, instead),
        *_wrong_successor(draft, numbers, standing),
        *_decided_twice(draft, open_lots, standing),
        *_without_why_anew(draft, standing),
        *_wrong_principles(draft, powers),
    )


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


def _beyond_limits(draft: DecisionDraft, powers: Powers) -> Iterator[Refusal]:
    """Saying no is easy: only what binds us is held against the limits."""
    if draft.outcome not in (Outcome.BID, Outcome.PARTNER) or not draft.decided_by:
        return
    sentence = beyond_limits([one.role for one in draft.decided_by], powers)
    if sentence:
        yield Refusal("decided_by", f"Decided by: {sentence}")


def _wrong_conflicts(draft: DecisionDraft) -> Iterator[Refusal]:
    for conflict in draft.conflicts:
        who = conflict.who.strip()
        if not who:
            yield Refusal("conflicts", "Conflicts of interest: say who has it.")
        elif not conflict.what.strip():
            yield Refusal("conflicts", f"Conflicts of interest: say what {who}'s interest is.")
        elif not conflict.done.strip():
            yield Refusal(
                "conflicts", f"Conflicts of interest: say what was done about {who}'s, even if it is nothing."
            )


def _wrong_principles(draft: DecisionDraft, powers: Powers) -> Iterator[Refusal]:
    said = [principle for principle, words in draft.principles if words.strip()]
    unknown = [principle for principle in said if principle not in PRINCIPLES]
    if unknown:
        yield Refusal("principles", f"Principles: {_quoted(unknown)} is not one of the seven.")
    elif said and not apply(powers.nation, [one.role for one in draft.decided_by]):
        yield Refusal(
            "principles", "Principles: these lines are for decisions that trustees take in England and Wales."
        )


def _wrong_days(draft: DecisionDraft, today: date) -> Iterator[Refusal]:
    if draft.decided_on is not None and draft.decided_on > today:
        yield Refusal("decided_on", "Decided on: a decision cannot be dated in the future.")
    if draft.review_on is not None and draft.review_on < (draft.decided_on or today):
        yield Refusal("review_on", "Review on: choose a day after the decision.")
    if draft.look_again_on is not None and draft.look_again_on <= today:
        yield Refusal("look_again_on", "Look again on: choose a day that is still to come.")


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


def _without_why_anew(draft: DecisionDraft, standing: Mapping[str, Sequence[str]]) -> Iterator[Refusal]:
    """Trustees read why a decision no longer stands, apart from why the new one was taken."""
    reason = draft.supersedes_reason.strip()
    if draft.supersedes in standing and not reason:
        yield Refusal("supersedes_reason", f"Say why decision {draft.supersedes} no longer stands.")
    elif reason and not draft.supersedes:
        yield Refusal("supersedes_reason", "This supersedes no decision: leave out why one no longer stands.")


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
        to_do = f"say that the new one supersedes it ({number}), and why"
        field, name = ("lots", "Lots") if draft.lots else ("supersedes", "Supersedes")
        yield Refusal(field, f"{name}: decision {number} stands on {on}; {to_do}.")


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
