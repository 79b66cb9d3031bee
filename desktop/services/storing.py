"""Storing what came from one place, in parts small enough that typing never waits for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import islice

from desktop.domain.moments import UK
from desktop.services.desk import Desk, calendar, plans
from desktop.store import pulls
from desktop.store import sources as source_store
from desktop.store.connection import Connection
from desktop.store.notices import Tally, still_there, store_page
from desktop.store.pulls import Pull
from feeds.errors import FeedError, SourceBusy, SourceUnreachable
from feeds.notice import Notice, Rejection

Item = Notice | Rejection

PART = 150
"""Items a transaction: about a tenth of a second, so that what a person types is never held up."""

POLITE = timedelta(minutes=10)
"""How long a person waits before asking the same source again, if it did not ask for more."""


class Storing:
    """Stores items of one source or file, part by part, and keeps count."""

    def __init__(self, desk: Desk, source_id: str) -> None:
        self._desk = desk
        self._source_id = source_id
        self.tally = Tally()

    def store(self, items: Iterable[Item], mark: str | None) -> None:
        """Store a page. Its mark moves with the last part, so that a page cut short is asked for again."""
        rest = iter(items)
        part = tuple(islice(rest, PART))
        while True:
            following = tuple(islice(rest, PART))
            self._store_part(part, mark if not following else None)
            if not following:
                return
            part = following

    def seen_again(self) -> None:
        """Note that all the source held when it last told us, it holds still."""
        now = self._desk.now()
        self._desk.workspace.write(lambda db: still_there(db, self._source_id, now)).result()

    def succeeded(self) -> None:
        """Note that the source answered in full."""
        now, pull = self._desk.now(), self._pull()

        def change(db: Connection) -> None:
            source_store.succeeded(db, self._source_id, now)
            pulls.remember(db, pull)

        self._desk.workspace.write(change).result()

    def failed(self, error: FeedError) -> None:
        """Note that the source did not answer, and why."""
        now = self._desk.now()
        silent = isinstance(error, SourceUnreachable) and not isinstance(error, SourceBusy)
        pull = self._pull(error)
        again = f"It can be asked again from {pull.again_at.astimezone(UK):%H:%M}."
        next_step = again if isinstance(error, SourceBusy) else error.to_do
        pull = replace(pull, error=error.happened, silent=silent, next_step=next_step)

        def change(db: Connection) -> None:
            source_store.failed(db, self._source_id, str(error), now)
            pulls.remember(db, pull)

        self._desk.workspace.write(change).result()

    def stopped(self) -> None:
        """Note that it was broken off; what is stored stays, and the next time goes on from there."""
        pull = replace(
            self._pull(), error="Stopped before its end.", next_step="Pull it again: it goes on from there."
        )
        self._desk.workspace.write(lambda db: pulls.remember(db, pull)).result()

    def read_in_full(self) -> None:
        """Note that a file was read."""
        pull = self._pull()
        self._desk.workspace.write(lambda db: pulls.remember(db, pull)).result()

    def _pull(self, error: FeedError | None = None) -> Pull:
        now = self._desk.now()
        told = timedelta(seconds=error.retry_after_s) if isinstance(error, SourceBusy) else POLITE
        return Pull(source=self._source_id, at=now, tally=self.tally, again_at=now + max(POLITE, told))

    def _store_part(self, part: Sequence[Item], mark: str | None) -> None:
        def change(db: Connection) -> Tally:
            return store_page(
                db,
                part,
                source_id=self._source_id,
                mark=mark,
                now=self._desk.now(),
                calendar=calendar(db),
                plans=plans(db),
            )

        self.tally += self._desk.workspace.write(change, bulk=True).result()
