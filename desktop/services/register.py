"""The register: every decision, one record in full, and the patterns trustees look for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.decision import HOLDING_WORDS, OUTCOME_WORDS, Conflict, Outcome
from desktop.domain.moments import uk_day
from desktop.domain.pause import LensId, PauseKind
from desktop.domain.replacing import Replacement
from desktop.domain.runway import Verdict
from desktop.domain.signing import Signed
from desktop.domain.watching import WatchedFact
from desktop.domain.words import money, plural, year_day
from desktop.services import catalogue, decision_entry
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchDecision
from desktop.services.frozen import FrozenFacts, thaw
from desktop.services.wording import VERDICT_WORDS, short_day
from desktop.store import decisions as decision_store
from desktop.store import pauses
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionFilter, DecisionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFilter:
    """What the register is narrowed to; days are those of recording."""

    words: str = ""
    from_on: date | None = None
    to_on: date | None = None
    outcome: Outcome | None = None
    reason: str = ""
    exceptions_only: bool = False
    review_due: bool = False


EVERYTHING = RegisterFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
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


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines: a label (or "") and words each."""

    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRecord:
    """One decision in full, in sections to be read downwards. `hash` is that of its journal entry."""

    line: RegisterLine
    sections: tuple[Section, ...]
    hash: str


