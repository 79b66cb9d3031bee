"""The register: every decision, one record in full, and the patterns trustees look for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from desktop.domain.decision import OUTCOME_WORDS, Conflict, Outcome
from desktop.domain.replacing import Replacement
from desktop.domain.runway import Verdict
from desktop.domain.signing import Signed
from desktop.domain.watching import WatchedFact
from desktop.services import catalogue
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchDecision
from desktop.services.frozen import thaw
from desktop.services.record_sections import Section, decided_by_words, pause_words, sections
from desktop.services.wording import short_day
from desktop.store import decisions as decision_store
from desktop.store import people
from desktop.store import reviews as review_store
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionFilter, DecisionRow, PauseStood

__all__ = [
    "EVERYTHING",
    "Decided",
    "Patterns",
    "PauseStood",
    "RegisterFilter",
    "RegisterLine",
    "RegisterRecord",
    "RegisterView",
    "Section",
    "decided",
    "decided_by_words",
    "decisions_in_full",
    "matching",
    "patterns",
    "pause_words",
    "record",
    "register",
    "register_line",
    "stepped_back_words",
]


class RegisterFilter(Struct, frozen=True, kw_only=True):
    """What the register is narrowed to; days are those of recording, `who` is a person's id."""

    words: str = ""
    from_on: date | None = None
    to_on: date | None = None
    outcome: Outcome | None = None
    reason: str = ""
    exceptions_only: bool = False
    review_due: bool = False
    who: str = ""
    pause: PauseStood | None = None
    waiting: bool = False


EVERYTHING = RegisterFilter()


class RegisterLine(Struct, frozen=True, kw_only=True):
    """One decision as a row. `days_left` and `verdict` are those of the day it was recorded."""

    number: str
    key: str
    recorded: str
    title: str
    buyer: str
    outcome: Outcome
    outcome_words: str
    main_reason: str
    days_left: str
    verdict: Verdict | None
    review: str
    superseded_by: str
    rationale: str
    decided_by: str
    exceptions: int
    waiting: bool


class RegisterRecord(Struct, frozen=True, kw_only=True):
    """One decision in full, in sections to be read downwards. `hash` is that of its journal entry."""

    line: RegisterLine
    sections: tuple[Section, ...]
    hash: str


class Patterns(Struct, frozen=True):
    """Counts, never percentages while they are small. `reasons` are those of stepping back, most first."""

    outcomes: tuple[tuple[Outcome, str, int], ...]
    reasons: tuple[tuple[str, int], ...]
    note: str


class RegisterView(Struct, frozen=True):
    """The rows that match, newest first, how many there are in all, and their patterns.

    `reasons` and `people` are those in use, (id, words), to filter by; `waiting` is how many wait for
    sign-off.
    """

    lines: tuple[RegisterLine, ...]
    total: int
    review_due: int
    reasons: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    waiting: int
    patterns: Patterns


class Decided(Struct, frozen=True, kw_only=True):
    """One decision as the command line prints it, people by name."""

    number: str
    opportunity: str
    lots: tuple[str, ...]
    outcome: Outcome
    reasons: tuple[str, ...]
    rationale: str
    decided_by: tuple[str, ...]
    recorded_by: str
    decided_at: date
    pause: str
    exceptions: dict[str, str]
    unknowns: tuple[str, ...]
    review_on: date | None
    supersedes: str | None
    hash: str
    title: str
    alternatives: str
    conflicts: tuple[Conflict, ...]
    dissent: str
    conditions: str
    principles: dict[str, str]
    look_again_if: str
    look_again_on: date | None
    look_again_when: tuple[WatchedFact, ...]
    supersedes_reason: str
    supersedes_as: Replacement | None
    superseded_by: str | None
    sign_off: str
    signed_off: Signed | None


def register(db: Connection, desk: Desk, wanted: RegisterFilter = EVERYTHING) -> RegisterView:
    """Return the register as narrowed."""
    found = matching(db, desk, wanted)
    due = {one.number: one.due_on for one in review_store.due(db)}
    return RegisterView(
        lines=tuple(register_line(row, desk.today, due.get(row.number)) for row in found),
        total=decision_store.count(db),
        review_due=decision_store.count(db, DecisionFilter(review_due_on=desk.today)),
        reasons=tuple(
            (reason, catalogue.reason_words(reason)) for reason in sorted(decision_store.reasons_in(db))
        ),
        people=_deciders(db),
        waiting=decision_store.count(db, DecisionFilter(waiting=True)),
        patterns=patterns(found),
    )


def matching(db: Connection, desk: Desk, wanted: RegisterFilter) -> tuple[DecisionRow, ...]:
    """Return the decisions that match, newest first."""
    return decision_store.rows(db, _store_filter(wanted, desk.today))


