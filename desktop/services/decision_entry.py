"""What the entry of a decision says, from the draft and from what is known that day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.domain.decision import Commitment, DecisionDraft, Holding, holdings, lots_decided
from desktop.domain.limits import asks_sign_off
from desktop.domain.pause import LensId, Pause, lenses_answered
from desktop.domain.replacing import replacement
from desktop.services import catalogue
from desktop.services import commitments as promises
from desktop.services.authors import person_named
from desktop.services.commitments import Tested
from desktop.services.decision_subject import Subject
from desktop.services.desk import Desk
from desktop.services.frozen import freeze
from desktop.services.opportunity_list import row_runway_before
from desktop.services.providers import existing_providers
from desktop.store import pauses, settings
from desktop.store.connection import Connection

OF_COMMITMENT = "Commitment: "
"""How an unknown begins that is a commitment not known yet."""


def tested_with(db: Connection, subject: Subject, desk: Desk, draft: DecisionDraft) -> Tested:
    """Return how the commitments stand for this draft."""
    on = draft.decided_on or desk.today
    return promises.tested(db, subject.row.key, outcome=draft.outcome, decided_on=on)


def payload(
    db: Connection, desk: Desk, subject: Subject, draft: DecisionDraft, number: str
) -> dict[str, object]:
    """Return what the entry says. Private notes are no part of it: they stand in an entry of their own."""
    tested = tested_with(db, subject, desk, draft)
    held = holdings(tested.settled(draft), tested.commitments)
    return {
        "number": number,
        "outcome": draft.outcome,
        "rationale": draft.rationale.strip(),
        "main_reason": draft.main_reason,
        "reasons": draft.reasons,
        "lots": lots_decided(draft, subject.open_lots, subject.standing),
        "lots_left": _lots_left(subject, draft),
        "decided_by": [
            {"person": person_named(db, desk, one.name, one.role), "role": one.role}
            for one in draft.decided_by
        ],
        "decided_on": draft.decided_on or desk.today,
        "no_pause_reason": draft.no_pause_reason.strip(),
        "pause": {
            "kind": subject.pause.kind if subject.pause else None,
            "lenses_answered": lenses_answered(subject.pause) if subject.pause else 0,
        },
        "commitments": held,
        "commitment_words": tested.words(draft),
        "exceptions": {promise: why.strip() for promise, why in draft.exceptions if why.strip()},
        "instead": draft.instead,
        "next_step": draft.next_step.strip(),
        "review_on": draft.review_on,
        "look_again_if": draft.look_again_if.strip(),
        "minute": draft.minute.strip(),
        "supersedes": draft.supersedes or None,
        "unknowns": [
            *_unknown_answers(subject.pause, pauses.wording(db, subject.row.key)),
            *_unknown_commitments(held, tested.commitments),
        ],
        **_beyond_the_reason(db, desk, subject, draft),
        "facts": freeze(
            subject.detail.opportunity,
            row_runway_before(db, subject.row, desk.now()),
            existing_providers(db, subject.detail.opportunity),
        ),
    }


def _beyond_the_reason(
    db: Connection, desk: Desk, subject: Subject, draft: DecisionDraft
) -> dict[str, object]:
    """Return what trustees ask for beside the reason; names stand as ids of people."""
    older = subject.outcomes.get(draft.supersedes)
    return {
        "alternatives": draft.alternatives.strip(),
        "conflicts": [
            {
                "person": person_named(db, desk, one.who, ""),
                "what": one.what.strip(),
                "done": one.done.strip(),
            }
            for one in draft.conflicts
        ],
        "dissent": draft.dissent.strip(),
        "conditions": draft.conditions.strip(),
        "principles": {principle: words.strip() for principle, words in draft.principles if words.strip()},
        "look_again_on": draft.look_again_on,
        "look_again_when": draft.look_again_when,
        "supersedes_reason": draft.supersedes_reason.strip(),
        "supersedes_as": replacement(older, draft.outcome) if older and draft.outcome else None,
        "sign_off_asked": asks_sign_off(settings.of(db).sign_off, draft.outcome),
    }


def _lots_left(subject: Subject, draft: DecisionDraft) -> list[str]:
    """Return the open lots that no decision covers once this one stands."""
    decided = lots_decided(draft, subject.open_lots, subject.standing) or subject.open_lots
    covered = {lot for lot, number in subject.covered.items() if number != draft.supersedes}.union(decided)
    return [lot for lot in subject.open_lots if lot not in covered]


def _unknown_answers(pause: Pause | None, wording: Mapping[tuple[LensId, str], str]) -> list[str]:
    """Return the questions that were not known, as they were worded when they were answered."""
    answered = pause.answers if pause else {}
    return [
        f"{lens.title}: {wording.get((lens.id, question)) or catalogue.prompt(lens, question)}"
        for lens in catalogue.lenses()
        for question, said in catalogue.in_order(lens, answered.get(lens.id, {})).items()
        if said.unknown
    ]


def _unknown_commitments(held: Mapping[str, Holding], commitments: Sequence[Commitment]) -> list[str]:
    """Return the commitments of which nobody knew whether they were kept."""
    return [
        f"{OF_COMMITMENT}{promise.title}" for promise in commitments if held[promise.id] is Holding.NOT_KNOWN
    ]
