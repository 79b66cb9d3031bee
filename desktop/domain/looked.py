"""Where we have looked for partners: seven ways, and what those not used yet could add.

Two of them lead to people we know already; whoever asks these alone meets nobody new.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from desktop.domain.words import day, listed


class Way(StrEnum):
    """A way of finding partners."""

    PAST_PARTNERS = "past_partners"
    PERSONAL_CONTACTS = "personal_contacts"
    LOCAL_STAFF = "local_staff"
    ONLINE = "online"
    BUYER = "buyer"
    NETWORKS = "networks"
    MARKET_EVENTS = "market_events"


class Found(StrEnum):
    """What came of looking."""

    SOMEBODY = "somebody"
    NOBODY = "nobody"
    WAITING = "waiting"


class WayWords(Struct, frozen=True):
    """What a way is called, within a sentence too, and how one goes about it."""

    title: str
    within: str
    how: str


class Looked(Struct, frozen=True, kw_only=True):
    """That somebody looked in one way, on a day; `note` says what came of it, in their words."""

    way: Way
    on: date
    found: Found
    note: str = ""


WAYS: Mapping[Way, WayWords] = {
    Way.PAST_PARTNERS: WayWords(
        "Past partners", "past partners", "Whom we have delivered with, or bid with, before."
    ),
    Way.PERSONAL_CONTACTS: WayWords(
        "Personal contacts", "personal contacts", "People that one of us knows well enough to ring."
    ),
    Way.LOCAL_STAFF: WayWords(
        "Local staff", "local staff", "Ask those who work there: they know who is trusted, and who is new."
    ),
    Way.ONLINE: WayWords(
        "Online", "online", "Registers, directories and websites; the finder searches the registers here."
    ),
    Way.BUYER: WayWords(
        "The buyer", "the buyer", "Ask whom they know of; what they answer is given to all who ask."
    ),
    Way.NETWORKS: WayWords(
        "CVS and networks",
        "CVS and networks",
        "The council for voluntary service, forums and alliances: they know groups on no register.",
    ),
    Way.MARKET_EVENTS: WayWords(
        "Market events", "market events", "Meet-the-buyer days and briefings, and the list of who came."
    ),
}
FOUND_WORDS = {
    Found.SOMEBODY: "found somebody",
    Found.NOBODY: "found nobody",
    Found.WAITING: "waiting for an answer",
}
USUAL = frozenset({Way.PAST_PARTNERS, Way.PERSONAL_CONTACTS})
"""Ways to people we know already."""


def not_used(used: Collection[Way]) -> tuple[Way, ...]:
    """Return the ways that were not used yet, in their order."""
    return tuple(way for way in Way if way not in used)


def summary(looked: Sequence[Looked]) -> str:
    """Return the ways that were used, each with its day and what came of it; "" for none."""
    in_order = sorted(looked, key=lambda one: list(Way).index(one.way))
    return "; ".join(
        f"{WAYS[one.way].within if number else WAYS[one.way].title} ({day(one.on)}, {FOUND_WORDS[one.found]})"
        for number, one in enumerate(in_order)
    )


def nudge(used: Collection[Way]) -> str:
    """Return what to think of while ways are left; "" once it is not only the usual ones that were used."""
    left = listed([WAYS[way].within for way in not_used(used)])
    if not used:
        return f"Nothing is marked yet. There are seven ways: {left}."
    if set(used) <= USUAL:
        return f"Only people we already know were asked. Not used yet: {left}."
    return ""
