"""What stands in an answer: its items, the page it names as the next, and whether it came whole."""

from __future__ import annotations

import msgspec
from msgspec import Raw, Struct

from feeds.client import Answer
from feeds.complaints import changed
from feeds.encoding import to_utf8
from feeds.formats.splitting import Problem
from feeds.formats.unusable import Unusable
from feeds.notice import Item, Rejection
from feeds.reading import parts, rejection
from feeds.source import Source

_MALFORMED = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


class Found(Struct, frozen=True):
    """The items of an answer. `cut_off` says that some of them did not come; `next` is as it was written."""

    items: tuple[Item, ...]
    next: str | None = None
    cut_off: bool = False

    @property
    def ids(self) -> frozenset[str]:
        """What tells these notices from others."""
        return frozenset(item.id for item in self.items if not isinstance(item, Rejection))


class _Links(Struct):
    next: str | None = None


class _Linked(Struct):
    links: _Links | None = None


def found_in(source: Source, answer: Answer) -> Found:
    """Return what stands in an answer. What can be told by its key is left unread: most is held already.

    Raises:
        SourceChanged: it is something else than notices, such as a page that asks to log in.
    """
    try:
        found = list(parts(answer.body, received_from=source.id))
    except Unusable as reason:
        words = str(reason)
        what = f"answered with something else than notices: {words[:1].lower()}{words[1:].rstrip('.')}"
        raise changed(source, what) from reason
    items = tuple(
        rejection(part, source.id, position) if isinstance(part, Problem) else part
        for position, part in enumerate(found)
    )
    cut_off = any(isinstance(part, Problem) and part.cut_off for part in found)
    return Found(items, _next(answer), cut_off)


def holds_no_releases(answer: Answer) -> bool:
    """Return whether this is the head of an OCDS package without any list of releases."""
    try:
        fields = msgspec.json.decode(to_utf8(answer.body), type=dict[str, Raw])
    except _MALFORMED:
        return False
    return "releases" not in fields and bool(fields.keys() & {"uri", "version", "publisher", "publishedDate"})


def _next(answer: Answer) -> str | None:
    try:
        linked = msgspec.json.decode(to_utf8(answer.body), type=_Linked)
    except _MALFORMED:
        return None
    return (linked.links.next or None) if linked.links else None
