"""Steps on the directory that a person takes in the window, and the session's last ones for undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Any

from msgspec import Struct

from desktop.domain.organisation import Link, Organisation
from desktop.services import directory
from desktop.services.authors import arrive
from desktop.services.desk import Desk
from desktop.services.last_steps import LastSteps, past_undoing
from desktop.store import directory as store
from desktop.store import journal, private_notes
from desktop.store.connection import Connection

Back = Callable[[Connection], object]


class Done(Struct, frozen=True):
    """What was done, in words ("" where nothing differed), and the organisation it was done to."""

    words: str
    organisation: str = ""


class _Step(Struct, frozen=True):
    """What was done, to which organisation, and how it is taken back while nothing changed there since."""

    words: str
    organisation: str
    entry: str
    back: Back


class DirectoryChanges:
    """Changes the directory in the name of whoever sits at the desk.

    Each method queues one change and returns at once; its future carries what was done. A refusal arrives
    in the future as NotKept or NotPossible.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._steps = LastSteps[_Step]()

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self._steps.can_undo

    def add(self, typed: Organisation) -> Future[Done]:
        """Add an organisation."""

        def change(db: Connection) -> Done:
            added = directory.add(db, self._desk, typed)
            name = directory.standing(db, added).name
            return self._did(db, f"Added “{name}”", added, self._by(directory.remove, added))

        return self._queue(change)

    def change(self, organisation: str, **fields: Any) -> Future[Done]:
        """Change facts of an organisation."""

        def change(db: Connection) -> Done:
            before = directory.change(db, self._desk, organisation, **fields)
            return self._changed(db, organisation, before)

        return self._queue(change)

    def remove(self, organisation: str) -> Future[Done]:
        """Take an organisation away."""

        def change(db: Connection) -> Done:
            gone = directory.remove(db, self._desk, organisation)
            back = self._by(directory.put_back, gone.id)
            return self._did(db, f"Took away “{gone.name}”", gone.id, back)

        return self._queue(change)

    def put_back(self, organisation: str) -> Future[Done]:
        """List an organisation again."""

        def change(db: Connection) -> Done:
            back = directory.put_back(db, self._desk, organisation)
            undo = self._by(directory.remove, back.id)
            return self._did(db, f"Put back “{back.name}”", back.id, undo)

        return self._queue(change)

    def merge(self, into: str, other: str) -> Future[Done]:
        """Make two organisations one."""

        def change(db: Connection) -> Done:
            gone = directory.standing(db, other)
            whole = directory.merge(db, self._desk, into, other)
            back = self._by(directory.split, gone.id)
            return self._did(db, f"Merged “{gone.name}” into “{whole.name}”", whole.id, back)

        return self._queue(change)

    def split(self, other: str) -> Future[Done]:
        """Make an organisation its own again."""

        def change(db: Connection) -> Done:
            into = store.root(db, other)
            apart = directory.split(db, self._desk, other)
            back = self._by(directory.merge, into, apart.id)
            return self._did(db, f"“{apart.name}” is its own again", into, back)

        return self._queue(change)

    def link(self, typed: Link) -> Future[Done]:
        """Say how one organisation stands to another."""

        def change(db: Connection) -> Done:
            directory.link(db, self._desk, typed)
            back = self._by(directory.unlink, typed)
            return self._did(db, "Linked two organisations", typed.one, back)

        return self._queue(change)

    def unlink(self, gone: Link) -> Future[Done]:
        """Say that one no longer stands so to another."""

        def change(db: Connection) -> Done:
            directory.unlink(db, self._desk, gone)
            back = self._by(directory.link, gone)
            return self._did(db, "Took a link away", gone.one, back)

        return self._queue(change)

    def take_contact_away(self, person: str) -> Future[Done]:
        """List somebody no longer; their data go with an erasure alone."""

        def change(db: Connection) -> Done:
            gone = directory.take_contact_away(db, self._desk, person)
            back = self._by(directory.take_contact_away, person, back=True)
            return self._did(db, "Took a contact off the list", gone.organisation, back)

        return self._queue(change)

    def note(self, organisation: str, text: str) -> Future[Done]:
        """Keep a private note on an organisation; nothing that is shared ever reads it."""
        text = text.strip()

        def change(db: Connection) -> Done:
            found = directory.standing(db, organisation)
            before = private_notes.of(db, found.id)
            if before == text:
                return Done("")
            self._write_note(db, found.id, text)
            back = partial(self._write_note, organisation=found.id, text=before)
            return self._did(db, "Kept the private note", found.id, back)

        return self._queue(change)

    def undo(self) -> Future[Done]:
        """Take the last step back; refused where its organisation was changed again since."""

        def change(db: Connection) -> Done:
            step = self._steps.take()
            if _last_entry(db, step.organisation) != step.entry:
                raise past_undoing(step)
            before = step.entry
            step.back(db)
            self._carry_on(db, step.organisation, before)
            return Done(f"Undone: {step.words}", step.organisation)

        return self._queue(change)

    def _changed(self, db: Connection, organisation: str, before: Mapping[str, Any]) -> Done:
        if not before:
            return Done("", organisation)
        found = directory.standing(db, organisation)
        back = self._by(directory.change, found.id, **before)
        return self._did(db, f"Changed “{found.name}”", found.id, back)

    def _write_note(self, db: Connection, organisation: str, text: str) -> None:
        arrive(db, self._desk)
        journal.append(
            db,
            author=self._desk.author,
            kind="private_note.written",
            subject=organisation,
            payload={"text": text},
            now=self._desk.now(),
        )
        db.touched.add(("organisation", organisation))

    def _did(self, db: Connection, words: str, organisation: str, back: Back) -> Done:
        step = _Step(words, organisation, _last_entry(db, organisation), back)
        self._steps.append(step)
        return Done(words, organisation)

    def _carry_on(self, db: Connection, organisation: str, undone: str) -> None:
        """Let the step before, on the same organisation, be the last that stands there."""
        now = _last_entry(db, organisation)
        for place in range(len(self._steps) - 1, -1, -1):
            step = self._steps[place]
            if step.organisation == organisation and step.entry != undone:
                self._steps[place] = _Step(step.words, step.organisation, now, step.back)
                return

    def _by(self, step: Callable[..., object], *said: object, **more: object) -> Back:
        return lambda db: step(db, self._desk, *said, **more)

    def _queue(self, change: Callable[[Connection], Done]) -> Future[Done]:
        return self._desk.workspace.write(change)


def _last_entry(db: Connection, organisation: str) -> str:
    history = journal.history(db, organisation)
    return history[-1].id if history else ""
