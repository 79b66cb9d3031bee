"""Keeps what is typed in a pause: drafts within a moment, entries when a field or the page is left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from desktop.domain.pause import Answer, LensId, PauseKind
from desktop.services import pausing
from desktop.services.desk import Desk
from desktop.ui.keeping import Keeping
from desktop.ui.widgets.typing_pace import TypingPace
from feeds.errors import TenderPauseError


class AnswerField(Protocol):
    """A field that holds one answer; `changed` tells that it differs from what is recorded."""

    lens: LensId
    question_id: str
    changed: bool

    def answer(self) -> Answer:
        """Return the answer as it stands."""

    def typed(self) -> Answer:
        """Return the answer letter for letter."""

    def mark_saved(self) -> None:
        """Take note that what stands there is recorded."""


class AnswerKeeper(QObject):
    """Hands answers to the service. `kept` follows a draft, `saved` an entry, `refused` says why neither."""

    kept = Signal()
    saved = Signal()
    refused = Signal(str)
    rested = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key = ""
        self._kind = PauseKind.FULL
        self._typed: dict[tuple[LensId, str], AnswerField] = {}
        self._keeping = Keeping(self)
        self._keeping.kept.connect(self.kept)
        self._keeping.failed.connect(self.refused)
        self._pace = TypingPace(self)
        self._pace.keep_now.connect(self.keep_drafts)
        self._pace.rested.connect(self.rested)

    def begin(self, key: str, kind: PauseKind) -> None:
        """Keep answers of this opportunity's pause from now on."""
        self._key, self._kind = key, kind

    def note(self, question: AnswerField) -> None:
        """Take note that something was typed: its draft is kept in a moment."""
        self._typed[question.lens, question.question_id] = question
        self._pace.nudge()

    def keep_drafts(self) -> None:
        """Keep the answer of every field that was typed in since the last time."""
        typed, self._typed = self._typed, {}
        for (lens, question_id), field in typed.items():
            draft = pausing.keep_draft(self._desk, self._key, lens, question_id, field.typed())
            self._keeping.follow(draft)

    def save(self, questions: Iterable[AnswerField]) -> bool:
        """Record these answers where they were changed; return whether nothing stood in the way."""
        changed = [question for question in questions if question.changed]
        if not changed:
            return True
        try:
            self._record(changed)
        except TenderPauseError as problem:
            self.keep_drafts()
            self.refused.emit(str(problem))
            return False
        self.saved.emit()
        return True

    def _record(self, changed: list[AnswerField]) -> None:
        by_lens: dict[LensId, dict[str, Answer]] = {}
        for question in changed:
            by_lens.setdefault(question.lens, {})[question.question_id] = question.answer()
        for lens, answers in by_lens.items():
            pausing.answer(self._desk, self._key, self._kind, lens, answers)
        for question in changed:
            question.mark_saved()
            self._typed.pop((question.lens, question.question_id), None)
        if not self._typed:
            self._pace.settle()
