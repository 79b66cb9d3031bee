"""Lists of web feeds as other programs write them (OPML), in and out.

An outline is a title and an address, no more: nothing in a list can name a program, a file, or anything
but an http or https address. Definitions of entities and document types are refused before reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from typing import Literal
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from msgspec import Struct

from feeds.addresses import check_web_address, whole_address
from feeds.encoding import to_utf8
from feeds.errors import AddressRefused, TenderPauseError
from feeds.formats.unusable import Unusable
from feeds.formats.web_feed import refuse_unsafe
from feeds.text import plain

LARGEST = 5 * 2**20
MOST = 1_000
"""More feeds than this in one list are refused, all of them: nobody reads so many."""

_DEEPEST = 50
_LONGEST_TITLE = 200
_LONGEST_URL = 2_000


class NoList(TenderPauseError):
    """The file is no list of web feeds that we read."""

    def __init__(self, why: str) -> None:
        super().__init__(
            happened=why,
            safe="No source was added.",
            to_do="Export the list from the other program again, as OPML, and try that file.",
        )


class Outline(Struct, frozen=True):
    """One feed of a list. `kind` is "rss", or "ocds" for what other programs do not read."""

    title: str
    url: str
    kind: Literal["rss", "ocds"] = "rss"


class LeftOut(Struct, frozen=True):
    """One line of a list that is no address that we ask, and why."""

    title: str
    why: str


class FeedList(Struct, frozen=True):
    """What a list holds."""

    feeds: tuple[Outline, ...]
    left_out: tuple[LeftOut, ...]


def read(document: bytes) -> FeedList:
    """Return the feeds of a list, each address once.

    Raises:
        NoList: it is none, or not safe to read; says why.
    """
    if len(document) > LARGEST:
        raise NoList(f"A list of web feeds is never larger than {LARGEST / 2**20:g} MiB.")
    text = to_utf8(document)
    try:
        refuse_unsafe(text)
    except Unusable as reason:
        raise NoList(str(reason)) from reason
    reader = _Reader()
    try:
        reader.read(text)
    except expat.ExpatError as error:
        raise NoList("The file is no list of web feeds (OPML), or it is damaged.") from error
    if not reader.is_list:
        raise NoList("The file is no list of web feeds (OPML).")
    return FeedList(tuple(reader.feeds.values()), tuple(reader.left_out))


def write(feeds: Sequence[Outline], *, title: str, now: datetime) -> bytes:
    """Return a list of these feeds."""
    lines = [
        f'    <outline type="{feed.kind}" text={quoteattr(feed.title)} title={quoteattr(feed.title)}'
        f" xmlUrl={quoteattr(feed.url)}/>"
        for feed in feeds
    ]
    head = (
        f"    <title>{quoteattr(title)[1:-1]}</title>\n    <dateCreated>{format_datetime(now)}</dateCreated>"
    )
    body = "\n".join(lines)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head>\n{head}\n  </head>\n'
    return f"{text}  <body>\n{body}\n  </body>\n</opml>\n".encode()


class _Reader:
    """Reads with a parser that stops at whatever a list has no need of."""

    def __init__(self) -> None:
        self.is_list = False
        self.feeds: dict[str, Outline] = {}
        self.left_out: list[LeftOut] = []
        self._depth = 0
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.ExternalEntityRefHandler = _refuse

    def read(self, document: bytes) -> None:
        """Read the whole of it."""
        self._parser.Parse(document, True)

    def _begin(self, name: str, says: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NoList("The list is folded too deep to be read.")
        if self._depth == 1:
            self.is_list = name.lower() == "opml"
        if name.lower() == "outline":
            self._outline({key.lower(): value for key, value in says.items()})

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _outline(self, says: dict[str, str]) -> None:
        url = whole_address(says.get("xmlurl", ""))
        if not url:
            return  # a folder, or a link that is no feed
        title = _line(says.get("title") or says.get("text") or "")
        if len(self.feeds) + len(self.left_out) >= MOST:
            raise NoList(f"The list holds more than {MOST:,} web feeds.")
        try:
            check_web_address(url)
        except AddressRefused as error:
            self.left_out.append(LeftOut(title or _line(url), error.happened))
            return
        if len(url) > _LONGEST_URL:
            self.left_out.append(LeftOut(title or _line(url), "Its address is too long."))
        else:
            kind = says.get("type", "").strip().lower()
            self.feeds.setdefault(url, Outline(title, url, "ocds" if kind == "ocds" else "rss"))


def _refuse(*_said: object) -> int:
    raise NoList("The list defines a document type or entities of its own, which is not safe to read.")


def _line(words: str) -> str:
    return " ".join(plain(words, limit=_LONGEST_TITLE).split())
