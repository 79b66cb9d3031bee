"""The list of conversations, and one of them in full."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from desktop.domain.words import dotted, year_day
from desktop.services.conversation_lines import (
    Names,
    TalkLine,
    approach_line,
    names_of,
    quiet_lines,
    rhythm_words,
    talk_line,
)
from desktop.services.desk import Desk
from desktop.store import approaches, directory, people, private_notes
from desktop.store import conversations as store
from desktop.store.connection import Connection

AHEAD = timedelta(days=7)
"""How far ahead a next step counts as due."""


class TalkFilter(Struct, frozen=True, kw_only=True):
    """What a list is narrowed to. `who` is a person of ours, `about` an opportunity's key.

    `due` lists next steps that fall due and approaches to be answered, `quiet` organisations that have gone
    quiet, `asked` approaches alone.
    """

    words: str = ""
    due: bool = False
    quiet: bool = False
    asked: bool = False
    who: str = ""
    about: str = ""
    organisation: str = ""


class TalkList(Struct, frozen=True, kw_only=True):
    """The rows that match, how many there are in all, and what the filters can offer, (id, words) each.

    `asked` counts the approaches that wait for our answer.
    """

    lines: tuple[TalkLine, ...]
    total: int
    due: int
    quiet: int
    asked: int
    people: tuple[tuple[str, str], ...]
    abouts: tuple[tuple[str, str], ...]


class TalkShown(Struct, frozen=True, kw_only=True):
    """One conversation in full. `every_weeks` is how often we want to speak with them, 0: nobody has said."""

    line: TalkLine
    heading: str
    private: str
    noted: str
    rhythm: str
    every_weeks: int


def conversations(db: Connection, desk: Desk, wanted: TalkFilter) -> TalkList:
    """Return the conversations and approaches that match, newest first; those due, the first due first."""
    names = names_of(db)
    everything, asked = _everything(db, desk, names)
    quiet = quiet_lines(db, desk, everything, names)
    due = _due(everything, desk.today + AHEAD)
    among = due if wanted.due else quiet if wanted.quiet else everything
    family = directory.family(db, wanted.organisation) if wanted.organisation else ()
    return TalkList(
        lines=tuple(
            one for one in among if _matches(one, wanted) and (not family or one.organisation in family)
        ),
        total=len(everything),
        due=len(due),
        quiet=len(quiet),
        asked=asked,
        people=_people(db, everything),
        abouts=_abouts(everything),
    )


def shown(db: Connection, desk: Desk, conversation: str) -> TalkShown | None:
    """Return a conversation in full, None where it is gone."""
    kept = store.one(db, conversation)
    if kept is None or store.is_removed(db, conversation):
        return None
    names = names_of(db)
    line, rhythm = talk_line(db, desk, kept, names), store.rhythms(db).get(kept.talk.organisation)
    weeks = rhythm.rhythm.every_weeks if rhythm else 0
    author = names.people.get(kept.author, "")
    on = year_day(kept.talk.on) if kept.talk.on else ""
    return TalkShown(
        line=line,
        heading=dotted(line.way, line.direction, on),
        private=private_notes.of(db, conversation),
        noted=f"Noted by {author}" if author else "",
        rhythm=f"We want to speak {rhythm_words(weeks)}" if weeks else "No rhythm is set",
        every_weeks=weeks,
    )


def with_organisation(db: Connection, desk: Desk, organisation: str) -> tuple[TalkLine, ...]:
    """Return the conversations with an organisation and its approaches, the newest first."""
    return conversations(db, desk, TalkFilter(organisation=organisation)).lines


def about(db: Connection, desk: Desk, key: str) -> tuple[TalkLine, ...]:
    """Return the conversations and approaches about one opportunity, the newest first."""
    names = names_of(db)
    talks = [talk_line(db, desk, kept, names) for kept in store.about(db, key)]
    asked = [approach_line(db, desk, kept, names) for kept in approaches.about(db, key)]
    return _newest_first((*talks, *asked))


def _everything(db: Connection, desk: Desk, names: Names) -> tuple[tuple[TalkLine, ...], int]:
    """Return all rows, and how many approaches among them wait for an answer."""
    talks = [talk_line(db, desk, kept, names) for kept in store.everyone(db)]
    asked = [approach_line(db, desk, kept, names) for kept in approaches.everyone(db)]
    return _newest_first((*talks, *asked)), sum(one.waiting for one in asked)


def _newest_first(lines: Iterable[TalkLine]) -> tuple[TalkLine, ...]:
    """Return them by their day, of one day the latest noted first: ids sort by the moment they were made."""
    by_made = sorted(lines, key=lambda one: one.id.partition(":")[2], reverse=True)
    return tuple(sorted(by_made, key=lambda one: one.at or date.min, reverse=True))


def _due(lines: Iterable[TalkLine], until: date) -> list[TalkLine]:
    waiting = [one for one in lines if one.waiting and (one.next_at is None or one.next_at <= until)]
    return sorted(waiting, key=lambda one: (one.next_at or date.max, one.name))


def _matches(line: TalkLine, wanted: TalkFilter) -> bool:
    text = " ".join(
        (line.name, line.said, line.next_step, line.about_title, line.who, line.with_whom, line.owner)
    ).casefold()
    return (
        all(word in text for word in wanted.words.casefold().split())
        and (not wanted.asked or line.is_approach)
        and (not wanted.who or wanted.who in line.people)
        and (not wanted.about or line.about == wanted.about)
    )


def _people(db: Connection, lines: Iterable[TalkLine]) -> tuple[tuple[str, str], ...]:
    spoke = {person for line in lines for person in line.people}
    return tuple((one.id, one.name) for one in people.everyone(db) if one.id in spoke)


def _abouts(lines: Iterable[TalkLine]) -> tuple[tuple[str, str], ...]:
    found = {line.about: line.about_title or line.about for line in lines if line.about}
    return tuple(sorted(found.items(), key=lambda pair: pair[1].casefold()))
