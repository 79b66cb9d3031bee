"""Our own directory as other programs read it: found as the registers are, each marked as ours."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from desktop.domain.organisation import IncomeBand, Organisation, Role
from desktop.services.desk import Desk
from desktop.services.directory_names import folded
from desktop.services.finder import FinderQuery
from desktop.services.places import code_of, place
from desktop.store import conversations
from desktop.store import directory as store
from desktop.store.connection import Connection
from desktop.store.conversations import LastTalk

_UP_TO = {
    IncomeBand.UNDER_10K: 10_000,
    IncomeBand.TO_100K: 100_000,
    IncomeBand.TO_500K: 500_000,
    IncomeBand.TO_1M: 1_000_000,
    IncomeBand.TO_10M: 10_000_000,
}
"""The income below which each band ends."""


class KnownOrganisation(Struct, frozen=True, kw_only=True):
    """An organisation of our directory. No person is named, and no private note is in it.

    `where` tells it from what was found on a register; `last` is the day of the last conversation.
    """

    where: str = "directory"
    id: str
    name: str
    other_names: tuple[str, ...]
    numbers: tuple[str, ...]
    roles: tuple[str, ...]
    income_band: str
    places: tuple[str, ...]
    activities: tuple[str, ...]
    website: str
    led_by_experience: str
    last: date | None


def known(
    db: Connection, _desk: Desk, query: FinderQuery, role: Role | None = None
) -> tuple[KnownOrganisation, ...]:
    """Return the organisations of the directory that match, by name.

    An income that nobody knows is never read as small.
    """
    talks = conversations.last_with(db)
    found = [one for one in store.everyone(db) if _matches(one, query, role)]
    return tuple(_known(one, talks.get(one.id)) for one in found[: query.limit])


def _matches(one: Organisation, query: FinderQuery, role: Role | None) -> bool:
    if role is not None and role not in one.roles:
        return False
    if query.place.strip() and not _is_in(one, query.place):
        return False
    if query.income_max is not None and not _is_within(one.income_band, query.income_max):
        return False
    said = (one.name, *one.other_names, *one.numbers, one.does_well, one.learned)
    return _holds(query.words, *said, *one.activities) and _holds(query.activity, *one.activities)


def _is_in(one: Organisation, typed: str) -> bool:
    wanted = code_of(typed)
    return any(code == wanted or folded(place(code).name) == folded(typed) for code in one.places)


def _is_within(band: IncomeBand | None, most: int) -> bool:
    return band is not None and band in _UP_TO and _UP_TO[band] <= most


def _holds(words: str, *texts: str) -> bool:
    text = folded(" ".join(texts))
    return all(word in text for word in folded(words).split())


def _known(one: Organisation, last: LastTalk | None) -> KnownOrganisation:
    return KnownOrganisation(
        id=one.id,
        name=one.name,
        other_names=one.other_names,
        numbers=one.numbers,
        roles=tuple(role.words() for role in one.roles),
        income_band=one.income_band.words() if one.income_band else "",
        places=tuple(place(code).name for code in one.places),
        activities=one.activities,
        website=one.website,
        led_by_experience=one.led_by_experience,
        last=last.on if last else None,
    )
