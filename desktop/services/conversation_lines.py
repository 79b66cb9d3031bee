"""Conversations and approaches as rows: who, when, what was said, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.conversations import DIRECTION_WORDS, WAY_WORDS, Direction, Rhythm, Talk, quiet_from
from desktop.domain.words import day, listed, plural, year_day
from desktop.services.desk import Desk
from desktop.store import conversations as store
from desktop.store import directory, people
from desktop.store import opportunities as opportunity_store
from desktop.store.approaches import KeptApproach
from desktop.store.connection import Connection
from desktop.store.conversations import KeptTalk

NOBODY = "An organisation"
"""What one is called that is not in the directory here."""
NEVER_SPOKE = "No conversation yet"


class Names(Struct, frozen=True):
    """What organisations and people are called, by id; contacts at organisations are people too."""

    organisations: Mapping[str, str]
    people: Mapping[str, str]

    def organisation(self, id_: str) -> str:
        """Return what an organisation is called."""
        return self.organisations.get(id_, NOBODY)

    def all_of(self, people_: Iterable[str]) -> str:
        """Return what these people are called, in words; nobody is left out for want of a name."""
        return listed([self.people.get(one, "somebody") for one in people_])


class TalkLine(Struct, frozen=True, kw_only=True):
    """One row. `id` is "" for an organisation gone quiet with which no conversation was ever noted.

    `at` and `next_at` are the days behind `on` and `next_on`; `waiting` says that a next step or an answer is
    still to come, `late` that its day is past; `quiet` says since when nobody spoke, "" where that is well.
    """

    id: str
    organisation: str
    name: str
    way: str = ""
    direction: str = ""
    on: str = ""
    at: date | None = None
    said: str = ""
    about: str = ""
    about_title: str = ""
    who: str = ""
    people: tuple[str, ...] = ()
    with_whom: str = ""
    next_step: str = ""
    next_on: str = ""
    next_at: date | None = None
    owner: str = ""
    is_approach: bool = False
    shared: bool = False
    waiting: bool = False
    late: bool = False
    quiet: str = ""


def names_of(db: Connection) -> Names:
    """Return what everybody is called."""
    contacts = {one.id: one.name for one in directory.contacts(db)}
    return Names(directory.names(db), contacts | people.names(db))


def talk_line(db: Connection, desk: Desk, kept: KeptTalk, names: Names) -> TalkLine:
    """Return a conversation as a row."""
    talk, waiting = kept.talk, kept.talk.is_waiting
    return TalkLine(
        id=kept.id,
        organisation=talk.organisation,
        name=names.organisation(talk.organisation),
        way=WAY_WORDS[talk.way],
        direction=DIRECTION_WORDS[talk.direction],
        on=_day(talk.on, desk),
        at=talk.on,
        said=talk.said,
        about=talk.about,
        about_title=_title(db, desk, talk.about) or kept.about_title,
        who=names.all_of(talk.ours),
        people=talk.ours,
        with_whom=names.all_of(talk.theirs),
        next_step=talk.next_step,
        next_on=_next_words(talk, desk),
        next_at=talk.next_on if waiting else None,
        owner=names.people.get(talk.next_owner, ""),
        waiting=waiting,
        late=waiting and talk.next_on is not None and talk.next_on < desk.today,
    )


def approach_line(db: Connection, desk: Desk, kept: KeptApproach, names: Names) -> TalkLine:
    """Return an approach as a row."""
    one = kept.approach
    role = f": {' '.join(one.role.split())}" if one.role.strip() else ""
    return TalkLine(
        id=kept.id,
        organisation=one.organisation,
        name=names.organisation(one.organisation),
        way="Approach",
        direction=DIRECTION_WORDS[Direction.THEM],
        on=_day(one.asked_on, desk),
        at=one.asked_on,
        said=f"Asks us to join{role}",
        about=one.about,
        about_title=_title(db, desk, one.about) or kept.about_title,
        who=names.people.get(kept.author, ""),
        people=(kept.author,),
        with_whom=names.people.get(one.contact, ""),
        next_step="Answer them" if kept.is_open else "Answered",
        next_on=by_words(one.reply_by, desk.today) if kept.is_open else _day(kept.answered_on, desk),
        next_at=one.reply_by if kept.is_open else None,
        is_approach=True,
        shared=one.shared,
        waiting=kept.is_open,
        late=kept.is_open and one.reply_by is not None and one.reply_by < desk.today,
    )


def quiet_lines(db: Connection, desk: Desk, lines: Sequence[TalkLine], names: Names) -> list[TalkLine]:
    """Return a row for each organisation that has gone quiet, the one for longest first.

    It is its last conversation of `lines`, which come the newest first, or says that there is none.
    """
    last: dict[str, TalkLine] = {}
    for line in lines:
        if not line.is_approach:
            last.setdefault(line.organisation, line)
    found = []
    for organisation, kept in store.rhythms(db).items():
        spoken = last.get(organisation)
        spoke = spoken.at if spoken else None
        since = quiet_from(spoke, kept.rhythm)
        if since is None or since > desk.today or directory.is_removed(db, organisation):
            continue
        never = TalkLine(
            id="", organisation=organisation, name=names.organisation(organisation), said=NEVER_SPOKE
        )
        found.append((since, replace(spoken or never, quiet=_quiet_words(spoke, kept.rhythm, desk.today))))
    return [line for _, line in sorted(found, key=lambda pair: (pair[0], pair[1].name))]


def rhythm_words(weeks: int) -> str:
    """Return how often we want to speak, in words."""
    return "every week" if weeks == 1 else f"every {plural(weeks, 'week')}"


def by_words(on: date | None, today: date) -> str:
    """Return "Today", "Thu 11 Jun", or "Since Fri 5 Jun" for a day that is past; "" for none."""
    if on is None:
        return ""
    if on == today:
        return "Today"
    return f"Since {day(on)}" if on < today else day(on)


def _quiet_words(spoke: date | None, rhythm: Rhythm, today: date) -> str:
    wish = f"we want to speak {rhythm_words(rhythm.every_weeks)}"
    if spoke is None:
        return f"Nothing noted yet, and {wish}"
    on = day(spoke) if spoke.year == today.year else year_day(spoke)
    return f"Last spoke {on}, and {wish}"


def _next_words(talk: Talk, desk: Desk) -> str:
    if not talk.next_step:
        return ""
    if talk.next_done_on is not None:
        return "Done today" if talk.next_done_on == desk.today else f"Done {_day(talk.next_done_on, desk)}"
    return by_words(talk.next_on, desk.today) or "No day set"


def _day(on: date | None, desk: Desk) -> str:
    if on is None:
        return ""
    if on == desk.today:
        return "Today"
    return day(on) if on.year == desk.today.year else year_day(on)


def _title(db: Connection, desk: Desk, key: str) -> str:
    row = opportunity_store.row_of_key(db, key, today=desk.today) if key else None
    return row.title if row else ""
