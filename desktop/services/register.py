"""The register: every decision, one record in full, and the patterns trustees look for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.decision import Outcome
from desktop.domain.runway import Verdict
from desktop.services.desk import Desk
from desktop.store.connection import Connection


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
    """The rows that match, newest first, how many there are in all, and their patterns."""

    lines: tuple[RegisterLine, ...]
    total: int
    review_due: int
    reasons: tuple[tuple[str, str], ...]
    patterns: Patterns


def register(db: Connection, desk: Desk, wanted: RegisterFilter = RegisterFilter()) -> RegisterView:
    """Return the register as narrowed."""
    raise LookupError(wanted)


def record(db: Connection, number: str) -> RegisterRecord:
    """Return one decision in full.

    Raises:
        NoSuchDecision: no decision has that number.
    """
    raise LookupError(number)
