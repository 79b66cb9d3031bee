"""Logging what others ask of us, what we answer, and taking either back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from desktop.domain import approached as rules
from desktop.domain.approached import ANSWER_WORDS, Answer, Approach
from desktop.services.approach_form import FIELD, ApproachWords, is_new, meant
from desktop.services.authors import arrive
from desktop.services.desk import Desk
from desktop.services.errors import NotKept, NotPossible
from desktop.services.steps_back import Step, Steps
from desktop.store import approaches as store
from desktop.store import directory, drafts, journal, last_entry
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection
from desktop.store.uuid7 import uuid7

PREFIX = "approach:"
_FAMILY = "approach."
_SAFE = "Nothing was changed."


class Approaching:
    """Writes approaches at one desk, and takes the session's last steps back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.steps = Steps(desk)

    def record(self, approach: str, words: ApproachWords) -> str:
        """Log an approach, or change what differs in one that was logged; return its id.

        Raises:
            NotKept: something is missing or cannot be so; `refusals` says what, field by field.
        """
        id_, step = self._desk.workspace.write(lambda db: self._record(db, approach, words)).result()
        if step is not None:
            self.steps.remember(step)
        return id_

    def answer(self, approach: str, answer: Answer | None, on: date | None = None) -> str:
        """Note what we answered, today unless another day is given; None opens it again. Returns words.

        Raises:
            NotPossible: the day is still to come, or the approach has been taken away.
        """
        today = self._desk.today
        if on is not None and on > today:
            raise NotPossible(
                happened="That day is still to come.", safe=_SAFE, to_do="Choose today or an earlier day."
            )

        def write(db: Connection) -> Step:
            kept = _kept(db, approach)
            says = {"answer": answer, "on": (on or today) if answer else None}
            back = {"answer": kept.answer, "on": kept.answered_on}
            did = (
                f"Answered {_name(db, kept.approach.organisation)}: {ANSWER_WORDS[answer]}" if answer else ""
            )
            words = did or f"{_name(db, kept.approach.organisation)} waits for our answer again"
            return self._step(db, words, approach, ("answered", says), ("answered", back))

        return self._done(self._desk.workspace.write(write).result())

    def remove(self, approach: str) -> str:
        """Take an approach away; return what was done in words. Undo puts it back."""

        def write(db: Connection) -> Step:
            words = f"Took away what {_name(db, _kept(db, approach).approach.organisation)} asked"
            return self._step(db, words, approach, ("removed", {}), ("put_back", {}))

        return self._done(self._desk.workspace.write(write).result())

    def forget(self, approach: str) -> None:
        """Let go of what is being typed."""
        self._desk.workspace.write(lambda db: drafts.clear(db, approach, [FIELD])).result()

    def _record(self, db: Connection, approach: str, words: ApproachWords) -> tuple[str, Step | None]:
        one, troubles = meant(words)
        found = {**dict(rules.refusals(one, self._desk.today)), **troubles}
        if one.organisation and directory.one(db, one.organisation) is None:
            found["organisation"] = "This organisation is not in the directory any more."
        if found:
            raise NotKept(found)
        arrive(db, self._desk)
        says = _fields(one)
        drafts.clear(db, approach, [FIELD])
        if is_new(approach):
            id_ = f"{PREFIX}{uuid7(self._desk.now())}"
            told = {**says, **_about(db, self._desk, one.about)}
            words_ = f"Logged what {_name(db, one.organisation)} asks"
            return id_, self._step(db, words_, id_, ("logged", told), ("removed", {}))
        return approach, self._change(db, approach, says)

    def _change(self, db: Connection, approach: str, says: Mapping[str, object]) -> Step | None:
        kept = _kept(db, approach).approach
        before = _fields(kept)
        differs = {name: value for name, value in says.items() if before[name] != value}
        if not differs:
            return None
        back = {name: before[name] for name in differs}
        if "about" in differs:
            back |= _about(db, self._desk, kept.about)
            differs |= _about(db, self._desk, str(says["about"]))
        words = f"Changed what {_name(db, str(says['organisation']))} asks"
        return self._step(db, words, approach, ("changed", differs), ("changed", back))

    def _step(
        self,
        db: Connection,
        words: str,
        approach: str,
        did: tuple[str, Mapping[str, object]],
        back: tuple[str, Mapping[str, object]],
    ) -> Step:
        arrive(db, self._desk)
        before = last_entry.of_family(db, approach, _FAMILY)
        entry = journal.append(
            db,
            author=self._desk.author,
            kind=f"{_FAMILY}{did[0]}",
            subject=approach,
            payload=did[1],
            now=self._desk.now(),
        )
        return Step(
            words=words,
            subject=approach,
            family=_FAMILY,
            entry=entry.id,
            before=before,
            kind=f"{_FAMILY}{back[0]}",
            payload=back[1],
        )

    def _done(self, step: Step) -> str:
        self.steps.remember(step)
        return step.words


def _kept(db: Connection, approach: str) -> store.KeptApproach:
    kept = store.one(db, approach)
    if kept is None or store.is_removed(db, approach):
        raise NotPossible(
            happened="This approach has been taken away.",
            safe=_SAFE,
            to_do="Choose another, or log it again.",
        )
    return kept


def _fields(one: Approach) -> dict[str, object]:
    """Return what an entry says of it; shares as texts, so that no figure is rounded."""
    values = {name: getattr(one, name) for name in one.__struct_fields__}
    return {name: str(value) if isinstance(value, Decimal) else value for name, value in values.items()}


def _about(db: Connection, desk: Desk, key: str) -> dict[str, object]:
    row = opportunity_store.row_of_key(db, key, today=desk.today) if key else None
    return {"about_title": row.title if row else ""}


def _name(db: Connection, organisation: str) -> str:
    return directory.names(db).get(organisation, "an organisation")
