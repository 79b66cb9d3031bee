"""A process beside ours that reads notices and makes them ready to be written, where much comes at once.

Half of the work of taking in a release is decoding, cleaning and compiling it. Python does one thing at a
time in a process; here it does two, and the window has its own to itself. The process opens no file and no
connection: items go in, what is to be written comes out. What it cannot read, whoever asked reads again,
and says why.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Collection, Sequence
from datetime import date, datetime

import msgspec
from msgspec import Struct

from desktop.domain.nation import Nation
from desktop.domain.runway import Plans
from desktop.domain.working_days import Calendar
from desktop.store.made import Terms
from desktop.store.prepared import Prepared
from feeds.notice import Notice, Unread
from feeds.side_process import ProcessFailed, SideProcess, answer_all

LIMIT_S = 60.0
"""How long one frame may take: a hundred times what one of the longest releases does."""

AT_ONCE = 100
"""Items in a frame, of which both processes hold copies for a moment."""


class _Asked(Struct, array_like=True):
    """Items to be read, what their runways are counted by, and which opportunities are known already.

    Those are compiled from all their notices, where the file is.
    """

    now: datetime
    nation: Nation
    own_days: frozenset[date]
    plans: Plans
    known: frozenset[str]
    items: Sequence[Unread]


_encode = msgspec.msgpack.Encoder().encode
_asked = msgspec.msgpack.Decoder(_Asked)
_answers = msgspec.msgpack.Decoder(list[Prepared | None])


class ReadingProcess:
    """Hands items to that process. Any thread may ask."""

    def __init__(self, command: tuple[str, ...] | None = None, *, limit_s: float = LIMIT_S) -> None:
        self._process = SideProcess(command or (sys.executable, "-m", "desktop.services.reading_process"))
        self._limit_s = limit_s

    def read(
        self, items: Sequence[Unread], terms: Terms, known: Collection[str] = ()
    ) -> list[Prepared | None]:
        """Return each item ready to be written, None for one that it cannot read.

        Opportunities that are `known` already are not compiled: they have other notices.

        Raises:
            ProcessFailed: the process stopped, or took too long.
        """
        found: list[Prepared | None] = []
        for start in range(0, max(len(items), 1), AT_ONCE):
            found += self._read(items[start : start + AT_ONCE], terms, frozenset(known))
        return found

    def _read(
        self, items: Sequence[Unread], terms: Terms, known: frozenset[str]
    ) -> Sequence[Prepared | None]:
        calendar = terms.calendar
        asked = _Asked(terms.now, calendar.nation, calendar.own_days, terms.plans, known, items)
        try:
            found = _answers.decode(self._process.ask(_encode(asked), self._limit_s))
        except msgspec.DecodeError as error:
            raise ProcessFailed(late=False) from error
        if len(found) != len(items):
            raise ProcessFailed(late=False)
        for one, item in zip(found, items, strict=True):
            if one is not None:
                one.content = item.content
        return found

    def end(self) -> None:
        """End the process at once, also while another thread waits for it."""
        self._process.end()

    def close(self) -> None:
        """End the process, if there is one."""
        self._process.close()


def answer(frame: bytes) -> bytes:
    """Return what the items of a frame come to."""
    from desktop.store.making import prepared  # these load slowly, and no window waits for them
    from feeds.formats import ocds

    asked = _asked.decode(frame)
    terms = Terms(asked.now, Calendar(asked.nation, asked.own_days), asked.plans)

    def read(item: Unread) -> Prepared | None:
        found = ocds.read_release(item.content, item.received_from, item.content_hash)
        if not isinstance(found, Notice):
            return None
        return prepared(found, None if found.opportunity in asked.known else terms)

    return _encode([read(item) for item in asked.items])


def main() -> None:
    """Answer parts from standard input until it ends."""
    gc.disable()  # what is made here refers to nothing that refers back
    answer_all(answer)


if __name__ == "__main__":
    main()
