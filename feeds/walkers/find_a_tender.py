"""Find a Tender: windows of UK time without a cursor, newest first.

Its own next page (`links.next`) loses rows at page boundaries, and `stages` hides the notices of the
Procurement Act: neither is ever used. A window asked for without a cursor was right in every test; one
that is full, or that names a next page, is narrowed.

Source: Find a Tender's API page (parameters, limit, Retry-After); measurements of others for the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from feeds.client import Client
from feeds.source import Source
from feeds.walkers import by_window
from feeds.walkers.by_window import Asked, Service
from feeds.walkers.found import found_in
from feeds.walkers.page import Page
from feeds.walkers.windows import Grid, Window

LIMIT = 100

_UK = ZoneInfo("Europe/London")
_GRID = Grid(
    unit=timedelta(seconds=1),
    longest=timedelta(hours=6),
    overlap=timedelta(hours=2),
    least=2,  # one second alone, from and to being equal, is refused
)
_USUAL = 2.4


def walk(source: Source, mark: str | None, client: Client, reach_back: timedelta) -> Iterator[Page]:
    """Yield the notices of the newest window first, and so on back in time."""
    return by_window.walk(_SERVICE, source, mark, client, reach_back)


def uk_clock(now: datetime) -> datetime:
    """Return what a clock in the UK shows, to the second."""
    return now.astimezone(_UK).replace(tzinfo=None, microsecond=0)


def _ask(source: Source, client: Client, window: Window, _at: str | None) -> Asked:
    question = {
        "updatedFrom": window.first.isoformat(),
        "updatedTo": window.last.isoformat(),
        "limit": LIMIT,
    }
    found = found_in(source, client.get(source, f"{source.url}?{urlencode(question, safe=':')}"))
    whole = len(found.items) < LIMIT and found.next is None and not found.cut_off
    return Asked(found.items, whole=whole)


_SERVICE = Service(grid=_GRID, usual=_USUAL, clock=uk_clock, ask=_ask)
