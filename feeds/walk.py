"""Walking through what a source has to give, page by page, each kind of source in its own way.

Each page carries the mark that its storing moves the source to: plain JSON that says how far the walk
has come, so that it goes on there when it is broken off.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from feeds.client import Client
from feeds.source import Source
from feeds.walkers import contracts_finder, eu_grants, find_a_tender, linked, months, ted
from feeds.walkers.page import Page

__all__ = ["REACH_BACK", "Page", "pages"]

REACH_BACK = timedelta(days=60)
"""How far back a first pull goes, unless told otherwise."""


def pages(
    source: Source, mark: str | None, client: Client, *, reach_back: timedelta = REACH_BACK
) -> Iterator[Page]:
    """Yield the pages of a source, newest first, from where this mark left off.

    A walk without a mark goes `reach_back` in time, where the source can be asked for a time; one that
    reached less far is brought further back. A mark that is not ours begins the walk anew.

    Raises:
        FeedError: the source did not answer, or in a shape that we do not know. What was yielded
            before stands.
    """
    match source.walker:
        case "find_a_tender":
            return find_a_tender.walk(source, mark, client, reach_back)
        case "contracts_finder":
            return contracts_finder.walk(source, mark, client, reach_back)
        case "months":
            return months.walk(source, mark, client, reach_back)
        case "ted":
            return ted.walk(source, mark, client, reach_back)
        case "eu_grants":
            return eu_grants.walk(source, mark, client)
        case _:
            return linked.walk(source, mark, client)
