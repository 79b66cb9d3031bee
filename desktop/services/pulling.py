"""Pulling sources: each page is fetched, read and stored with the source's mark in one go."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from importlib.metadata import version
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from desktop.services.desk import Desk
from desktop.services.looking_behind import look_behind
from desktop.services.storing import Storing
from desktop.store import asked, checking
from desktop.store import sources as source_store
from desktop.store.asked import Move
from desktop.store.connection import Connection
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
"""What we call ourselves. Where people gave their organisation's website, it stands behind the name."""


class Pulled(Struct, frozen=True):
    """What one source brought. `error` is None when it answered in full."""

    id: str
    name: str
    tally: Tally
    error: FeedError | None = None


class QuietNow(Exception):
    """Quiet hours began: whoever hears `step` raises this to let the pull go on by itself after them."""


def client_of(desk: Desk, *, pause: Callable[[float], None] = time.sleep) -> Client:
    """Return a client that says who we are, and that knows which hosts asked to be left alone."""
    with desk.reader() as db:
        website, rests = checking.of(db).website, asked.rests(db, desk.now())

    def told_to_rest(host: str, until: datetime) -> None:
        if not desk.workspace.read_only:
            desk.workspace.write(lambda db: asked.rest(db, host, until)).result()

    return Client(
        f"{USER_AGENT} (+{website})" if website else USER_AGENT,
        now=desk.now,
        pause=pause,
        resting=rests,
        told_to_rest=told_to_rest,
    )


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
    goes on from there; QuietNow lets it go on by itself after quiet hours. `heard` is told of each page
    stored, with its estimate of the time left. Both are called from several threads, never by two at once.
    A first pull goes `reach_back` in time.
    """
    wanted = tuple(sources)
    together = _Together(step, heard)
    patient = client.hearing(together.check)

    def pull_lane(lane: Sequence[Source]) -> dict[str, Pulled]:
        return {source.id: _pull(desk, source, patient, together, reach_back) for source in lane}

    brought: dict[str, Pulled] = {}
    for found in _side_by_side(pull_lane, _lanes(wanted), together):
        brought |= found
    look_behind(desk)
    return tuple(brought[source.id] for source in wanted)


class _Stopped(Exception):
    """Another source's thread was told to stop, so this one stops too."""

    def __init__(self, because: BaseException | None) -> None:
        super().__init__()
        self.because = because


class _Together:
    """What several sources, each on its own thread, have come to together."""

    def __init__(self, step: Step, heard: Heard) -> None:
        self._step = step
        self._heard = heard
        self._guard = threading.Lock()
        self._come_to: dict[str, tuple[int, int | None]] = {}
        self._stopping = threading.Event()
        self._because: BaseException | None = None

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
                raise _Stopped(self._because)
            done = sum(number for number, _ in self._come_to.values())
            known = [of for _, of in self._come_to.values()]
            self._step(done, 0 if None in known else sum(of or 0 for of in known))

    def stop(self, because: BaseException) -> None:
        """Let every thread stop at its next check."""
        self._because = self._because or because
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
        except BaseException as error:
            together.stop(error)
            raise

    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="pull") as threads:
        running = [threads.submit(run, lane) for lane in lanes]
        try:
            failed = [error for each in running if (error := each.exception()) is not None]
        except BaseException as error:
            together.stop(error)
            raise
    told = [error for error in failed if not isinstance(error, _Stopped)]
    if told:
        raise told[0]
    return [each.result() for each in running]


def _pull(desk: Desk, source: Source, client: Client, together: _Together, reach_back: timedelta) -> Pulled:
    together.check()
    storing = Storing(desk, source.id)
    with desk.reader() as db:
        mark, stands_at = source_store.mark(db, source.id), where_it_stands(db, source)
    storing.begin()
    try:
        for page in pages(stands_at, mark, client, reach_back=reach_back):
            storing.store_page(page)
            stands_at = _moved(desk, stands_at, client)
            together.stored(source, page)
    except FeedError as error:
        log.warning("%s stopped: %s", source.id, error)
        storing.failed(error)
        return Pulled(source.id, source.name, storing.tally, error)
    except BaseException as error:  # cancelled, or a bug of ours: what came so far is told of, too
        because = error.because if isinstance(error, _Stopped) else error
        storing.stopped(resting=isinstance(because, QuietNow))
        raise
    storing.succeeded()
    return Pulled(source.id, source.name, storing.tally)


def where_it_stands(db: Connection, source: Source) -> Source:
    """Return the source at the address where it stands now, if it moved for good."""
    return replace(source, url=asked.address_now(asked.moves(db), source.id, source.url))


def _moved(desk: Desk, source: Source, client: Client) -> Source:
    """Keep that a source has moved, once what stands there could be read; return it as it stands now."""
    url = client.moved_to(source)
    if url is None or url == source.url:
        return source
    move = Move(source.id, source.url, url, desk.now())
    log.info("%s moved to %s", source.id, url)
    desk.workspace.write(lambda db: asked.moved(db, move)).result()
    return replace(source, url=url)
