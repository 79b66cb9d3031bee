"""Adopting, rewording and retiring commitments: one entry a change, and the session's last steps for undo."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import date
from uuid import uuid4

from msgspec import Struct, field

from desktop.domain.commitment_words import words_refusal
from desktop.services.authors import arrive
from desktop.services.commitments import in_force
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.last_steps import LastSteps, past_undoing
from desktop.store import commitments as store
from desktop.store import journal
from desktop.store.commitments import KeptCommitment
from desktop.store.connection import Connection


class CommitmentWords(Struct, frozen=True, kw_only=True):
    """A commitment as somebody words it, since a day and by a minute ("" where there is none)."""

    title: str
    question: str
    on: date
    minute: str = ""


class _Step(Struct):
    """What was done, how each commitment stood before (None: nobody had spoken of it), and the entries."""

    words: str
    before: dict[str, KeptCommitment | None] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)


class CommitmentChanges:
    """Changes commitments in the name of whoever sits at the desk.

    Each method queues one change and returns at once. Its future carries what was done, in words: "" where
    nothing differed. A refusal arrives in the future as NotPossible.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._steps = LastSteps[_Step]()

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self._steps.can_undo

    def adopt(self, said: CommitmentWords, commitment: str = "") -> Future[str]:
        """Put a commitment in force: a new one, one that we started with, or one that was retired."""

        def change(db: Connection) -> str:
            wanted = commitment or uuid4().hex
            _refuse(db, said, but=wanted)
            return self._write(db, f"Adopted “{_tidy(said.title)}”", "adopted", {wanted: said})

        return self._desk.workspace.write(change)

    def adopt_all(self, on: date, minute: str) -> Future[str]:
        """Adopt, as they are worded, all that we started with and nobody has adopted."""

        def change(db: Connection) -> str:
            kept = {one.id: one for one in store.everything(db)}
            waiting = {
                one.id: CommitmentWords(title=one.title, question=one.question, on=on, minute=minute)
                for one in in_force(db)
                if one.id not in kept or kept[one.id].adopted_on is None
            }
            for commitment, said in waiting.items():
                _refuse(db, said, but=commitment)
            return self._write(db, "Adopted all of them", "adopted", waiting) if waiting else ""

        return self._desk.workspace.write(change)

    def change(self, commitment: str, said: CommitmentWords) -> Future[str]:
        """Word a commitment otherwise; decisions that are recorded keep the words they had."""

        def write(db: Connection) -> str:
            _refuse(db, said, but=commitment)
            now = next((one for one in in_force(db) if one.id == commitment), None)
            if now is None or (now.title, now.question) == (_tidy(said.title), _tidy(said.question)):
                return ""
            return self._write(db, f"Changed the words of “{now.title}”", "changed", {commitment: said})

        return self._desk.workspace.write(write)

    def retire(self, commitment: str, on: date, minute: str) -> Future[str]:
        """Take a commitment out of force; it stays in the decisions that were held against it."""

        def change(db: Connection) -> str:
            now = next((one for one in in_force(db) if one.id == commitment), None)
            if now is None:
                return ""
            said = CommitmentWords(title=now.title, question=now.question, on=on, minute=minute)
            _refuse(db, said, but=commitment)
            return self._write(db, f"Retired “{now.title}”", "retired", {commitment: said})

        return self._desk.workspace.write(change)

    def undo(self) -> Future[str]:
        """Put back what the last step changed; refused where somebody changed it again since."""

        def change(db: Connection) -> str:
            step = self._steps.take()
            now = {one.id: one.entry for one in store.everything(db)}
            if any(now.get(one) != entry for one, entry in step.entries.items()):
                raise past_undoing(step)
            for commitment, before in step.before.items():
                self._put_back(db, commitment, before)
            return f"Undone: {step.words}"

        return self._desk.workspace.write(change)

    def _write(self, db: Connection, words: str, did: str, said: Mapping[str, CommitmentWords]) -> str:
        arrive(db, self._desk)
        kept = {one.id: one for one in store.everything(db)}
        step = _Step(words, {one: kept.get(one) for one in said})
        batch = uuid4().hex if len(said) > 1 else None
        for commitment, each in said.items():
            says = {
                "title": _tidy(each.title),
                "question": _tidy(each.question),
                "on": each.on,
                "minute": _tidy(each.minute),
            }
            step.entries[commitment] = self._append(db, f"commitment.{did}", commitment, says, batch)
        self._steps.append(step)
        return words

    def _put_back(self, db: Connection, commitment: str, before: KeptCommitment | None) -> None:
        """Write how it stood, and tell earlier steps that what they did stands again."""
        back = None if before is None else _columns(before)
        entry = self._append(db, "commitment.undone", commitment, {"back_to": back})
        for earlier in self._steps:
            if before is not None and earlier.entries.get(commitment) == before.entry:
                earlier.entries[commitment] = entry

    def _append(
        self,
        db: Connection,
        kind: str,
        commitment: str,
        says: Mapping[str, object],
        batch: str | None = None,
    ) -> str:
        return journal.append(
            db,
            author=self._desk.author,
            kind=kind,
            subject=commitment,
            payload=says,
            now=self._desk.now(),
            batch=batch,
        ).id


def _columns(kept: KeptCommitment) -> dict[str, object]:
    return {
        "title": kept.title,
        "question": kept.question,
        "adopted_on": kept.adopted_on,
        "minute": kept.minute,
        "changed_on": kept.changed_on,
        "changed_minute": kept.changed_minute,
        "retired_on": kept.retired_on,
        "retired_minute": kept.retired_minute,
    }


def refusals(
    others: Mapping[str, str], said: CommitmentWords, today: date, but: str = ""
) -> tuple[tuple[str, str], ...]:
    """Return why a commitment cannot be worded so, by field; `others` are titles in force by id."""
    titles = [title for one, title in others.items() if one != but]
    found = words_refusal(said.title, said.question, said.minute, titles)
    return (*found, ("on", "Choose today or an earlier day.")) if said.on > today else found


def _refuse(db: Connection, said: CommitmentWords, *, but: str) -> None:
    others = {one.id: one.title for one in in_force(db)}
    found = refusals(others, said, date.max, but)
    if found:
        raise NotPossible(
            happened=" ".join(sentence for _, sentence in found),
            safe="Nothing was changed.",
            to_do="Correct it and try again.",
        )


def _tidy(words: str) -> str:
    return " ".join(words.split())
