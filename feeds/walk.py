"""Walking through what a source has to give, page by page.

Each page carries the mark that its storing moves the source to: plain JSON that says how far the walk
has come, so that it goes on there when it is broken off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import msgspec
from msgspec import Struct

from feeds.client import Answer, Client, Validators
from feeds.complaints import changed
from feeds.encoding import to_utf8
from feeds.formats.splitting import Problem
from feeds.formats.unusable import Unusable
from feeds.notice import Notice, Rejection
from feeds.reading import parts, rejection
from feeds.source import Source

MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of a source. `number` counts from 1; `of` is None where the source does not say how many."""

    items: tuple[Notice | Rejection, ...]
    mark: str
    number: int
    of: int | None


class _Mark(Struct, omit_defaults=True):
    """How far a walk has come: the next page while under way, and the validators of its first page."""

    next: str | None = None
    etag: str | None = None
    last_modified: str | None = None


class _Links(Struct):
    next: str | None = None


class _Linked(Struct):
    links: _Links | None = None


def pages(source: Source, mark: str | None, client: Client) -> Iterator[Page]:
    """Yield the pages of a source, from where this mark left off.

    OCDS pages follow `links.next` while it stays on the source's host; a web feed is one page. A first
    page that has not changed since ends the walk with no items.

    Raises:
        FeedError: the source did not answer, or in a shape that we do not know. What was yielded
            before stands.
    """
    start = _read_mark(mark)
    url = start.next or source.url
    validators = Validators() if start.next else Validators(start.etag, start.last_modified)
    kept, seen = start, set()
    for number in range(1, MOST_PAGES + 1):
        answer = client.get(source, url, validators if number == 1 else None)
        if answer.not_modified:
            yield Page((), _mark(_Mark(None, start.etag, start.last_modified)), number, number)
            return
        if number == 1 and start.next is None:
            kept = _Mark(None, answer.etag, answer.last_modified)
        seen.add(url)
        items = _items(source, answer)
        following = _following(source, answer) if source.format == "ocds" else None
        if following in seen:
            following = None  # a page that names itself or an earlier one as the next ends the walk
        yield Page(
            items,
            _mark(_Mark(following, kept.etag, kept.last_modified)),
            number,
            None if following else number,
        )
        if following is None:
            return
        url = following


def _items(source: Source, answer: Answer) -> tuple[Notice | Rejection, ...]:
    try:
        found = list(parts(answer.body, received_from=source.id))
    except Unusable as reason:
        raise changed(source, f"answered with something else than notices: {_lower(str(reason))}") from reason
    return tuple(
        rejection(part, source.id, position) if isinstance(part, Problem) else part
        for position, part in enumerate(found)
    )


def _following(source: Source, answer: Answer) -> str | None:
    """Return the address of the next page.

    Raises:
        SourceChanged: it is on another host, where nobody asked us to go.
    """
    try:
        linked = msgspec.json.decode(to_utf8(answer.body), type=_Linked)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    if linked.links is None or not linked.links.next:
        return None
    following = urljoin(answer.url, linked.links.next)
    here, there = urlsplit(answer.url), urlsplit(following)
    if (here.scheme, here.netloc) != (there.scheme, there.netloc):
        raise changed(source, f"names a next page on another site, {there.netloc[:100]}, which was not asked")
    return following


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _read_mark(mark: str | None) -> _Mark:
    """Return what a mark says; one that is not ours begins the walk anew."""
    try:
        return msgspec.json.decode(mark or "{}", type=_Mark)
    except msgspec.MsgspecError:
        return _Mark()


def _mark(mark: _Mark) -> str:
    return msgspec.json.encode(mark).decode()
