"""What is being typed in a pause: the words of each answer, and what stands beside them, outside the journal.

The words are kept as they are, under the name of the field; all else beside them as JSON.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.pause import Answer, LensId
from desktop.store import drafts
from desktop.store.connection import Connection
from desktop.store.drafts import Draft

log = logging.getLogger(__name__)
_BESIDE = ".beside"


class TypedAnswer(Struct, frozen=True):
    """An answer as it was typed and not yet recorded."""

    answer: Answer
    at: datetime

    @property
    def text(self) -> str:
        """Its words."""
        return self.answer.text


def field(lens: LensId, question: str) -> str:
    """Return the name under which the words of an answer are kept."""
    return f"pause.{lens.value}.{question}"


def fields(lens: LensId, questions: Iterable[str]) -> list[str]:
    """Return all names under which anything of these answers is kept."""
    names = [field(lens, question) for question in questions]
    return [*names, *(f"{name}{_BESIDE}" for name in names)]


def put(db: Connection, subject: str, lens: LensId, question: str, said: Answer | str, now: datetime) -> None:
    """Keep an answer as it stands in its field; bare words leave alone what was kept beside them."""
    name = field(lens, question)
    words = said if isinstance(said, str) else said.text
    drafts.put(db, subject, name, words, now)
    if isinstance(said, Answer):
        beside = msgspec.json.encode(replace(said, text="")).decode()
        drafts.put(db, subject, f"{name}{_BESIDE}", beside, now)


def of(
    kept: Mapping[str, Draft], lens: LensId, recorded: Mapping[str, Answer], questions: Iterable[str]
) -> dict[str, TypedAnswer]:
    """Return what was typed of these questions, by question; what was not typed is as it is recorded."""
    found = {}
    for question in questions:
        name, before = field(lens, question), recorded.get(question, Answer())
        words, beside = kept.get(name), kept.get(f"{name}{_BESIDE}")
        if words is not None:
            typed = _beside(beside, before) if beside else before
            found[question] = TypedAnswer(replace(typed, text=words.text), words.at)
    return found


def _beside(draft: Draft, recorded: Answer) -> Answer:
    try:
        return msgspec.json.decode(draft.text, type=Answer)
    except msgspec.DecodeError:
        log.warning("What was typed beside an answer could not be read")
        return recorded
