"""The decision on one opportunity: the form, its draft, and the record."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

import msgspec

from desktop.domain.decision import (
    OUTCOME_WORDS,
    Commitment,
    DecisionDraft,
    Holding,
    Outcome,
    Reason,
    Refusal,
    holdings,
    lots_decided,
)
from desktop.domain.decision_refusals import refusals as domain_refusals
from desktop.domain.pause import LensId, Pause, PauseKind, counts, lenses_answered
from desktop.domain.runway import Runway
from desktop.domain.stages import open_lots
from desktop.services import catalogue
from desktop.services import commitments as promises
from desktop.services.authors import arrive, person_named
from desktop.services.commitments import Tested
from desktop.services.desk import Desk
from desktop.services.entries import write_about
from desktop.services.errors import DecisionRefused, NoSuchOpportunity
from desktop.services.frozen import freeze
from desktop.services.opportunity_list import row_runway, row_runway_before
from desktop.store import decisions as decision_store
from desktop.store import drafts, pauses, people
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection
from desktop.store.opportunities import OpportunityDetail, OpportunityRow

log = logging.getLogger(__name__)

_FIELD = "decision"
"""The field name under which the draft of a decision is kept."""

OF_COMMITMENT = "Commitment: "
"""How an unknown begins that is a commitment not known yet."""

_CHOICES = (
    (Outcome.BID, "Put in our own bid.", "Right when we are best placed and no one loses by it."),
    (Outcome.PARTNER, "Bid with others, or help them lead.", "Right when together we do it better."),
    (
        Outcome.STEP_BACK,
        "Leave room for someone better placed.",
        "Say openly why, and what help you can offer.",
    ),
)


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
    """All that the decision page shows. `people` are (name, role) to choose from.

    `tested` says how each commitment stands with what is held here, by the outcome that is chosen.
    """

    key: str
    title: str
    buyer: str
    runway: Runway
    choices: tuple[ChoiceWords, ...]
    commitments: tuple[Commitment, ...]
    tested: Mapping[Outcome | None, Tested]
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
    """Return the form of one opportunity, its draft filled in.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """
    subject = _subject(db, desk, key)
    row, detail, pause = subject.row, subject.detail, subject.pause
    draft = _kept(db, row.key)
    everyone = people.everyone(db)
    return DecisionForm(
        key=row.key,
        title=row.title,
        buyer=row.buyer,
        runway=row_runway(db, row, desk.now()),
        choices=tuple(ChoiceWords(outcome, OUTCOME_WORDS[outcome], *words) for outcome, *words in _CHOICES),
        commitments=promises.in_force(db),
        tested=promises.tested_by_outcome(
            db, row.key, decided_on=(draft.decided_on if draft else None) or desk.today
        ),
        adopted_words=promises.set_words(db),
        reasons=catalogue.reasons(),
        instead=tuple(catalogue.instead().items()),
        lots=tuple(
            LotChoice(lot.id, lot.title or f"Lot {lot.id}", subject.covered.get(lot.id, ""))
            for lot in detail.opportunity.lots
            if lot.id in subject.open_lots
        ),
        people=tuple((person.name, person.role) for person in everyone),
        pause_words=_pause_words(pause),
        asks_why_no_pause=pause is None or not counts(pause),
        draft=draft or DecisionDraft(),
        draft_is_typed=draft is not None,
        supersedes=_would_supersede(subject),
        recorder=next((person.name for person in everyone if person.id == desk.author), ""),
    )


def keep_draft(desk: Desk, key: str, draft: DecisionDraft) -> Future[None]:
    """Keep what is filled in so far, outside the journal; the future tells when it is on disk."""
    now, text = desk.now(), msgspec.json.encode(draft).decode()
    return desk.workspace.write(lambda db: drafts.put(db, key, _FIELD, text, now))


def refusals(db: Connection, desk: Desk, key: str, draft: DecisionDraft) -> tuple[Refusal, ...]:
    """Return why this cannot be recorded yet; empty when it can.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """
    return _refusals(db, _subject(db, desk, key), desk, draft)


def record(desk: Desk, key: str, draft: DecisionDraft) -> Recorded:
    """Record the decision: one entry, for good.

    Raises:
        NoSuchOpportunity: nothing here has that key.
        DecisionRefused: with every refusal, as `refusals` gives them.
    """
    return desk.workspace.write(lambda db: _record(db, desk, key, draft)).result()


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a decision is about.

    `numbers` are its decisions, newest first, and `standing` those that nothing has superseded, each with
    the lots that it covers.
    """

    row: OpportunityRow
    detail: OpportunityDetail
    pause: Pause | None
    numbers: tuple[str, ...]
    standing: dict[str, tuple[str, ...]]

    @property
    def covered(self) -> dict[str, str]:
        """The lots that are decided, by the decision that they stand in."""
        return {lot: number for number, lots in self.standing.items() for lot in lots}

    @property
    def open_lots(self) -> tuple[str, ...]:
        """The lots that can still be bid for."""
        opportunity = self.detail.opportunity
        return tuple(lot.id for lot in open_lots(opportunity.status, opportunity.lots, opportunity.awards))


