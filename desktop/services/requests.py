"""What people asked us about their own data, and until when it must be answered: one month.

The log says what was asked and when, never by what name: somebody of the workspace is an id, anybody
else only a number.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from desktop.domain.words import year_day
from desktop.services.authors import arrive
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.store import directory, journal, people
from desktop.store import requests as store
from desktop.store.connection import Connection
from desktop.store.requests import Request

MONTH = relativedelta(months=1)
KEEP_MONTHS = 24
"""After how long without a trace it is asked whether somebody's data are still needed."""


class Wanted(StrEnum):
    """What somebody can ask for."""

    ACCESS = "access"
    ERASURE = "erasure"
    COMPLAINT = "complaint"


WANTED_WORDS = {
    Wanted.ACCESS: "to see what is held",
    Wanted.ERASURE: "to be erased",
    Wanted.COMPLAINT: "to complain",
}


class RequestLine(Struct, frozen=True):
    """One request as the settings show it. `open` ones still want an answer."""

    number: int
    sentence: str
    open: bool
    late: bool


def note(desk: Desk, person: str, wanted: Wanted, asked_on: date) -> int:
    """Note that somebody asked; `person` is "" where they are none of ours. Returns the request's number.

    Raises:
        NotPossible: the day is yet to come.
    """
    if asked_on > desk.today:
        raise NotPossible(
            happened="That day is yet to come.",
            safe="Nothing was changed.",
            to_do="Choose today or an earlier day.",
        )
    return desk.workspace.write(lambda db: _note(db, desk, person, wanted, asked_on)).result()


def answer_within(db: Connection, desk: Desk, number: int) -> None:
    """Note within a change that a request was answered today."""
    says = {"number": number, "answered_on": desk.today}
    journal.append(
        db, author=desk.author, kind="request.answered", subject=None, payload=says, now=desk.now()
    )


def open_access(db: Connection, person: str) -> tuple[int, ...]:
    """Return the numbers of what this person of ours asked to see and was not shown yet."""
    return tuple(
        one.number
        for one in store.everything(db)
        if person and one.person == person and one.answered_on is None and one.wanted == Wanted.ACCESS
    )


def answer_open(db: Connection, desk: Desk, person: str) -> None:
    """Note within a change that what this person of ours asked to see or to have erased was answered."""
    for one in store.everything(db):
        if person and one.person == person and one.answered_on is None and one.wanted != Wanted.COMPLAINT:
            answer_within(db, desk, one.number)


class ToDo(Struct, frozen=True):
    """What the settings say: what is due, and the log of what was answered, a sentence each."""

    due: tuple[str, ...]
    log: tuple[str, ...]


def to_do(db: Connection, desk: Desk) -> ToDo:
    """Return the requests to answer, the people whose data want another look, and what was answered."""
    lines, names = requests(db, desk), directory.names(db)
    reviews = (
        f"Is {name} still needed here? It was to be asked again by {year_day(day)}."
        for _, name, day in due_for_review(db, desk)
    )
    outside = (
        f"Is {one.name} ({names.get(one.organisation, 'an organisation')}) still needed here? "
        f"It was to be asked again by {year_day(one.review_by)}."
        for one in directory.contacts(db)
        if one.review_by and one.review_by <= desk.today
    )
    return ToDo(
        due=(*(line.sentence for line in lines if line.open), *reviews, *outside),
        log=tuple(line.sentence for line in lines if not line.open),
    )


def requests(db: Connection, desk: Desk) -> tuple[RequestLine, ...]:
    """Return all requests, open ones first."""
    names = people.names(db)
    lines = [_line(one, names.get(one.person, "Somebody"), desk.today) for one in store.everything(db)]
    return tuple(sorted(lines, key=lambda line: (not line.open, -line.number)))


def of_person(db: Connection, desk: Desk, person: str) -> tuple[RequestLine, ...]:
    """Return the requests of one person of ours."""
    mine = {one.number for one in store.everything(db) if one.person == person}
    return tuple(line for line in requests(db, desk) if line.number in mine)


def keep(desk: Desk, person: str) -> date:
    """Note that somebody's data are still needed, for as long again; return until when."""
    review_by = desk.today + relativedelta(months=KEEP_MONTHS)

    def change(db: Connection) -> None:
        arrive(db, desk)
        says = {"person": person, "review_by": review_by}
        journal.append(
            db, author=desk.author, kind="person.kept", subject=person, payload=says, now=desk.now()
        )

    desk.workspace.write(change).result()
    return review_by


def review_days(db: Connection) -> dict[str, date]:
    """Return by person when it is to be asked whether their data are still needed.

    That is the day somebody set, or two years after they last wrote, decided or were added.
    """
    return {
        person: max(
            (day for day in (kept, last + relativedelta(months=KEEP_MONTHS)) if day is not None),
        )
        for person, (last, kept) in store.last_traces(db).items()
    }


def due_for_review(db: Connection, desk: Desk) -> tuple[tuple[str, str, date], ...]:
    """Return the people whose day has come: id, name, and the day."""
    days = review_days(db)
    return tuple(
        (one.id, one.name, days[one.id])
        for one in people.everyone(db)
        if one.id in days and one.id != desk.author and days[one.id] <= desk.today
    )


def _note(db: Connection, desk: Desk, person: str, wanted: Wanted, asked_on: date) -> int:
    arrive(db, desk)
    number = max((one.number for one in store.everything(db)), default=0) + 1
    says = {"number": number, "wanted": wanted, "person": person, "asked_on": asked_on}
    journal.append(db, author=desk.author, kind="request.made", subject=None, payload=says, now=desk.now())
    return number


def _line(one: Request, name: str, today: date) -> RequestLine:
    wanted = next((words for wanted, words in WANTED_WORDS.items() if wanted == one.wanted), one.wanted)
    asked = f"{one.number}. {name} asked {wanted} on {year_day(one.asked_on)}"
    if one.answered_on:
        return RequestLine(one.number, f"{asked}. Answered on {year_day(one.answered_on)}.", False, False)
    by = one.asked_on + MONTH
    late = by < today
    due = f"The answer was due on {year_day(by)}" if late else f"Answer by {year_day(by)}"
    return RequestLine(one.number, f"{asked}. {due}.", True, late)
