"""What our directory says of organisations that a search finds: that we have them, and when we last spoke."""

from __future__ import annotations

from msgspec import Struct

from desktop.domain.words import year_day
from desktop.store import conversations, directory
from desktop.store.connection import Connection


class Known(Struct, frozen=True):
    """An organisation of our directory: its id, and what to say of it beside a result."""

    id: str
    words: str


def known_by_number(db: Connection) -> dict[str, Known]:
    """Return the organisations of our directory by each of their register numbers, in small letters."""
    spoke = conversations.last_with(db)
    found = {}
    for one in directory.everyone(db):
        last = spoke.get(one.id)
        talked = f"last spoke {year_day(last.on)}" if last else "no conversation noted"
        known = Known(one.id, f"In our directory, {talked}")
        found.update({number.casefold(): known for number in one.numbers})
    return found