def _subject(db: Connection, desk: Desk, key: str) -> _Subject:
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    detail = opportunity_store.detail(db, key)
    if row is None or detail is None:
        raise NoSuchOpportunity(key)
    recorded = decision_store.of(db, row.key)
    standing = [one for one in recorded if not one.superseded_by]
    every_lot = tuple(lot.id for lot in detail.opportunity.lots)
    return _Subject(
        row,
        detail,
        pauses.of(db, row.key),
        numbers=tuple(one.number for one in recorded),
        standing={one.number: one.lots or every_lot for one in standing},
    )


def _tested(db: Connection, subject: _Subject, desk: Desk, draft: DecisionDraft) -> Tested:
    on = draft.decided_on or desk.today
    return promises.tested(db, subject.row.key, outcome=draft.outcome, decided_on=on)


def _refusals(db: Connection, subject: _Subject, desk: Desk, draft: DecisionDraft) -> tuple[Refusal, ...]:
    tested = _tested(db, subject, desk, draft)
    return domain_refusals(
        tested.settled(draft),
        pause=subject.pause,
        commitments=tested.commitments,
        reasons=catalogue.reasons(),
        instead=tuple(catalogue.instead()),
        open_lots=subject.open_lots,
        numbers=subject.numbers,
        standing=subject.standing,
        today=desk.today,
    )


def _record(db: Connection, desk: Desk, key: str, draft: DecisionDraft) -> Recorded:
    subject = _subject(db, desk, key)
    why_not = _refusals(db, subject, desk, draft)
    if why_not:
        raise DecisionRefused(why_not)
    arrive(db, desk)
    number = decision_store.next_number(db, author=desk.author, now=desk.now())
    entry = write_about(
        db, desk, subject.row.key, "decision.recorded", _payload(db, desk, subject, draft, number)
    )
    drafts.clear(db, subject.row.key, [_FIELD])
    return Recorded(number, entry.hash)


def _payload(
    db: Connection, desk: Desk, subject: _Subject, draft: DecisionDraft, number: str
) -> dict[str, object]:
    tested = _tested(db, subject, desk, draft)
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
        "unknowns": _unknowns(subject.pause, held, tested.commitments),
        "facts": freeze(subject.detail.opportunity, row_runway_before(db, subject.row, desk.now())),
    }


def _lots_left(subject: _Subject, draft: DecisionDraft) -> list[str]:
    """Return the open lots that no decision covers once this one stands."""
    decided = lots_decided(draft, subject.open_lots, subject.standing) or subject.open_lots
    covered = {lot for lot, number in subject.covered.items() if number != draft.supersedes}.union(decided)
    return [lot for lot in subject.open_lots if lot not in covered]


def _unknowns(
    pause: Pause | None, held: Mapping[str, Holding], commitments: Sequence[Commitment]
) -> list[str]:
    """Return what was not known and accepted: answers, then commitments, in words."""
    answered = pause.answers if pause else {}
    of_lenses = [
        f"{lens.title}: {question.prompt}"
        for lens in catalogue.lenses()
        for question in (*lens.questions, lens.quick)
        if (said := answered.get(lens.id, {}).get(question.id)) and said.unknown
    ]
    of_commitments = [
        f"{OF_COMMITMENT}{promise.title}" for promise in commitments if held[promise.id] is Holding.NOT_KNOWN
    ]
    return of_lenses + of_commitments


def _kept(db: Connection, key: str) -> DecisionDraft | None:
    kept = drafts.of(db, key).get(_FIELD)
    try:
        return msgspec.json.decode(kept.text, type=DecisionDraft) if kept else None
    except msgspec.DecodeError:
        log.warning("The draft of a decision on %s could not be read", key)
        return None


def _would_supersede(subject: _Subject) -> str:
    """Return the decision that a new one replaces: the last that stands, once nothing is left to decide."""
    left = [lot for lot in subject.open_lots if lot not in subject.covered]
    return next(iter(subject.standing), "") if not left else ""


def _pause_words(pause: Pause | None) -> str:
    if pause is None:
        return "No pause"
    answered = lenses_answered(pause)
    if not counts(pause):
        return f"Pause begun, {answered} of {len(LensId)}"
    return "Quick pause" if pause.kind is PauseKind.QUICK else "Full pause"
