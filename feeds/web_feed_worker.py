"""The process in which web feeds are parsed: one at a time, ended and begun anew when one takes too long.

The document goes in, a `Feed` in MessagePack comes out.
"""

from __future__ import annotations

import atexit
import sys

import msgspec

from feeds.formats.unusable import Unusable
from feeds.formats.web_feed_entries import Feed
from feeds.side_process import ProcessFailed, SideProcess, answer_all

LIMIT_S = 10.0
"""How long one document may take."""

_FEED = msgspec.msgpack.Decoder(Feed)


class WebFeedWorker:
    """Hands documents to a process that is started when first needed. Any thread may ask."""

    def __init__(self, *, limit_s: float = LIMIT_S, command: tuple[str, ...] | None = None) -> None:
        self._limit_s = limit_s
        self._process = SideProcess(command or (sys.executable, "-m", "feeds.web_feed_worker"))

    def parse(self, document: bytes) -> Feed:
        """Return what stands in this document.

        Raises:
            Unusable: it took too long, or the process stopped over it.
        """
        try:
            return _FEED.decode(self._process.ask(document, self._limit_s))
        except ProcessFailed as failed:
            if failed.late:
                raise Unusable(f"Reading it took longer than {self._limit_s:.0f} seconds.") from failed
            raise Unusable("The reader of web feeds stopped while reading it.") from failed
        except msgspec.DecodeError as error:
            self.close()
            raise Unusable("The reader of web feeds stopped while reading it.") from error

    def close(self) -> None:
        """End the process, if there is one; a later document starts another."""
        self._process.close()


worker = WebFeedWorker()
"""The one that reading uses."""
atexit.register(worker.close)


def main() -> None:
    """Answer documents from standard input until it ends."""
    from feeds.formats.web_feed_entries import parse

    encode = msgspec.msgpack.Encoder().encode
    answer_all(lambda document: encode(parse(document)))


if __name__ == "__main__":
    main()
