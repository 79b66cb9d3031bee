"""Reading what a take brings: part by part, one ahead of what is being written.

A take of a few parts is read here. From the third part on a second process reads, as soon as it stands
ready; where it fails, all is read here as before.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from msgspec import Struct
from msgspec.structs import replace

from desktop.services.desk import Desk, calendar, plans
from desktop.services.reading_process import ReadingProcess
from desktop.store import kept_notices
from desktop.store.connection import Connection
from desktop.store.made import Terms
from desktop.store.prepared import Arrived, Prepared
from feeds.notice import Item, Rejection, Unread
from feeds.side_process import ProcessFailed

log = logging.getLogger(__name__)

FEW = 400
"""Items that are read here before a second process is thought of: it takes a third of a second to start."""

_MOST_BYTES = 16 * 2**20
"""Of a part that is handed on; what is larger is read here, and stands in memory once."""


class Part(Struct, frozen=True):
    """Items that were read, and by what terms those were prepared that are."""

    items: Sequence[Arrived | Rejection]
    terms: Terms | None = None

    def counted_by(self, terms: Terms) -> Sequence[Arrived | Rejection]:
        """Return the items; what was prepared by other terms is to be made again."""
        if self.terms is None or self.terms.count_as(terms):
            return self.items
        return [replace(item, made=None) if isinstance(item, Prepared) else item for item in self.items]


class Reader:
    """Reads the parts of one take in their order, on a thread of its own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._process = ReadingProcess()
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="reading")
        self._starting: Future[object] | None = None
        self._alone = (os.cpu_count() or 1) < 2
        self._count = 0
        self._left = False

    def __enter__(self) -> Reader:
        """Read until the block is left."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process, and let go of what was still to be read."""
        self._left = True
        self._process.end()
        self._threads.shutdown(cancel_futures=True)
        self._process.close()

    def read(self, items: Sequence[Item]) -> Future[Part]:
        """Begin to read these."""
        self._count += len(items)
        if self._count > FEW and self._starting is None and not self._alone:
            with self._desk.reader() as db:
                self._starting = self._threads.submit(self._process.read, (), _terms(db, self._desk), {})
        return self._threads.submit(self._read, items)

    def is_beside(self) -> bool:
        """Return whether the second process stands ready and reads."""
        return self._starting is not None and self._starting.done() and not self._alone

    def _read(self, items: Sequence[Item]) -> Part:
        unread = [item for item in items if isinstance(item, Unread)]
        if self.is_beside() and 0 < sum(len(item.content) for item in unread) <= _MOST_BYTES:
            try:
                return self._read_beside(items, unread)
            except ProcessFailed:
                if self._left:
                    raise  # it was ended, and nobody waits for this part
                self._alone = True
                log.warning("The process that reads has failed: the rest is read here", exc_info=True)
        return Part([_opened(item) for item in items])

    def _read_beside(self, items: Sequence[Item], unread: Sequence[Unread]) -> Part:
        with self._desk.reader() as db:
            terms = _terms(db, self._desk)
            held = kept_notices.kept_of(db, {item.opportunity for item in unread}, _MOST_BYTES)
        found = iter(self._process.read(unread, terms, held))
        read = [(next(found) if isinstance(item, Unread) else None) or _opened(item) for item in items]
        return Part(read, terms)


def _terms(db: Connection, desk: Desk) -> Terms:
    return Terms(desk.now(), calendar(db), plans(db))


def _opened(item: Item) -> Arrived | Rejection:
    from feeds.reading import opened  # its formats load slowly, and no window waits for them

    return opened(item)
