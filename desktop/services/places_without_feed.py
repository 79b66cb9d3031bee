"""Places that publish tenders or grants without a feed, worded: nothing comes from them by itself."""

from __future__ import annotations

from msgspec import Struct

from feeds.source import link_only


class PlaceWithoutFeed(Struct, frozen=True):
    """One place: whose it is, its address, and why nothing comes from it, with what does instead."""

    name: str
    url: str
    whose: str
    why: str


def places_without_feed() -> tuple[PlaceWithoutFeed, ...]:
    """Return those that the program knows."""
    return tuple(
        PlaceWithoutFeed(
            name=place.name,
            url=place.url,
            whose=f"{place.nation}. {place.publisher}.",
            why=f"{place.why} {place.instead}".strip(),
        )
        for place in link_only()
    )
