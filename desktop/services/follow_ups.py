"""Follow-ups: what somebody said they would find out, due on a day, closed with what was found."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import date

from msgspec import Struct

from desktop.domain.pause import LensId, Standing
from desktop.domain.states import State
from desktop.domain.words import day
from desktop.services import catalogue
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.last_steps import LastSteps
from desktop.store import drafts, pauses
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection
from desktop.store.pauses import FollowUp

DECIDED = (State.DECIDED, State.OUTCOME_KNOWN, State.REVIEWED)
"""States in which a pause stands as it was."""


class FollowUpLine(Struct, frozen=True, kw_only=True):
    """One open follow-up, worded.

    `decided` tells that a decision is recorded: what is found now stands beside the pause as it was.
    """

    key: str
    lens: LensId
    question_id: str
    question: str
    about: str
    owner: str
    due: str
    decided: bool = False
    due_on: date | None = None


class _Closed(Struct, frozen=True):
    """A follow-up that was closed here: by which entry, and how it stood before."""

    line: FollowUpLine
    entry: str
    back_to: Mapping[str, object]

    @property
    def words(self) -> str:
        """What was done."""
        return f"Closed “{self.line.question}”"


class Closings:
    """Closes follow-ups at one desk, and takes back the session's last ones."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._closed = LastSteps[_Closed]()

    def close(self, line: FollowUpLine, found: str, standing: Standing | None = None) -> str:
        """Record what was found, and how well it is known now; return what was done in words.

        It joins the answer in the pause, which is unknown no more; once a decision is recorded the answer
        stays as it was then, and what was found stands beside it with its day.

        Raises:
            NotPossible: nothing is said, or somebody has closed it meanwhile.
        """
        found = found.strip()
        if not found:
            raise NotPossible(
                happened="It is not said what was found.",
                safe="The follow-up stays open.",
                to_do="Write a sentence, even if it is that nothing could be found.",
            )
        entry, back_to = self._desk.workspace.write(
            lambda db: _close(db, self._desk, line, found, standing)
        ).result()
        self._closed.append(_Closed(line, entry, back_to))
        return self.can_undo

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self._closed.can_undo

    def undo(self) -> str:
        """Open the one closed last again; return what was put back in words.

        Raises:
            NotPossible: there is nothing to take back, or the answer was changed since.
        """
        step = self._closed.take()
        self._desk.workspace.write(lambda db: _reopen(db, self._desk, step)).result()
        return f"Undone: {step.words}"


def due_by(db: Connection, desk: Desk, until: date) -> tuple[FollowUpLine, ...]:
    """Return the follow-ups due by that day and those without a day, the first due first."""
    found = [one for one in pauses.follow_ups(db) if one.due_on is None or one.due_on <= until]
    return tuple(_line(db, desk, one) for one in found)


def due_words(on: date | None, today: date, when: str = "") -> str:
    """Return "Today", "Thu 11 Jun", "Since Fri 5 Jun" for a day that is past, or `when` as it was typed."""
    if on is None:
        return f"“{when}”" if when else "No day set"
    if on == today:
        return "Today"
    return f"Since {day(on)}" if on < today else day(on)


def keep_draft(desk: Desk, line: FollowUpLine, text: str) -> Future[None]:
    """Keep what is being typed, outside the journal; the future tells when it is on disk."""
    now, field = desk.now(), _field(line.lens, line.question_id)
    return desk.workspace.write(lambda db: drafts.put(db, line.key, field, text, now))


def typed(db: Connection, line: FollowUpLine) -> str:
    """Return what was written as found and is not recorded, as it stands by now."""
    draft = drafts.of(db, line.key).get(_field(line.lens, line.question_id))
    return draft.text if draft else ""


def _close(
    db: Connection, desk: Desk, line: FollowUpLine, found: str, standing: Standing | None
) -> tuple[str, Mapping[str, object]]:
    from desktop.services.entries import write_about  # Today, which only reads, does not wait for it

    if not _is_open(db, line):
        raise NotPossible(
            happened="This follow-up has been closed meanwhile.",
            safe="Nothing was changed.",
            to_do="Read what was found in the pause.",
        )
    later = _is_decided(db, desk, line.key)
    back_to = _as_it_stands(db, line, later=later)
    payload: dict[str, object] = {"lens": line.lens, "question": line.question_id, "found": found}
    payload |= {"later": True} if later else {"standing": standing}
    entry = write_about(db, desk, line.key, "follow_up.closed", payload, as_written=True)
    drafts.clear(db, line.key, [_field(line.lens, line.question_id)])
    return entry.id, back_to


def _reopen(db: Connection, desk: Desk, step: _Closed) -> None:
    from desktop.services.entries import write_about

    line, later = step.line, bool(step.back_to["later"])
    shaped = set(pauses.shaped_by(db, line.key, line.lens, line.question_id))
    if step.entry not in shaped or (not later and shaped != {step.entry}):
        raise NotPossible(
            happened=f"“{line.question}” cannot be opened again: its answer was changed since.",
            safe="Nothing was changed.",
            to_do="Say in the pause that we don’t know yet, if that is so.",
        )
    if not later and _is_decided(db, desk, line.key):
        raise NotPossible(
            happened="A decision was recorded since. The pause stands as it was then.",
            safe="Nothing was changed.",
            to_do="Open the decision in the register to see what it was made on.",
        )
    payload = {
        "lens": line.lens,
        "question": line.question_id,
        "undoes": [step.entry],
        "back_to": step.back_to,
    }
    write_about(db, desk, line.key, "follow_up.reopened", payload, as_written=True)


def _as_it_stands(db: Connection, line: FollowUpLine, *, later: bool) -> Mapping[str, object]:
    """Return how the answer stands, for the day the closing is taken back."""
    pause = pauses.of(db, line.key)
    said = pause.answers.get(line.lens, {}).get(line.question_id) if pause else None
    open_one = next(one for one in pauses.follow_ups(db, line.key) if _same(one, line))
    return {
        "text": said.text if said else "",
        "standing": said.standing if said else None,
        "owner": open_one.owner_id,
        "due_on": open_one.due_on,
        "when": open_one.when,
        "later": later,
    }


def _is_open(db: Connection, line: FollowUpLine) -> bool:
    return any(_same(one, line) for one in pauses.follow_ups(db, line.key))


def _same(one: FollowUp, line: FollowUpLine) -> bool:
    return (one.lens, one.question) == (line.lens, line.question_id)


def _is_decided(db: Connection, desk: Desk, key: str) -> bool:
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    return row is not None and row.state in DECIDED


def _line(db: Connection, desk: Desk, one: FollowUp) -> FollowUpLine:
    row = opportunity_store.row_of_key(db, one.subject, today=desk.today)
    return FollowUpLine(
        key=one.subject,
        lens=one.lens,
        question_id=one.question,
        question=_prompt(db, one),
        about=row.title if row else one.subject,
        owner=one.owner,
        due=due_words(one.due_on, desk.today, one.when),
        due_on=one.due_on,
        decided=row is not None and row.state in DECIDED,
    )


def _prompt(db: Connection, one: FollowUp) -> str:
    """Return the question as it was asked when it was not known."""
    asked = pauses.wording(db, one.subject).get((one.lens, one.question))
    return asked or next(lens.title for lens in catalogue.lenses() if lens.id is one.lens)


def _field(lens: LensId, question: str) -> str:
    return f"follow_up.{lens.value}.{question}"