def record(db: Connection, number: str) -> RegisterRecord:
    """Return one decision in full.

    Raises:
        NoSuchDecision: no decision has that number.
    """
    row = decision_store.by_number(db, number)
    if row is None:
        raise NoSuchDecision(number)
    return RegisterRecord(line=register_line(row, row.recorded_on), sections=sections(db, row), hash=row.hash)


def decisions_in_full(db: Connection) -> tuple[Decided, ...]:
    """Return every decision, newest first."""
    return tuple(decided(row) for row in decision_store.rows(db))


def register_line(row: DecisionRow, today: date, review_on: date | None = None) -> RegisterLine:
    """Return one decision as a row, days as seen from `today`; `review_on` is when the next review is due."""
    facts = thaw(row.facts)
    return RegisterLine(
        number=row.number,
        key=row.key,
        recorded=short_day(row.recorded_on, today),
        title=row.title,
        buyer=row.buyer,
        outcome=row.outcome,
        outcome_words=OUTCOME_WORDS[row.outcome],
        main_reason=catalogue.reason_words(row.main_reason) if row.main_reason else "",
        days_left="" if facts.working_days is None else f"{facts.working_days} d",
        verdict=Verdict(facts.verdict) if facts.verdict else None,
        review=short_day(review_on, today) if review_on else "",
        superseded_by=row.superseded_by or "",
        rationale=row.rationale,
        decided_by=decided_by_words(row),
        exceptions=len(row.exceptions),
        waiting=_waits(row),
    )


def patterns(rows: Sequence[DecisionRow]) -> Patterns:
    """Count the decisions that stand; a superseded one is history, not a pattern."""
    standing = [row for row in rows if not row.superseded_by]
    outcomes = Counter(row.outcome for row in standing)
    stepped_back = Counter(
        catalogue.reason_words(row.main_reason)
        for row in standing
        if row.outcome is Outcome.STEP_BACK and row.main_reason
    )
    backed = [row for row in standing if row.outcome is Outcome.STEP_BACK]
    instead = sum(any(one != "nothing" for one in row.instead) for row in backed)
    return Patterns(
        outcomes=tuple((outcome, OUTCOME_WORDS[outcome], outcomes[outcome]) for outcome in Outcome),
        reasons=tuple(stepped_back.most_common()),
        note=stepped_back_words(len(backed), instead),
    )


def stepped_back_words(times: int, instead: int) -> str:
    """Return how often we stepped back, and how often with something done instead; "" for never."""
    if not times:
        return ""
    if times == 1:
        return f"We stepped back once{', and do something else instead' if instead else ''}."
    counted = f" In {instead} of them we do something else instead." if instead else ""
    return f"We stepped back {times} times.{counted}"


def _waits(row: DecisionRow) -> bool:
    return row.sign_off is not None and row.sign_off.signed is None and not row.superseded_by


def _deciders(db: Connection) -> tuple[tuple[str, str], ...]:
    """Return who decided or recorded anything, by name."""
    names, ids = people.names(db), decision_store.people_in(db)
    return tuple(sorted(((one, names[one]) for one in ids if one in names), key=lambda pair: pair[1]))


def _store_filter(wanted: RegisterFilter, today: date) -> DecisionFilter:
    return DecisionFilter(
        words=wanted.words,
        from_on=wanted.from_on,
        to_on=wanted.to_on,
        outcome=wanted.outcome,
        reason=wanted.reason,
        exceptions_only=wanted.exceptions_only,
        review_due_on=today if wanted.review_due else None,
        who=wanted.who,
        pause=wanted.pause,
        waiting=wanted.waiting,
    )


def decided(row: DecisionRow) -> Decided:
    """Return one decision as the command line prints it."""
    return Decided(
        number=row.number,
        opportunity=row.key,
        lots=row.lots,
        outcome=row.outcome,
        reasons=tuple(dict.fromkeys(reason for reason in (row.main_reason, *row.reasons) if reason)),
        rationale=row.rationale,
        decided_by=tuple(one.words for one in row.decided_by),
        recorded_by=row.recorded_by,
        decided_at=row.decided_on or row.recorded_on,
        pause=pause_words(row),
        exceptions=dict(row.exceptions),
        unknowns=row.unknowns,
        review_on=row.review_on,
        supersedes=row.supersedes,
        hash=row.hash,
        title=row.title,
        alternatives=row.alternatives,
        conflicts=row.conflicts,
        dissent=row.dissent,
        conditions=row.conditions,
        principles=dict(row.principles),
        look_again_if=row.look_again_if,
        look_again_on=row.look_again_on,
        look_again_when=row.look_again_when,
        supersedes_reason=row.supersedes_reason,
        supersedes_as=row.supersedes_as,
        superseded_by=row.superseded_by,
        sign_off="not_asked" if row.sign_off is None else "signed" if row.sign_off.signed else "waiting",
        signed_off=row.sign_off.signed if row.sign_off else None,
    )
