"""What is to be seen to between us and others: answers, next steps, and whom we have not heard for long."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from desktop.domain.words import dotted
from desktop.services.conversation_lines import (
    Names,
    TalkLine,
    approach_line,
    by_words,
    names_of,
    quiet_lines,
    talk_line,
)
from desktop.services.desk import Desk
from desktop.store import approaches
from desktop.store import conversations as store
from desktop.store.connection import Connection

STEP, ANSWER, QUIET = "step", "answer", "quiet"


class DueLine(Struct, frozen=True, kw_only=True):
    """Something to see to. `sort` says what: a next step, an answer others wait for, somebody gone quiet.

    `id` is the conversation's or the approach's, "" for an organisation that has gone quiet.
    """

    sort: str
    id: str
    organisation: str
    name: str
    second: str
    at: str
    on: date | None = None
    about: str = ""
    step: str = ""
    owner: str = ""


def due_by(db: Connection, desk: Desk, until: date) -> tuple[DueLine, ...]:
    """Return what is to be seen to by that day, the first due first, then who has gone quiet.

    An approach stands here until it is answered, whatever day was asked for.
    """
    names = names_of(db)
    steps = [_step(talk_line(db, desk, one, names)) for one in store.waiting(db, until)]
    asked = [_answer(desk, approach_line(db, desk, one, names)) for one in approaches.unanswered(db)]
    dated = sorted((*asked, *steps), key=lambda one: (one.on or until, one.name))
    return (*dated, *_quiet(db, desk, names))


def due_today(db: Connection, desk: Desk) -> int:
    """Return how many next steps and answers are due today, or were before."""
    names = names_of(db)
    steps = store.waiting(db, desk.today)
    asked = [approach_line(db, desk, one, names) for one in approaches.unanswered(db)]
    return sum(one.talk.next_on is not None for one in steps) + sum(
        one.next_at is not None and one.next_at <= desk.today for one in asked
    )


def _step(line: TalkLine) -> DueLine:
    return DueLine(
        sort=STEP,
        id=line.id,
        organisation=line.organisation,
        name=line.name,
        second=dotted(line.next_step, line.owner, line.about_title),
        at=line.next_on,
        on=line.next_at,
        about=line.about_title,
        step=line.next_step,
        owner=line.owner,
    )


def _answer(desk: Desk, line: TalkLine) -> DueLine:
    about = f": {line.about_title}" if line.about_title else ""
    return DueLine(
        sort=ANSWER,
        id=line.id,
        organisation=line.organisation,
        name=line.name,
        second=f"Asks us to join{about}",
        at=by_words(line.next_at, desk.today) or "No day given",
        on=line.next_at,
        about=line.about_title,
    )


def _quiet(db: Connection, desk: Desk, names: Names) -> list[DueLine]:
    lines = [talk_line(db, desk, one, names) for one in store.everyone(db)] if store.rhythms(db) else []
    return [
        DueLine(
            sort=QUIET,
            id="",
            organisation=one.organisation,
            name=one.name,
            second=one.quiet,
            at="Gone quiet",
        )
        for one in quiet_lines(db, desk, lines, names)
    ]
