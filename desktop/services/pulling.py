"""Pulling sources: each page is fetched, read and stored with the source's mark in one go."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from importlib.metadata import version
from urllib.parse import urlsplit

from desktop.services.desk import Desk
from desktop.services.storing import Storing
from desktop.store import sources as source_store
from desktop.store.notices import Tally
from feeds.client import Client
from feeds.errors import FeedError
from feeds.source import Source
from feeds.walk import REACH_BACK, Page, pages

log = logging.getLogger(__name__)

Step = Callable[[int, int], None]
Heard = Callable[[Source, Page], None]

AT_ONCE = 4
"""Hosts that are asked side by side; each by one connection at a time."""

USER_AGENT = f"TenderPause/{version('tender-pause')}"
"""What we call ourselves; the name is what a source's operator can look for."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """What one source brought. `error` is None when it answered in full."""

    id: str
    name: str
    tally: Tally
    error: FeedError | None = None


def unheard(_source: Source, _page: Page) -> None:
    """Say nothing of a page."""


def pull(
    desk: Desk,
    sources: Iterable[Source],
    client: Client,
    step: Step,
    *,
    heard: Heard = unheard,
    reach_back: timedelta = REACH_BACK,
) -> tuple[Pulled, ...]:
    """Pull these sources side by side, those of one host one after another; one that fails stops no other.

    `step` hears (pages stored, pages in all or 0 when unknown) of all of them together, and every half
    second while a source is waited for. It may raise to cancel: what was stored stays, and the next pull
    goes on from there. `heard` is told of each page stored, with its estimate of the time left. Both are
    called from several threads, never by two at once. A first pull goes `reach_back` in time.
    """
    wanted = tuple(sources)
    together = _Together(step, heard)
    patient = client.hearing(together.check)

    def pull_lane(lane: Sequence[Source]) -> dict[str, Pulled]:
        return {source.id: _pull(desk, source, patient, together, reach_back) for source in lane}

    brought: dict[str, Pulled] = {}
    for found in _side_by_side(pull_lane, _lanes(wanted), together):
        brought |= found
    return tuple(brought[source.id] for source in wanted)


class _Stopped(Exception):
    """Another source's thread was told to stop, so this one stops too."""


class _Together:
    """What several sources, each on its own thread, have come to together."""

    def __init__(self, step: Step, heard: Heard) -> None:
        self._step = step
        self._heard = heard
        self._guard = threading.Lock()
        self._come_to: dict[str, tuple[int, int | None]] = {}
        self._stopping = threading.Event()

    def stored(self, source: Source, page: Page) -> None:
        """Tell of a page."""
        with self._guard:
            self._come_to[source.id] = (page.number, page.of)
            self._heard(source, page)
        self.check()

    def check(self) -> None:
        """Tell how far all have come; raises where the pull is to stop."""
        with self._guard:
            if self._stopping.is_set():
                raise _Stopped
            done = sum(number for number, _ in self._come_to.values())
            known = [of for _, of in self._come_to.values()]
            self._step(done, 0 if None in known else sum(of or 0 for of in known))

    def stop(self) -> None:
        """Let every thread stop at its next check."""
        self._stopping.set()


def _lanes(sources: Sequence[Source]) -> list[list[Source]]:
    """Return the sources by host: a host is asked one thing at a time anyway."""
    lanes: dict[str, list[Source]] = {}
    for source in sources:
        lanes.setdefault(urlsplit(source.url).hostname or "", []).append(source)
    return list(lanes.values())


def _side_by_side(
    pull_lane: Callable[[Sequence[Source]], dict[str, Pulled]],
    lanes: Sequence[Sequence[Source]],
    together: _Together,
) -> list[dict[str, Pulled]]:
    """Return what each lane brought; the first that is stopped stops the others."""
    if len(lanes) < 2:
        return [pull_lane(lane) for lane in lanes]

    def run(lane: Sequence[Source]) -> dict[str, Pulled]:
        try:
            return pull_lane(lane)
        except BaseException:
            together.stop()
            raise

    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="pull") as threads:
        running = [threads.submit(run, lane) for lane in lanes]
        try:
            failed = [error for each in running if (error := each.exception()) is not None]
        except BaseException:
            together.stop()
            raise
    told = [error for error in failed if not isinstance(error, _Stopped)]
    if told:
        raise told[0]
    return [each.result() for each in running]


def _pull(desk: Desk, source: Source, client: Client, together: _Together, reach_back: timedelta) -> Pulled:
    storing = Storing(desk, source.id)
    with desk.reader() as db:
        mark = source_store.mark(db, source.id)
    try:
        for page in pages(source, mark, client, reach_back=reach_back):
            if page.as_before:
                storing.seen_again()
            storing.store(page.items, page.mark)
            together.stored(source, page)
    except FeedError as error:
        log.warning("%s stopped: %s", source.id, error)
        storing.failed(error)
        return Pulled(source.id, source.name, storing.tally, error)
    except BaseException:  # cancelled, or a bug of ours: what came so far is told of, too
        storing.stopped()
        raise
    storing.succeeded()
    return Pulled(source.id, source.name, storing.tally)
