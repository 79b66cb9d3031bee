"""The process that `reading_process` asks: it reads items, and compiles what their opportunities come to.

Each is compiled from what is held of it, which comes with the items, and from what was read here shortly
before, which may not stand in the file yet. Whether that is all there is, the one who writes sees.
"""

from __future__ import annotations

import gc
from collections import defaultdict, deque

import msgspec
from msgspec.structs import replace

from desktop.domain.working_days import Calendar
from desktop.services.reading_process import Asked, Held
from desktop.store.kept_notices import facts
from desktop.store.made import Terms
from desktop.store.making import prepared
from desktop.store.prepared import Prepared
from feeds.formats import ocds
from feeds.notice import Notice, Unread
from feeds.side_process import answer_all

REMEMBERED = 8 * 2**20
"""Bytes of what was read last: with most sources more than is under way between here and the file."""

_encode = msgspec.msgpack.Encoder().encode
_asked = msgspec.msgpack.Decoder(Asked)


class Answering:
    """Answers frame after frame."""

    def __init__(self) -> None:
        self._read_last: deque[tuple[str, int]] = deque()
        self._size = 0
        self._by_opportunity: defaultdict[str, list[Notice]] = defaultdict(list)

    def answer(self, frame: bytes) -> bytes:
        """Return what the items of a frame come to."""
        asked = _asked.decode(frame)
        terms = Terms(asked.now, Calendar(asked.nation, asked.own_days), asked.plans)
        return _encode(
            [
                self._prepared(item, asked.held, terms if compiled else None)
                for item, compiled in zip(asked.items, asked.compiled, strict=True)
            ]
        )

    def _prepared(self, item: Unread, held: Held, terms: Terms | None) -> Prepared | None:
        found = ocds.read_release(item.content, item.received_from, item.content_hash)
        if not isinstance(found, Notice):
            return None
        notice = replace(found, content=b"")
        earlier = self._earlier(notice, held) if terms else []
        self._remember(notice, len(item.content))
        return prepared(notice, earlier, terms)

    def _earlier(self, notice: Notice, held: Held) -> list[Notice]:
        """Return the other notices of its opportunity, in order of arrival."""
        in_file = [facts(kept) for kept in held.get(notice.opportunity, ())]
        known = {one.content_hash for one in in_file}
        read_here = self._by_opportunity[notice.opportunity]
        return [*in_file, *(one for one in read_here if one.content_hash not in known)]

    def _remember(self, notice: Notice, size: int) -> None:
        self._by_opportunity[notice.opportunity].append(notice)
        self._read_last.append((notice.opportunity, size))
        self._size += size
        while self._size > REMEMBERED:
            longest_ago, its_size = self._read_last.popleft()
            self._size -= its_size
            del self._by_opportunity[longest_ago][0]
            if not self._by_opportunity[longest_ago]:
                del self._by_opportunity[longest_ago]


def main() -> None:
    """Answer parts from standard input until it ends."""
    gc.disable()  # what is made here refers to nothing that refers back
    answer_all(Answering().answer)


if __name__ == "__main__":
    main()
