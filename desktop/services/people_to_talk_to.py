"""Organisations of the directory that fit a place and a need, with when we last spoke: whom to talk to.

Offered by what the directory says alone. Nobody is ranked: those that fit place and need come first, then
those that fit one, each in order of name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from desktop.domain.opportunity import Opportunity
from desktop.domain.organisation import Organisation, Role
from desktop.domain.provider_rules import Near, nearness, telling_words
from desktop.domain.words import listed, year_day
from desktop.services.kinds import kind_title
from desktop.services.our_size import our_identifier
from desktop.services.places import paths_of, place
from desktop.store import conversations, directory
from desktop.store.connection import Connection
from desktop.store.conversations import LastTalk

MOST = 8
_LEAST_OF_TEXT = 2
_OFFERED = frozenset({Role.POTENTIAL_PARTNER, Role.NETWORK})
"""Roles of which one is offered; one that nobody has given a role is offered too."""


class Fitting(Struct, frozen=True, kw_only=True):
    """An organisation that may be worth a talk. `why` says what fits, `people` whom we know there."""

    id: str
    name: str
    roles: str
    why: str
    talked: str
    next_step: str
    people: str


def fitting(
    db: Connection, opportunity: Opportunity, without: Collection[str] = ()
) -> tuple[tuple[Fitting, ...], int]:
    """Return whom the directory offers for this, at most MOST, and how many fit in all.

    Those in `without` are left out: the existing providers, which stand by themselves. So are we.
    """
    spoke, found = conversations.last_with(db), []
    people: dict[str, list[str]] = {}
    for contact in directory.contacts(db):
        people.setdefault(contact.organisation, []).append(
            f"{contact.name}, {contact.role}" if contact.role else contact.name
        )
    need, ours = _Need(opportunity), our_identifier(db)
    for one in directory.everyone(db):
        if one.id in without or (ours and ours in one.numbers):
            continue
        if one.roles and _OFFERED.isdisjoint(one.roles):
            continue
        here, shared = need.place_of(one), need.words_of(one)
        if here or shared:
            found.append((not (here and shared), not shared, one.name.casefold(), one, here, shared))
    found.sort(key=lambda each: each[:3])
    return tuple(_line(one, here, shared, spoke, people) for *_, one, here, shared in found[:MOST]), len(
        found
    )


class _Need:
    """What an opportunity needs, and where."""

    def __init__(self, one: Opportunity) -> None:
        self._paths = tuple(path for region in one.regions for path in paths_of(region))
        kinds = " ".join(kind_title(code) for code in one.cpv)
        self._title = telling_words(one.title) | telling_words(kinds)
        self._text = telling_words(" ".join((one.description, *(lot.title or "" for lot in one.lots))))

    def place_of(self, one: Organisation) -> str:
        """Return the place that is theirs and the opportunity's, "" where none is."""
        for theirs in one.places:
            near, _ = nearness(self._paths, paths_of(theirs))
            if near >= Near.PART:
                return place(theirs).name
        return ""

    def words_of(self, one: Organisation) -> tuple[str, ...]:
        """Return the activities that say what is needed; its name may say it, too."""
        named = telling_words(one.name)
        found = [each for each in one.activities if self._says(telling_words(each))]
        if not found and (self._says(named) or self._says(telling_words(one.does_well))):
            found = [one.does_well.split(".")[0] if not self._says(named) else one.name]
        return tuple(found[:3])

    def _says(self, words: frozenset[str]) -> bool:
        return bool(words & self._title) or len(words & self._text) >= _LEAST_OF_TEXT


def _line(
    one: Organisation,
    here: str,
    shared: tuple[str, ...],
    spoke: Mapping[str, LastTalk],
    people: Mapping[str, list[str]],
) -> Fitting:
    last = spoke.get(one.id)
    what = listed([f"“{each}”" for each in shared])
    why = [f"works in {here}" if here else "", f"says {what}" if what else ""]
    words = listed([part for part in why if part])
    return Fitting(
        id=one.id,
        name=one.name,
        roles=", ".join(role.words() for role in one.roles),
        why=f"{words[:1].upper()}{words[1:]}",
        talked=_talked(last),
        next_step=_next(last),
        people=listed(people.get(one.id, [])[:3]),
    )


def _talked(last: LastTalk | None) -> str:
    if last is None:
        return "No conversation noted"
    return f"Last spoke {year_day(last.on)}" + (f", {last.by}" if last.by else "")


def _next(last: LastTalk | None) -> str:
    if last is None or not last.next_step:
        return ""
    return f"Next: {last.next_step}" + (f", {year_day(last.next_on)}" if last.next_on else "")
