"""A process beside ours that reads notices and makes them ready to be written, where much comes at once.

Half of the work of taking in a release is decoding, cleaning and compiling it. Python does one thing at a
time in a process; here it does two, and the window has its own to itself. The process opens no file and no
connection: items go in, with what is held of their opportunities already; what is to be written comes out.
What it cannot read, whoever asked reads again, and says why.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeAlias

import msgspec
from msgspec import Struct

from desktop.domain.nation import Nation
from desktop.domain.runway import Plans
from desktop.store.made import Terms
from desktop.store.prepared import Prepared
from feeds.notice import Unread
from feeds.side_process import ProcessFailed, SideProcess

LIMIT_S = 60.0
"""How long one frame may take: a hundred times what one of the longest releases does."""

AT_ONCE = 100
"""Items in a frame, of which both processes hold copies for a moment."""


Held: TypeAlias = dict[str, list[bytes]]
"""What is kept of the notices of opportunities that are known, in order of arrival, by their keys."""


class Asked(Struct, array_like=True):
    """Items to be read, what their runways are counted by, and what is held of their opportunities.

    `compiled` says of each item whether its opportunity is to be compiled with it: of several the last one's.
    """

    now: datetime
    nation: Nation
    own_days: frozenset[date]
    plans: Plans
    held: Held
    items: Sequence[Unread]
    compiled: Sequence[bool]


_encode = msgspec.msgpack.Encoder().encode
_answers = msgspec.msgpack.Decoder(list[Prepared | None])


class ReadingProcess:
    """Hands items to that process. Any thread may ask."""

    def __init__(self, command: tuple[str, ...] | None = None, *, limit_s: float = LIMIT_S) -> None:
        self._process = SideProcess(command or (sys.executable, "-m", "desktop.services.reading_beside"))
        self._limit_s = limit_s

    def read(self, items: Sequence[Unread], terms: Terms, held: Held) -> list[Prepared | None]:
        """Return each item ready to be written, None for one that it cannot read.

        Raises:
            ProcessFailed: the process stopped, or took too long.
        """
        found: list[Prepared | None] = []
        last = {item.opportunity: place for place, item in enumerate(items)}
        compiled = [last[item.opportunity] == place for place, item in enumerate(items)]
        for start in range(0, max(len(items), 1), AT_ONCE):
            these = slice(start, start + AT_ONCE)
            found += self._read(items[these], compiled[these], terms, held)
        return found

    def _read(
        self, items: Sequence[Unread], compiled: Sequence[bool], terms: Terms, held: Held
    ) -> Sequence[Prepared | None]:
        keys = {item.opportunity for item, so in zip(items, compiled, strict=True) if so}
        of_these = {key: held[key] for key in keys if key in held}
        calendar = terms.calendar
        asked = Asked(terms.now, calendar.nation, calendar.own_days, terms.plans, of_these, items, compiled)
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
