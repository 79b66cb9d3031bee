"""The decision on one opportunity: the form, its draft, and the record."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from concurrent.futures import Future

import msgspec
from msgspec import Struct

from desktop.domain.decision import (
    OUTCOME_WORDS,
    Commitment,
    DecisionDraft,
    Outcome,
    Reason,
    Refusal,
)
from desktop.domain.decision_refusals import refusals as domain_refusals
from desktop.domain.limits import asks_sign_off
from desktop.domain.nation import Nation
from desktop.domain.pause import LensId, Pause, PauseKind, counts, lenses_answered
from desktop.domain.runway import Runway
from desktop.services import catalogue
from desktop.services import commitments as promises
from desktop.services.authors import arrive
from desktop.services.commitments import Tested
from desktop.services.decision_entry import payload, tested_with
from desktop.services.decision_subject import Subject, powers_of, subject_of
from desktop.services.desk import Desk, calendar, plans
from desktop.services.entries import write_about
from desktop.services.errors import DecisionRefused
from desktop.services.opportunity_list import row_runway
from desktop.store import decisions as decision_store
from desktop.store import drafts, people, settings, upkeep
from desktop.store.connection import Connection

log = logging.getLogger(__name__)

_FIELD = "decision"
"""The field name under which the draft of a decision is kept."""

_CHOICES = (
    (Outcome.BID, "Put in our own bid.", "Right when we are best placed and no one loses by it."),
    (Outcome.PARTNER, "Bid with others, or help them lead.", "Right when together we do it better."),
    (
        Outcome.STEP_BACK,
        "Leave room for someone better placed.",
        "Say openly why, and what help you can offer.",
    ),
)


class ChoiceWords(Struct, frozen=True):
    """What stands on one of the three equal cards."""

    outcome: Outcome
    title: str
    lead: str
    detail: str


class LotChoice(Struct, frozen=True):
    """A lot that can be decided by itself; `covered_by` is the number of the decision that covers it."""

    id: str
    title: str
    covered_by: str


class DecisionForm(Struct, frozen=True, kw_only=True):
    """All that the decision page shows. `people` are (name, role) to choose from.

    `standing` are the decisions that nothing has superseded, of which the new one may replace `supersedes`.
    `limits` say who may decide alone; with none, anyone may. `tested` says how each commitment stands with
    what is held here, by the outcome that is chosen.
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
    standing: Mapping[str, Outcome]
    nation: Nation
    asks_sign_off: Mapping[Outcome, bool]
    limits: tuple[str, ...]
    recorder: str


class Recorded(Struct, frozen=True):
    """A decision that stands in the register."""

    number: str
    hash: str


def decision_form(db: Connection, desk: Desk, key: str) -> DecisionForm:
    """Return the form of one opportunity, its draft filled in.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """
    subject = subject_of(db, desk, key)
    row, detail, pause = subject.row, subject.detail, subject.pause
    draft = kept_draft(db, row.key)
    everyone, kept = people.everyone(db), settings.of(db)
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
        supersedes=_would_supersede(subject, draft),
        standing=subject.outcomes,
        nation=kept.nation,
        asks_sign_off={outcome: asks_sign_off(kept.sign_off, outcome) for outcome in Outcome},
        limits=tuple(limit.words for limit in kept.limits),
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
    return _refusals(db, subject_of(db, desk, key), desk, draft)


def record(desk: Desk, key: str, draft: DecisionDraft) -> Recorded:
    """Record the decision: one entry, for good.

    Raises:
        NoSuchOpportunity: nothing here has that key.
        DecisionRefused: with every refusal, as `refusals` gives them.
    """
    return desk.workspace.write(lambda db: record_within(db, desk, key, draft)).result()


def _refusals(db: Connection, subject: Subject, desk: Desk, draft: DecisionDraft) -> tuple[Refusal, ...]:
    tested = tested_with(db, subject, desk, draft)
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
        powers=powers_of(db, subject),
    )


def record_within(db: Connection, desk: Desk, key: str, draft: DecisionDraft) -> Recorded:
    """Record the decision within a change; it is refused as `record` refuses it."""
    subject = subject_of(db, desk, key)
    why_not = _refusals(db, subject, desk, draft)
    if why_not:
        raise DecisionRefused(why_not)
    arrive(db, desk)
    number = decision_store.next_number(db, author=desk.author, now=desk.now())
    entry = write_about(
        db, desk, subject.row.key, "decision.recorded", payload(db, desk, subject, draft, number)
    )
    note = draft.private_note.strip()
    if note:
        write_about(db, desk, subject.row.key, "private_note.written", {"number": number, "text": note})
    drafts.clear(db, subject.row.key, [_FIELD])
    upkeep.lead_ours(db, now=desk.now(), calendar=calendar(db), plans=plans(db))
    return Recorded(number, entry.hash)


def kept_draft(db: Connection, key: str) -> DecisionDraft | None:
    """Return what is filled in so far, None where nothing is or it cannot be read."""
    kept = drafts.of(db, key).get(_FIELD)
    try:
        return msgspec.json.decode(kept.text, type=DecisionDraft) if kept else None
    except msgspec.DecodeError:
        log.warning("The draft of a decision on %s could not be read", key)
        return None


def _would_supersede(subject: Subject, draft: DecisionDraft | None) -> str:
    """Return what a new one replaces: the draft's, else the last decision once nothing is left to decide."""
    if draft and draft.supersedes in subject.standing:
        return draft.supersedes
    left = [lot for lot in subject.open_lots if lot not in subject.covered]
    return next(iter(subject.standing), "") if not left else ""


def _pause_words(pause: Pause | None) -> str:
    if pause is None:
        return "No pause"
    answered = lenses_answered(pause)
    if not counts(pause):
        return f"Pause begun, {answered} of {len(LensId)}"
    return "Quick pause" if pause.kind is PauseKind.QUICK else "Full pause"
