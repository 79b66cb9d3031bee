"""The pause on one opportunity: what is asked, what was answered, what we already know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.pause import Answer, LensId, PauseKind, Question
from desktop.domain.runway import Runway
from desktop.services.desk import Desk
from desktop.store.connection import Connection


@dataclass(frozen=True, slots=True)
class KnownFact:
    """Something the workspace holds that bears on a lens. `icon` is file-text, history, landmark or book-open-check."""

    title: str
    text: str
    source: str
    icon: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Text typed and not yet recorded."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LensCard:
    """One lens: its questions, its answers, and how far it has come (`state`: done, begun, not_started).

    `speaks_of_others` asks for a standing beside each answer.
    """

    id: LensId
    number: int
    title: str
    lead: str
    questions: tuple[Question, ...]
    quick: Question
    answers: Mapping[str, Answer]
    drafts: Mapping[str, Draft]
    state: str
    progress_words: str
    speaks_of_others: bool
    known: tuple[KnownFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseCard:
    """All that the pause page shows."""

    key: str
    title: str
    kind: PauseKind
    runway: Runway
    decide_by: str
    lenses: tuple[LensCard, ...]
    time_left: str
    quick_offered: bool
    counts: bool
    read_only_because: str


def pause_card(db: Connection, desk: Desk, key: str, kind: PauseKind | None = None) -> PauseCard:
    """Return the pause of one opportunity; `kind` shows it as full or quick, else as it was begun."""
    raise LookupError(key)


def keep_draft(desk: Desk, key: str, lens: LensId, question: str, text: str) -> None:
    """Keep what is being typed, outside the journal; on disk within a second."""
    raise LookupError(key)


def answer(desk: Desk, key: str, kind: PauseKind, lens: LensId, answers: Mapping[str, Answer]) -> bool:
    """Record these answers where they differ from what is recorded, and drop their drafts.

    Returns whether anything was recorded.

    Raises:
        NotPossible: the opportunity is decided and not looked at again; says why.
    """
    raise LookupError(key)
