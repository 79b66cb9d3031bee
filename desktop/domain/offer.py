"""Our offer: how we work with others, in our own words, on one page that can be sent to them."""

from __future__ import annotations

import msgspec
from msgspec import Struct

MOST_DAYS = 365
"""Days from an invoice to its payment; more is a slip of the hand."""


class Offer(Struct, frozen=True, kw_only=True):
    """What we say of ourselves. "" and None are not said yet.

    `commitments` are the ids of those that are told, None for all in force. `paid_within_days` are days
    from a partner's invoice to its money. `person` is the id of whom to ask for; `reach` is how to reach us.
    """

    does: str = ""
    where: str = ""
    brings: str = ""
    works: str = ""
    commitments: tuple[str, ...] | None = None
    paid_within_days: int | None = None
    asks: str = ""
    person: str = ""
    reach: str = ""


class OfferField(Struct, frozen=True):
    """A part of the offer that is written in words: its heading on the page, and what it asks."""

    name: str
    title: str
    asks: str


OFFER_FIELDS = (
    OfferField("does", "What we do", "For whom, and what is different because of it?"),
    OfferField("where", "Where we work", "Places, and where we are known."),
    OfferField(
        "brings", "What we bring", "What could others use: a venue, trained volunteers, a good finance team?"
    ),
    OfferField(
        "works", "How we work with others", "How you lead, how you follow, and what partners can count on."
    ),
    OfferField("asks", "What we ask", "What do we need from a partner for it to go well?"),
)
"""The parts that people write, in the order of the page."""


def differing(wanted: Offer, kept: Offer) -> dict[str, object]:
    """Return the parts of an offer that differ from another, by name, as an entry says them."""
    before = msgspec.to_builtins(kept)
    after = msgspec.to_builtins(wanted)
    return {name: after[name] for name in after if after[name] != before[name]}


def unsaid(offer: Offer) -> tuple[OfferField, ...]:
    """Return the parts that nobody has written yet."""
    return tuple(field for field in OFFER_FIELDS if not getattr(offer, field.name).strip())


def days_of(words: str) -> int | None:
    """Return days as typed ("30", "30 days"), None where they are none."""
    first = words.strip().casefold().removesuffix("days").removesuffix("day").strip()
    if not (first.isascii() and first.isdigit()):
        return None
    return int(first) if len(first) < 5 and int(first) <= MOST_DAYS else None


def days_refusal(words: str) -> str:
    """Return why days cannot stand as they were typed, in a sentence; "" where they can."""
    if not words.strip() or days_of(words) is not None:
        return ""
    return f"Write a number of days up to {MOST_DAYS}, such as 30."
