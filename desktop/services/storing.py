"""Storing what came from one place, in parts small enough that typing never waits for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from desktop.services.desk import Desk, calendar, plans
from desktop.store import sources as source_store
from desktop.store.connection import Connection
from desktop.store.notices import Tally, store_page
from feeds.errors import FeedError
from feeds.notice import Notice, Rejection

Item = Notice | Rejection

PART = 150
"""Items a transaction: about a tenth of a second, so that what a person types is never held up."""


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

    def succeeded(self) -> None:
        """Note that the source answered in full."""
        now = self._desk.now()
        self._desk.workspace.write(lambda db: source_store.succeeded(db, self._source_id, now)).result()

    def failed(self, error: FeedError) -> None:
        """Note that the source did not answer, and why."""
        now = self._desk.now()
        self._desk.workspace.write(
            lambda db: source_store.failed(db, self._source_id, str(error), now)
        ).result()

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
