"""Noting conversations, closing next steps, saying how often we want to speak; each can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from desktop.domain import conversations as rules
from desktop.domain.conversations import Talk
from desktop.domain.words import day
from desktop.services.authors import arrive, person_named
from desktop.services.conversation_form import FIELD
from desktop.services.conversation_lines import rhythm_words
from desktop.services.desk import Desk
from desktop.services.errors import NotKept, NotPossible
from desktop.services.steps_back import Step, Steps
from desktop.store import conversations as store
from desktop.store import directory, drafts, journal, last_entry, people, private_notes
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection
from desktop.store.uuid7 import uuid7

PREFIX = "talk:"
_FAMILY = "conversation."
_SAFE = "Nothing was changed."


class Conversing:
    """Notes conversations at one desk, and takes the session's last steps back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.steps = Steps(desk)

    def note(self, talk: Talk, private: str = "", conversation: str = "", draft: str = "") -> str:
        """Note a conversation, or change one that was noted; return its id.

        People of ours and the owner of the next step are named by id, or as they are called; a name not
        known yet is added. `private` is a note that nothing shared ever holds. The draft goes with it.

        Raises:
            NotKept: something is missing or cannot be so; `refusals` says what, field by field.
        """
        id_, step = self._desk.workspace.write(
            lambda db: self._note(db, talk, private, conversation, draft)
        ).result()
        if step is not None:
            self.steps.remember(step)
        return id_

    def remove(self, conversation: str) -> str:
        """Take a conversation away; return what was done in words. Undo puts it back."""

        def write(db: Connection) -> Step:
            kept = _kept(db, conversation)
            words = f"Took away the conversation with {_name(db, kept.talk.organisation)}"
            return self._step(db, words, conversation, "removed", {}, "put_back", {})

        return self._done(self._desk.workspace.write(write).result())

    def close_step(self, conversation: str) -> str:
        """Say that a next step was taken today; return that in words.

        Raises:
            NotPossible: there is none, or somebody has closed it meanwhile.
        """

        def write(db: Connection) -> Step:
            kept = _kept(db, conversation)
            if not kept.talk.is_waiting:
                raise NotPossible(
                    happened="This next step has been closed meanwhile.",
                    safe=_SAFE,
                    to_do="Look under Conversations at how it stands now.",
                )
            words = f"Done: {kept.talk.next_step}"
            done = {"next_done_on": self._desk.today}
            return self._step(db, words, conversation, "changed", done, "changed", {"next_done_on": None})

        return self._done(self._desk.workspace.write(write).result())

    def move_step(self, conversation: str, on: date) -> str:
        """Give a next step another day; return that in words.

        Raises:
            NotPossible: it has been taken meanwhile, or the day is past.
        """
        if on < self._desk.today:
            raise NotPossible(happened="That day is past.", safe=_SAFE, to_do="Choose a later one.")

        def write(db: Connection) -> Step:
            talk = _kept(db, conversation).talk
            if not talk.is_waiting:
                raise NotPossible(
                    happened="This next step has been closed meanwhile.",
                    safe=_SAFE,
                    to_do="Look under Conversations at how it stands now.",
                )
            words, back = f"{talk.next_step}: by {day(on)}", {"next_on": talk.next_on}
            return self._step(db, words, conversation, "changed", {"next_on": on}, "changed", back)

        return self._done(self._desk.workspace.write(write).result())

    def set_rhythm(self, organisation: str, every_weeks: int) -> str:
        """Say how often we want to speak with an organisation; no weeks: we say nothing of it any more.

        Raises:
            NotPossible: no rhythm is of so many weeks.
        """
        refusal = rules.rhythm_refusal(every_weeks)
        if refusal:
            raise NotPossible(happened="No rhythm is of so many weeks.", safe=_SAFE, to_do=refusal)

        def write(db: Connection) -> Step:
            there = directory.root(db, organisation)
            before = store.rhythms(db).get(there)
            every = "no rhythm" if not every_weeks else rhythm_words(every_weeks)
            words = f"{_name(db, there)}: {every}"
            says = {"organisation": there, "every_weeks": every_weeks, "since": self._desk.today}
            back = {
                "organisation": there,
                "every_weeks": before.rhythm.every_weeks if before else 0,
                "since": before.rhythm.since if before else self._desk.today,
            }
            stood = last_entry.of_family(db, there, "rhythm.")
            return Step(
                words=words,
                subject=there,
                family="rhythm.",
                entry=self._append(db, "rhythm.set", there, says),
                before=stood,
                kind="rhythm.set",
                payload=back,
            )

        return self._done(self._desk.workspace.write(write).result())

    def _note(
        self, db: Connection, talk: Talk, private: str, conversation: str, draft: str
    ) -> tuple[str, Step | None]:
        found = dict(rules.refusals(talk, self._desk.today))
        if talk.organisation and directory.one(db, talk.organisation) is None:
            found["organisation"] = "This organisation is not in the directory any more."
        if found:
            raise NotKept(found)
        arrive(db, self._desk)
        says = _fields(self._with_people(db, talk))
        id_ = conversation or f"{PREFIX}{uuid7(self._desk.now())}"
        step = self._change(db, id_, says) if conversation else self._new(db, id_, says)
        if private.strip() != private_notes.of(db, id_):
            self._append(db, "private_note.written", id_, {"text": private.strip()})
        drafts.clear(db, draft or conversation, [FIELD])
        return id_, step

    def _new(self, db: Connection, conversation: str, says: Mapping[str, object]) -> Step:
        words = f"Noted the conversation with {_name(db, str(says['organisation']))}"
        told = {**says, **_about(db, self._desk, str(says["about"]))}
        return self._step(db, words, conversation, "noted", told, "removed", {})

    def _change(self, db: Connection, conversation: str, says: Mapping[str, object]) -> Step | None:
        before = _fields(_kept(db, conversation).talk)
        differs = {name: value for name, value in says.items() if before[name] != value}
        if not differs:
            return None
        back = {name: before[name] for name in differs}
        if "about" in differs:
            back |= _about(db, self._desk, str(before["about"]))
            differs |= _about(db, self._desk, str(says["about"]))
        words = f"Changed the conversation with {_name(db, str(says['organisation']))}"
        return self._step(db, words, conversation, "changed", differs, "changed", back)

    def _with_people(self, db: Connection, talk: Talk) -> Talk:
        """Return it with every person of ours by id; somebody new is added."""
        known = people.names(db)

        def id_of(person: str) -> str:
            return person if person in known else person_named(db, self._desk, person, "")

        return msgspec.structs.replace(
            talk,
            said=talk.said.strip(),
            next_step=" ".join(talk.next_step.split()),
            ours=tuple(dict.fromkeys(id_of(one) for one in talk.ours if one.strip())),
            next_owner=id_of(talk.next_owner) if talk.next_owner.strip() else "",
        )

    def _step(
        self,
        db: Connection,
        words: str,
        conversation: str,
        did: str,
        says: Mapping[str, object],
        back: str,
        back_says: Mapping[str, object],
    ) -> Step:
        arrive(db, self._desk)
        before = last_entry.of_family(db, conversation, _FAMILY)
        return Step(
            words=words,
            subject=conversation,
            family=_FAMILY,
            entry=self._append(db, f"{_FAMILY}{did}", conversation, says),
            before=before,
            kind=f"{_FAMILY}{back}",
            payload=back_says,
        )

    def _done(self, step: Step) -> str:
        self.steps.remember(step)
        return step.words

    def _append(self, db: Connection, kind: str, subject: str, says: Mapping[str, object]) -> str:
        return journal.append(
            db, author=self._desk.author, kind=kind, subject=subject, payload=says, now=self._desk.now()
        ).id


def _kept(db: Connection, conversation: str) -> store.KeptTalk:
    kept = store.one(db, conversation)
    if kept is None or store.is_removed(db, conversation):
        raise NotPossible(
            happened="This conversation has been taken away.",
            safe=_SAFE,
            to_do="Choose another under Conversations, or note it again.",
        )
    return kept


def _fields(talk: Talk) -> dict[str, object]:
    return {name: getattr(talk, name) for name in talk.__struct_fields__}


def _about(db: Connection, desk: Desk, key: str) -> dict[str, object]:
    """Return the title to keep beside a key: a conversation can be read where the notice is not held."""
    row = opportunity_store.row_of_key(db, key, today=desk.today) if key else None
    return {"about_title": row.title if row else ""}


def _name(db: Connection, organisation: str) -> str:
    return directory.names(db).get(organisation, "an organisation")
