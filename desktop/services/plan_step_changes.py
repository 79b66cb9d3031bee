"""Changing the plan after a bid or a partnership: one entry a change, the session's last ones for undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct

from desktop.domain.plan_steps import (
    OWN,
    KeptStep,
    PlanStep,
    done_refusal,
    line_refusal,
    no_plan_refusal,
    step_refusal,
)
from desktop.services import plan_steps
from desktop.services.authors import person_named
from desktop.services.desk import Desk
from desktop.services.entries import write_about
from desktop.services.errors import NoSuchOpportunity, NotPossible
from desktop.services.last_steps import LastSteps, past_undoing
from desktop.store import opportunities as opportunity_store
from desktop.store import plan_steps as store
from desktop.store.connection import Connection
from desktop.store.uuid7 import uuid7

_UNSAID = KeptStep()
_SEE_THE_PLAN = (
    "A plan begins with a decision to bid or to partner; its steps stand on the opportunity’s page."
)


class StepWords(Struct, frozen=True, kw_only=True):
    """A step as somebody wants it. `on` None: the day that is counted; `owner` "": nobody yet.

    `words` are for a line of their own; a counted step keeps its words.
    """

    words: str = ""
    on: date | None = None
    owner: str = ""


class _Done(Struct):
    """What was done to which step, and what was said of it before and after."""

    words: str
    key: str
    step: str
    before: KeptStep
    after: KeptStep


class PlanStepChanges:
    """Changes plans in the name of whoever sits at the desk.

    Each method returns what was done, in words: "" where nothing differed. Each raises NoSuchOpportunity
    where nothing has that key, and NotPossible with the reason where it cannot be done.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._steps = LastSteps[_Done]()

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self._steps.can_undo

    def add(self, key: str, said: StepWords) -> str:
        """Add a line of our own: what is to be done, by when, and who sees to it."""
        said = _tidied(said)
        _refuse(line_refusal(said.words, said.on))
        step = f"{OWN}{uuid7(self._desk.now())}"

        def write(db: Connection, row_key: str, _every: tuple[PlanStep, ...]) -> str:
            says = {"words": said.words, "on": said.on, "owner": self._person(db, said.owner)}
            return self._write(db, row_key, step, "added", says, f"Added “{said.words}”")

        return self._change(key, write)

    def change(self, key: str, step: str, said: StepWords) -> str:
        """Give a step another day, another owner, or, to a line of our own, other words."""
        said = _tidied(said)

        def write(db: Connection, row_key: str, every: tuple[PlanStep, ...]) -> str:
            kept = _its_step(step, every)
            on, words = said.on, kept.words
            if kept.is_own:
                _refuse(line_refusal(said.words, on))
                words = said.words
            elif not kept.by_hand and on == kept.on:
                on = None
            if (words, on, said.owner) == (kept.words, kept.on if kept.by_hand else None, kept.owner):
                return ""
            says: dict[str, object] = {"words": words} if kept.is_own else {}
            says |= {"on": on, "owner": self._person(db, said.owner)}
            return self._write(db, row_key, step, "changed", says, f"Changed “{words}”")

        return self._change(key, write)

    def change_only(self, key: str, step: str, *, on: date | None = None, owner: str | None = None) -> str:
        """Give a step another day or another owner; what is None stays as it is."""
        with self._desk.reader() as db:
            every = plan_steps.steps(db, self._desk, key)
        line = next((one for one in every if one.step == step), None)
        if line is None:
            return self.change(key, step, StepWords(on=on))
        who = line.owner if owner is None else owner
        return self.change(key, step, StepWords(words=line.words, on=on or line.on, owner=who))

    def tick(self, key: str, step: str, *, done: bool = True, on: date | None = None) -> str:
        """Say that a step is done, today unless another day is given; or that it is not done after all."""

        def write(db: Connection, row_key: str, every: tuple[PlanStep, ...]) -> str:
            kept = _its_step(step, every)
            if not done:
                if kept.done_on is None:
                    return ""
                return self._write(
                    db, row_key, step, "unticked", _worded(kept), f"“{kept.words}” is not done"
                )
            done_on = on or self._desk.today
            _refuse(done_refusal(done_on, self._desk.today))
            if kept.done_on == done_on:
                return ""
            says = {**_worded(kept), "on": done_on}
            return self._write(db, row_key, step, "ticked", says, f"Done: “{kept.words}”")

        return self._change(key, write)

    def take_away(self, key: str, step: str) -> str:
        """Take a step out of the plan; it can be put back at any time while the plan stands."""

        def write(db: Connection, row_key: str, every: tuple[PlanStep, ...]) -> str:
            kept = _its_step(step, every)
            return self._write(db, row_key, step, "removed", _worded(kept), f"Took away “{kept.words}”")

        return self._change(key, write)

    def put_back(self, key: str, step: str) -> str:
        """Put a step back into the plan."""

        def write(db: Connection, row_key: str, every: tuple[PlanStep, ...]) -> str:
            kept = next((one for one in every if one.id == step and one.taken_away_on), None)
            if kept is None:
                return ""
            return self._write(db, row_key, step, "put_back", _worded(kept), f"Put back “{kept.words}”")

        return self._change(key, write)

    def undo(self) -> str:
        """Put back what the last step changed; refused where somebody changed it again since."""
        last = self._steps.take()

        def write(db: Connection, row_key: str, _every: tuple[PlanStep, ...]) -> str:
            if _said(db, row_key, last.step) != last.after:
                raise past_undoing(last)
            before = last.before
            back = None if before == _UNSAID else self._plain(db, before)
            says = {"step": last.step, "words": (before if before.words else last.after).words}
            write_about(db, self._desk, row_key, "plan_step.undone", {**says, "back_to": back})
            return f"Undone: {last.words}"

        return self._change(last.key, write)

    def _change(self, key: str, write: Callable[[Connection, str, tuple[PlanStep, ...]], str]) -> str:
        def change(db: Connection) -> str:
            row = opportunity_store.row_of_key(db, key, today=self._desk.today)
            if row is None:
                raise NoSuchOpportunity(key)
            every = plan_steps.standing_steps(db, self._desk, row.key)
            _refuse(no_plan_refusal(every), _SEE_THE_PLAN)
            return write(db, row.key, every)

        return self._desk.workspace.write(change).result()

    def _write(
        self, db: Connection, key: str, step: str, did: str, says: Mapping[str, object], words: str
    ) -> str:
        before = _said(db, key, step)
        write_about(db, self._desk, key, f"plan_step.{did}", {"step": step, **says})
        done = _Done(words, key, step, before, _said(db, key, step))
        self._steps.append(done)
        return words

    def _person(self, db: Connection, name: str) -> str:
        return person_named(db, self._desk, name, "") if name else ""

    def _plain(self, db: Connection, said: KeptStep) -> dict[str, object]:
        return {
            "on": said.due_on,
            "owner": self._person(db, said.owner),
            "done_on": said.done_on,
            "words": said.words,
            "taken_away_on": said.taken_away_on,
        }


def _its_step(step: str, every: tuple[PlanStep, ...]) -> PlanStep:
    _refuse(step_refusal(step, every), _SEE_THE_PLAN)
    return next(one for one in every if one.id == step)


def _said(db: Connection, key: str, step: str) -> KeptStep:
    return store.of(db, key).get(step, _UNSAID)


def _worded(kept: PlanStep) -> dict[str, object]:
    """Return the words of a line of our own: nothing else says in the history which it was."""
    return {"words": kept.words} if kept.is_own else {}


def _tidied(said: StepWords) -> StepWords:
    return StepWords(words=" ".join(said.words.split()), on=said.on, owner=" ".join(said.owner.split()))


def _refuse(sentence: str, to_do: str = "Correct it and try again.") -> None:
    if sentence:
        raise NotPossible(happened=sentence, safe="Nothing was changed.", to_do=to_do)
