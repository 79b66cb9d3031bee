"""Walking a source by windows of time, newest first, each narrowed until its answer is whole.

A window whose answer is full is stored all the same, and then both its halves are asked: nothing
depends on the cursor of a page. One that the source cannot answer is left for the end, so that it does
not stand in the way of the others.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from msgspec import Struct, field

from feeds.client import Client
from feeds.errors import FeedError, SourceChanged, SourceGone, SourceTooLarge, SourceTroubled
from feeds.notice import Item, Rejection
from feeds.patience import FIRST_WAITS_S, WAITS_S, patiently
from feeds.source import Source
from feeds.walkers.page import Page
from feeds.walkers.windows import Grid, Plan, Window, begun, noted, read_plan

_ANSWERING_S = 1.0
_WEIGHT = 8.0


class Asked(Struct, frozen=True):
    """What a window answered. `onward` is the place from which to go on in it, None where it is done.

    `whole` says that nothing of the window is missing; where it is false the window is narrowed, unless
    `narrow` says that this would show nothing else.
    """

    items: tuple[Item, ...]
    onward: str | None = None
    whole: bool = True
    narrow: bool = True


class Service(Struct, frozen=True):
    """How one source answers windows of time.

    `ask` asks for a window from a place in it (None: its beginning). `usual` is how many requests a
    longest window takes, as far as we know before we have asked. `clock` is the time on the clock that
    the source reads its questions by.
    """

    grid: Grid
    usual: float
    clock: Callable[[datetime], datetime]
    ask: Callable[[Source, Client, Window, str | None], Asked]


def walk(
    service: Service, source: Source, mark: str | None, client: Client, reach_back: timedelta
) -> Iterator[Page]:
    """Yield a page for each request, with the mark from which to go on after it.

    Raises:
        FeedError: the source did not answer, or no window in a shape that we know.
    """
    spans, plan = begun(
        read_plan(mark),
        service.grid,
        now=service.clock(client.now()),
        reach_back=reach_back,
    )
    yield from _Walk(service, source, client, plan, spans).pages()


class _Walk(Struct):
    service: Service
    source: Source
    client: Client
    plan: Plan
    spans: list[Window]
    number: int = 0
    done: float = 0.0
    troubled: bool = False
    put_off: set[Window] = field(default_factory=set)
    began: float = field(default_factory=time.monotonic)

    def pages(self) -> Iterator[Page]:
        at = self.plan.at
        while self.spans:
            window, rest = self.service.grid.newest(self.spans.pop(0))
            older = [rest] if rest else []
            try:
                asked = self._ask(window, at)
            except (SourceTroubled, SourceChanged) as error:
                if not self._goes_on_without(window, older, error):
                    raise
                at = None
                continue
            self.troubled = False
            yield self._page(window, asked, older)
            at = asked.onward

    def _goes_on_without(self, window: Window, older: list[Window], error: FeedError) -> bool:
        """Narrow a window whose answer is too large, put off another; return whether either helps."""
        if isinstance(error, SourceTooLarge):
            narrowed = self.service.grid.halves(window)
            self.spans[:0] = [*(narrowed or ()), *older]
            return narrowed is not None
        others = [*older, *self.spans]
        if isinstance(error, SourceGone) or self.troubled or window in self.put_off or not others:
            return False
        self.troubled = True
        self.put_off.add(window)
        self.spans = [*others, window]
        return True

    def _ask(self, window: Window, at: str | None) -> Asked:
        ask = partial(self.service.ask, self.source, self.client, window, at)
        return patiently(self.client, ask, waits_s=WAITS_S if self.number else FIRST_WAITS_S)

    def _page(self, window: Window, asked: Asked, older: list[Window]) -> Page:
        items, left_of_it = asked.items, list[Window]()
        if asked.onward is not None:
            left_of_it = [window]
        elif not asked.whole:
            narrowed = self.service.grid.halves(window) if asked.narrow else None
            left_of_it = list(narrowed or ())
            items = items if narrowed else (*items, _gap(self.source, window, len(items)))
        self.spans[:0] = [*left_of_it, *older]
        self.number += 1
        if not left_of_it:
            self.done += self.service.grid.parts(window)
        left = self._requests_left()
        mark = noted(self.plan, self.spans, asked.onward)
        return Page(items, mark, self.number, self.number + left, left * self._request_s())

    def _requests_left(self) -> int:
        """Return an estimate, by what windows took so far, or what they usually take."""
        parts = sum(map(self.service.grid.parts, self.spans))
        rate = (self.number + _WEIGHT * self.service.usual) / (self.done + _WEIGHT)
        return max(math.ceil(parts * rate), len(self.spans))

    def _request_s(self) -> float:
        """Return what a request takes: the source's pace and an answer, or more where it took more."""
        return max(self.source.pace_s + _ANSWERING_S, (time.monotonic() - self.began) / self.number)


def _gap(source: Source, window: Window, listed: int) -> Rejection:
    """Return what says that a window holds more than the source lists, however narrow it is asked."""
    first, last = (moment.isoformat(sep=" ") for moment in (window.first, window.last))
    reason = (
        f"{source.name} lists only {listed} of its notices of {first} to {last}, and cannot be asked for a"
        " shorter time: the others did not come."
    )
    return Rejection(received_from=source.id, position=listed, reason=reason, item=b"")
