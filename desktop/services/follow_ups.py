"""Follow-ups: what somebody said they would find out, due on a day, closed with what was found."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date

from desktop.domain.pause import LensId
from desktop.domain.words import day
from desktop.services import catalogue
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.store import drafts, pauses
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection
from desktop.store.pauses import FollowUp


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpLine:
    """One open follow-up, worded. `typed` is what was written as found and not recorded yet."""

    key: str
    lens: LensId
    question_id: str
    question: str
    about: str
    owner: str
    due: str
    typed: str


def due_by(db: Connection, desk: Desk, until: date) -> tuple[FollowUpLine, ...]:
    """Return the follow-ups due by that day and those without a day, the first due first."""
    found = [one for one in pauses.follow_ups(db) if one.due_on is None or one.due_on <= until]
    return tuple(_line(db, desk, one) for one in found)


def due_words(on: date | None, today: date) -> str:
    """Return "Today", "Thu 11 Jun", or "Since Fri 5 Jun" for a day that is past."""
    if on is None:
        return "No day set"
    if on == today:
        return "Today"
    return f"Since {day(on)}" if on < today else day(on)


def keep_draft(desk: Desk, line: FollowUpLine, text: str) -> Future[None]:
    """Keep what is being typed, outside the journal; the future tells when it is on disk."""
    now, field = desk.now(), _field(line.lens, line.question_id)
    return desk.workspace.write(lambda db: drafts.put(db, line.key, field, text, now))


def close(desk: Desk, line: FollowUpLine, found: str) -> None:
    """Record what was found; it joins the answer in the pause, which is unknown no more.

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
    desk.workspace.write(lambda db: _close(db, desk, line, found)).result()


def _close(db: Connection, desk: Desk, line: FollowUpLine, found: str) -> None:
    from desktop.services.entries import write_about  # Today, which only reads, does not wait for it

    still_open = any(
        (one.lens, one.question) == (line.lens, line.question_id) for one in pauses.follow_ups(db, line.key)
    )
    if not still_open:
        raise NotPossible(
            happened="This follow-up has been closed meanwhile.",
            safe="Nothing was changed.",
            to_do="Read what was found in the pause.",
        )
    payload = {"lens": line.lens, "question": line.question_id, "found": found}
    write_about(db, desk, line.key, "follow_up.closed", payload, as_written=True)
    drafts.clear(db, line.key, [_field(line.lens, line.question_id)])


def _line(db: Connection, desk: Desk, one: FollowUp) -> FollowUpLine:
    row = opportunity_store.row_of_key(db, one.subject, today=desk.today)
    typed = drafts.of(db, one.subject).get(_field(one.lens, one.question))
    return FollowUpLine(
        key=one.subject,
        lens=one.lens,
        question_id=one.question,
        question=_prompt(one.lens, one.question),
        about=row.title if row else one.subject,
        owner=one.owner,
        due=due_words(one.due_on, desk.today),
        typed=typed.text if typed else "",
    )


def _prompt(lens_id: LensId, question: str) -> str:
    lens = next(one for one in catalogue.lenses() if one.id is lens_id)
    asked = (*lens.questions, lens.quick)
    return next((one.prompt for one in asked if one.id == question), lens.title)


def _field(lens: LensId, question: str) -> str:
    return f"follow_up.{lens.value}.{question}"