@dataclass(frozen=True, slots=True)
class Patterns:
    """Counts, never percentages while they are small. `reasons` are those of stepping back, most first."""

    outcomes: tuple[tuple[Outcome, str, int], ...]
    reasons: tuple[tuple[str, int], ...]
    note: str


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The rows that match, newest first, how many there are in all, and their patterns.

    `reasons` are those in use, (id, words), to filter by.
    """

    lines: tuple[RegisterLine, ...]
    total: int
    review_due: int
    reasons: tuple[tuple[str, str], ...]
    patterns: Patterns


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
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
    everything = decision_store.rows(db)
    found = matching(db, desk, wanted)
    due = decision_store.rows(db, DecisionFilter(review_due_on=desk.today))
    in_use = sorted({reason for row in everything for reason in (row.main_reason, *row.reasons) if reason})
    return RegisterView(
        lines=tuple(register_line(row, desk.today) for row in found),
        total=len(everything),
        review_due=len(due),
        reasons=tuple((reason, catalogue.reason_words(reason)) for reason in in_use),
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
    sections = (_decision(row), _thinking(db, row), _promises(row), _facts(row), _who(row))
    return RegisterRecord(line=register_line(row, row.recorded_on), sections=sections, hash=row.hash)


def decisions_in_full(db: Connection) -> tuple[Decided, ...]:
    """Return every decision, newest first."""
    return tuple(decided(row) for row in decision_store.rows(db))


def register_line(row: DecisionRow, today: date) -> RegisterLine:
    """Return one decision as a row, days worded as seen from `today`."""
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
        review=short_day(row.review_on, today) if row.review_on else "",
        superseded_by=row.superseded_by or "",
        rationale=row.rationale,
        decided_by=decided_by_words(row),
        exceptions=len(row.exceptions),
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
    note = (
        f"We stepped back {plural(len(backed), 'time')}. In {instead} of them we do something else instead."
    )
    return Patterns(
        outcomes=tuple((outcome, OUTCOME_WORDS[outcome], outcomes[outcome]) for outcome in Outcome),
        reasons=tuple(stepped_back.most_common()),
        note=note if backed else "",
    )


def decided_by_words(row: DecisionRow) -> str:
    """Return who decided, and by whose word: "Amina Okoro, director (as reported by Rhys Pell)"."""
    names = [one.words for one in row.decided_by]
    reported = f" (as reported by {row.recorded_by})" if row.recorded_by else ""
    return "; ".join(names) + reported


def pause_words(row: DecisionRow) -> str:
    """Return what pause stood behind a decision."""
    if row.pause_kind is None or not row.lenses_answered:
        return "No pause"
    if row.lenses_answered < len(LensId):
        return f"Begun, {row.lenses_answered} of {len(LensId)}"
    return "Quick pause" if row.pause_kind is PauseKind.QUICK else "Full pause"


def _store_filter(wanted: RegisterFilter, today: date) -> DecisionFilter:
    return DecisionFilter(
        words=wanted.words,
        from_on=wanted.from_on,
        to_on=wanted.to_on,
        outcome=wanted.outcome,
        reason=wanted.reason,
        exceptions_only=wanted.exceptions_only,
        review_due_on=today if wanted.review_due else None,
    )


def _decision(row: DecisionRow) -> Section:
    reasons = [catalogue.reason_words(reason) for reason in (row.main_reason, *row.reasons) if reason]
    words = catalogue.instead()
    return _section(
        f"{OUTCOME_WORDS[row.outcome]}: {row.title}",
        ("Why", row.rationale),
        ("Reasons", "; ".join(dict.fromkeys(reasons))),
        ("Lots", ", ".join(row.lots)),
        ("What we do instead", "; ".join(words.get(one, one) for one in row.instead)),
        ("What we will do next", row.next_step),
        ("Review on", year_day(row.review_on) if row.review_on else ""),
        ("Look again if", row.look_again_if),
        ("Supersedes", f"Decision {row.supersedes}" if row.supersedes else ""),
        ("Superseded by", f"Decision {row.superseded_by}" if row.superseded_by else ""),
    )


def _thinking(db: Connection, row: DecisionRow) -> Section:
    pause, wording = pauses.of(db, row.key), pauses.wording(db, row.key)
    lines = [("Pause", pause_words(row)), ("Why there was none, or less", row.no_pause_reason)]
    for lens in catalogue.lenses():
        answers = pause.answers.get(lens.id, {}) if pause else {}
        for question, said in catalogue.in_order(lens, answers).items():
            asked = wording.get((lens.id, question), question)
            unknown = f" We don't know yet; {said.unknown.owner} finds out." if said.unknown else ""
            lines.append((f"{lens.title}: {asked}", f"{said.text}{unknown}".strip()))
    return _section("What the pause told us", *lines)


def _promises(row: DecisionRow) -> Section:
    exceptions = dict(row.exceptions)
    lines = [
        (
            catalogue.commitment_title(promise),
            HOLDING_WORDS[holding] + (f". Exception: {exceptions[promise]}" if promise in exceptions else ""),
        )
        for promise, holding in row.commitments
    ]
    shown = {catalogue.commitment_title(promise) for promise, _ in row.commitments}
    unknowns = [one for one in row.unknowns if one.removeprefix(decision_entry.OF_COMMITMENT) not in shown]
    return _section("Our commitments", *lines, *(("Unknown, and accepted", one) for one in unknowns))


def _facts(row: DecisionRow) -> Section:
    facts = thaw(row.facts)
    return _section(
        f"Facts as known on {year_day(facts.on)}",
        ("Buyer", facts.buyer),
        ("Value", money(facts.value_pence, facts.currency)),
        ("Deadline", year_day(uk_day(facts.deadline)) if facts.deadline else "None stated"),
        ("Runway that day", _runway(facts)),
        ("Published with", plural(facts.window_days, "working day") if facts.window_days is not None else ""),
    )


def _runway(facts: FrozenFacts) -> str:
    verdict = VERDICT_WORDS[Verdict(facts.verdict)] if facts.verdict else ""
    left = "" if facts.working_days is None else plural(facts.working_days, "working day")
    return ", ".join(part for part in (left, verdict) if part)


def _who(row: DecisionRow) -> Section:
    return _section(
        "Who and when",
        ("Decided by", decided_by_words(row)),
        ("Decided on", year_day(row.decided_on) if row.decided_on else ""),
        ("Recorded by", row.recorded_by),
        ("Recorded on", year_day(row.recorded_on)),
        ("Board minute", row.minute),
    )


def _section(title: str, *lines: tuple[str, str]) -> Section:
    return Section(title, tuple((label, words) for label, words in lines if words))


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
