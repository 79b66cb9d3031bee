"""Contracts Finder: a day at a time, newest first, by its cursor where it gives one.

Answers with and without a cursor were seen. Without one, or with one that leads nowhere new, a full
day is narrowed as long as that shows anything else.

Source: the API's own page (parameters, limit, wait after 403); saved answers for the cursor.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlencode, urljoin

from feeds.client import Client
from feeds.source import Source
from feeds.walkers import by_window
from feeds.walkers.by_window import Asked, Service
from feeds.walkers.find_a_tender import uk_clock
from feeds.walkers.found import Found, found_in
from feeds.walkers.linked import same_site
from feeds.walkers.page import Page
from feeds.walkers.windows import Grid, Window

LIMIT = 100

_MINUTE = timedelta(minutes=1)
_GRID = Grid(unit=_MINUTE, longest=timedelta(days=1), overlap=timedelta(hours=2))
_USUAL = 1.6


def walk(source: Source, mark: str | None, client: Client, reach_back: timedelta) -> Iterator[Page]:
    """Yield the notices of the newest day first, and so on back in time."""
    service = Service(grid=_GRID, usual=_USUAL, clock=_minute, ask=_Asking().ask)
    return by_window.walk(service, source, mark, client, reach_back)


def _minute(now: datetime) -> datetime:
    return uk_clock(now).replace(second=0)


class _Asking:
    """Asks for windows, and remembers the last answer, by which it knows when asking on shows nothing new."""

    def __init__(self) -> None:
        self._window: Window | None = None
        self._last: frozenset[str] = frozenset()
        self._of_window: frozenset[str] = frozenset()
        self._heeds_days_only = False

    def ask(self, source: Source, client: Client, window: Window, at: str | None) -> Asked:
        """Return what this window answers, from this place in it."""
        onward = at if at and same_site(source.url, at) else None
        found = found_in(source, client.get(source, onward or _address(source, window)))
        full = len(found.items) >= LIMIT
        nothing_new = onward is not None and window == self._window and found.ids <= self._of_window
        if window != self._window:
            self._heeds_days_only = self._heeds_days_only or (full and self._holds_the_same(found, window))
            self._of_window = frozenset()
        self._window, self._last = window, found.ids
        self._of_window |= found.ids
        following = None if found.cut_off else _onward(source, found)
        if following is None:
            return Asked(found.items, whole=not full and not found.cut_off, narrow=not self._heeds_days_only)
        if nothing_new and found.ids:  # the cursor stands still: narrower windows need less of it
            return Asked(found.items, whole=False)
        if nothing_new:
            return Asked(found.items)
        return Asked(found.items, onward=following)

    def _holds_the_same(self, found: Found, window: Window) -> bool:
        """Return whether this window holds what a later one did: then the time of day makes no difference."""
        later = self._window is not None and window.last < self._window.first
        return later and found.ids == self._last


def _address(source: Source, window: Window) -> str:
    question = {
        "publishedFrom": window.first.isoformat(),
        "publishedTo": (window.last + _MINUTE - timedelta(seconds=1)).isoformat(),
        "limit": LIMIT,
    }
    return f"{source.url}?{urlencode(question, safe=':')}"


def _onward(source: Source, found: Found) -> str | None:
    """Return the address of the next page, if it is one of this source's own."""
    if found.next is None:
        return None
    following = urljoin(source.url, found.next)
    return following if same_site(source.url, following) else None
