"""Storing what came from one place, in parts small enough that typing never waits for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from datetime import timedelta
from itertools import islice

from msgspec.structs import replace

from desktop.domain.asking import POLITE, Outcome
from desktop.domain.moments import UK
from desktop.services.desk import Desk, calendar, plans
from desktop.services.reader import Part, Reader
from desktop.store import asked, pulls
from desktop.store import sources as source_store
from desktop.store.arrivals import held_already
from desktop.store.connection import Connection
from desktop.store.made import Terms
from desktop.store.notices import Tally, still_there, store_page
from desktop.store.pulls import Pull
from desktop.store.settling import settle
from feeds.errors import (
    FeedError,
    SourceBusy,
    SourceGone,
    SourceOutOfReach,
    SourceUnreachable,
)
from feeds.notice import Item, Rejection, Unread
from feeds.walkers.page import Page

PART = 200
"""Items a transaction: about a tenth of a second, so that what a person types is never held up.

Twice as many where another process makes them ready: writing alone takes less than half as long. More would
be written no sooner, for that process takes longest, and would stand in memory.
"""


_LONGEST_FRESH_S = 10.0**9
_STOPPED = ("Stopped before its end.", "Pull it again: it goes on from there.")
_AT_REST = ("Quiet hours began before its end.", "It goes on by itself when they are over.")


class Storing:
    """Stores items of one source or file, part by part, and keeps count."""

    def __init__(self, desk: Desk, source_id: str) -> None:
        self._desk = desk
        self._source_id = source_id
        self._fresh_for = timedelta(0)
        self._unsettled = False
        self.tally = Tally()

    def begin(self) -> None:
        """Note that the source is being asked, for the case that nobody lives to tell how it went."""
        now = self._desk.now()
        self._desk.workspace.write(lambda db: asked.begun(db, self._source_id, now)).result()

    def store_page(self, page: Page) -> None:
        """Store a page of a walk; how far it came is noted with its mark."""
        if page.as_before:
            self._seen_again()
        self._fresh_for = timedelta(seconds=min(page.fresh_s, _LONGEST_FRESH_S))
        self.store(page.items, page.mark, unfinished=page.unfinished)

    def store(self, items: Iterable[Item], mark: str | None, *, unfinished: bool = False) -> None:
        """Store items: all their rows first, then what follows. Where that is broken off, upkeep goes on."""
        self.take_in(items, mark, unfinished=unfinished)
        self.settle()

    def take_in(self, items: Iterable[Item], mark: str | None, *, unfinished: bool = False) -> None:
        """Bring items in sight. The mark moves with the last part: a page cut short is asked for again."""
        rest = iter(items)
        writing: Future[Tally] | None = None
        with Reader(self._desk) as reader:
            reading: Future[Part] | None = self._read_next(rest, reader) or reader.read(())
            try:
                while reading:  # one part is written while the next is read, and the one after fetched
                    following = self._read_next(rest, reader)
                    part = reading.result()
                    self._add(writing)
                    writing = self._write(part, None if following else mark, unfinished=unfinished)
                    reading = following
            finally:
                self._add(writing)

    def settle(self) -> None:
        """Let everything be found and packed that was taken in."""
        now = self._desk.now()
        while self._unsettled and self._desk.workspace.write(lambda db: settle(db, now), bulk=True).result():
            pass
        self._unsettled = False

    def succeeded(self) -> None:
        """Note that the source answered in full."""
        now, pull = self._desk.now(), self._pull()

        def change(db: Connection) -> None:
            source_store.succeeded(db, self._source_id, now)
            pulls.remember(db, pull)
            asked.ended(db, self._source_id, now, Outcome.ANSWERED, fresh_for=self._fresh_for)

        self._desk.workspace.write(change).result()

    def failed(self, error: FeedError) -> None:
        """Note that the source did not answer, and why."""
        now = self._desk.now()
        silent = isinstance(error, SourceUnreachable) and not isinstance(error, SourceBusy)
        pull = self._pull(error)
        again = f"It can be asked again from {pull.again_at.astimezone(UK):%H:%M}."
        next_step = again if isinstance(error, SourceBusy) else error.to_do
        pull = replace(pull, error=error.happened, silent=silent, next_step=next_step)

        told = now + timedelta(seconds=error.retry_after_s) if isinstance(error, SourceBusy) else None

        def change(db: Connection) -> None:
            source_store.failed(db, self._source_id, str(error), now)
            pulls.remember(db, pull)
            asked.ended(db, self._source_id, now, _outcome(error), not_before=told)

        self._desk.workspace.write(change).result()

    def stopped(self, *, resting: bool = False) -> None:
        """Note that it was broken off; what is stored stays, and the next time goes on from there.

        `resting` says that it is to go on by itself: quiet hours have begun.
        """
        error, next_step = _AT_REST if resting else _STOPPED
        pull = replace(self._pull(), error=error, next_step=next_step)
        outcome = Outcome.RESTING if resting else Outcome.STOPPED

        def change(db: Connection) -> None:
            pulls.remember(db, pull)
            asked.ended(db, self._source_id, pull.at, outcome)

        self._desk.workspace.write(change).result()

    def read_in_full(self) -> None:
        """Note that a file was read."""
        pull = self._pull()
        self._desk.workspace.write(lambda db: pulls.remember(db, pull)).result()

    def _pull(self, error: FeedError | None = None) -> Pull:
        now = self._desk.now()
        told = timedelta(seconds=error.retry_after_s) if isinstance(error, SourceBusy) else POLITE
        return Pull(source=self._source_id, at=now, tally=self.tally, again_at=now + max(POLITE, told))

    def _seen_again(self) -> None:
        """Note that all the source held when it last told us, it holds still."""
        now = self._desk.now()
        self._desk.workspace.write(lambda db: still_there(db, self._source_id, now)).result()

    def _read_next(self, rest: Iterator[Item], reader: Reader) -> Future[Part] | None:
        """Begin to read the next part but what is held; None where nothing is left."""
        part = tuple(islice(rest, 2 * PART if reader.is_beside() else PART))
        return reader.read(self._unheld(part)) if part else None

    def _write(self, part: Part, mark: str | None, *, unfinished: bool) -> Future[Tally] | None:
        if not part.items and mark is None:
            return None

        def change(db: Connection) -> Tally:
            if mark is not None:
                asked.came_to(db, self._source_id, self._desk.now(), unfinished=unfinished)
            terms = Terms(self._desk.now(), calendar(db), plans(db))
            return store_page(
                db,
                part.counted_by(terms),
                source_id=self._source_id,
                mark=mark,
                now=terms.now,
                calendar=terms.calendar,
                plans=terms.plans,
                settle_later=True,
            )

        self._unsettled = True
        return self._desk.workspace.write(change, bulk=True)

    def _add(self, writing: Future[Tally] | None) -> None:
        if writing is not None:
            self.tally += writing.result()

    def _unheld(self, part: Sequence[Item]) -> list[Item]:
        """Return what is not held yet; what is held costs no more than looking for its key."""
        unread = [item for item in part if isinstance(item, Unread)]
        held: set[str] = set()
        if unread:
            with self._desk.reader() as db:
                held = held_already(db, unread)
        fresh = [item for item in part if isinstance(item, Rejection) or item.content_hash not in held]
        self.tally += Tally(unchanged=len(part) - len(fresh))
        return fresh


def _outcome(error: FeedError) -> Outcome:
    if isinstance(error, SourceBusy):
        return Outcome.BUSY
    if isinstance(error, SourceOutOfReach):
        return Outcome.OUT_OF_REACH
    if isinstance(error, SourceGone):
        return Outcome.GONE
    return Outcome.TROUBLED if isinstance(error, SourceUnreachable) else Outcome.CHANGED
