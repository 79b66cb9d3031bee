"""Conversations with other organisations: what is noted of one, what comes next, when it has gone quiet."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

MOST_WEEKS = 104
"""The longest rhythm: two years."""
CAUTION = (
    "Could they bid too? Keep to what is public. Whether to bid, and at what price, each of you decides "
    "alone. If unsure, take advice first."
)
"""What stands beside a conversation on a live tender with anyone outside our partnership."""


class Way(StrEnum):
    """How we spoke."""

    CALL = "call"
    VISIT = "visit"
    MEETING = "meeting"
    MESSAGE = "message"
    LEADERS = "between_leaders"


class Direction(StrEnum):
    """Who began it."""

    US = "we_to_them"
    THEM = "they_to_us"


WAY_WORDS = {
    Way.CALL: "Call",
    Way.VISIT: "Visit",
    Way.MEETING: "Meeting",
    Way.MESSAGE: "Message",
    Way.LEADERS: "Between leaders",
}
DIRECTION_WORDS = {Direction.US: "We to them", Direction.THEM: "They to us"}


class Talk(Struct, frozen=True, kw_only=True):
    """What is noted of one conversation; people and organisations by id.

    `ours` are those of us who spoke, `theirs` the contacts we spoke with, `about` the key of an opportunity.
    `next_done_on` tells that the next step was taken.
    """

    organisation: str = ""
    way: Way = Way.CALL
    direction: Direction = Direction.US
    on: date | None = None
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    about: str = ""
    said: str = ""
    next_step: str = ""
    next_on: date | None = None
    next_owner: str = ""
    next_done_on: date | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether a next step is still to be taken."""
        return bool(self.next_step) and self.next_done_on is None


class Rhythm(Struct, frozen=True):
    """How often we want to speak with an organisation, in weeks, and since when we say so."""

    every_weeks: int
    since: date


def refusals(talk: Talk, today: date) -> tuple[tuple[str, str], ...]:
    """Return why a conversation cannot be noted so: field and sentence each; none where it can."""
    found = []
    if not talk.organisation:
        found.append(("organisation", "Choose the organisation, or add it."))
    if not talk.said.strip():
        found.append(("said", "A line is enough: what was said?"))
    if talk.on is None:
        found.append(("on", "Choose the day."))
    elif talk.on > today:
        found.append(("on", "That day is still to come: note it as a next step instead."))
    if not talk.next_step.strip() and (talk.next_on or talk.next_owner):
        found.append(("next_step", "Say what the next step is, or leave its day and owner empty."))
    if talk.next_on and talk.on and talk.next_on < talk.on:
        found.append(("next_on", "The next step comes after the conversation."))
    return tuple(found)


def caution(*, live_tender: bool, partner: bool) -> str:
    """Return the line on keeping to what is public; "" where there is no live tender, or they are with us.

    `partner` means a named member of our partnership on this tender that has agreed to bid together.
    """
    return CAUTION if live_tender and not partner else ""


def quiet_from(last_on: date | None, rhythm: Rhythm | None) -> date | None:
    """Return the first day on which an organisation counts as gone quiet; None without a rhythm.

    Counted from the last conversation, or from the day the rhythm was set where that is later or there
    was none: setting one never scolds for the time before.
    """
    if rhythm is None or rhythm.every_weeks < 1:
        return None
    begun = max(last_on, rhythm.since) if last_on else rhythm.since
    try:
        return begun + timedelta(weeks=rhythm.every_weeks, days=1)
    except OverflowError:
        return None


def rhythm_refusal(every_weeks: int) -> str:
    """Return why a rhythm cannot be so many weeks, "" where it can; none at all takes it away."""
    return "" if 0 <= every_weeks <= MOST_WEEKS else f"Choose 1 to {MOST_WEEKS} weeks, or none."
