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
from feeds.errors import SourceChanged
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
    start = _read_mark(mark, source)
    for number, page in enumerate(_walk(source, start, client), start=1):
        yield Page(page.items, _mark(page.mark), number, None if page.mark.next else number)
        if page.elsewhere:
            what = f"names a next page on another site, {page.elsewhere[:100]}, which was not asked"
            raise changed(source, what)


@dataclass(frozen=True, slots=True)
class _Step:
    """A page before it is numbered. `elsewhere` is the other site on which it says that the next one is."""

    items: tuple[Notice | Rejection, ...]
    mark: _Mark
    elsewhere: str | None = None


def _walk(source: Source, start: _Mark, client: Client) -> Iterator[_Step]:
    url, answer = _first(source, start, client)
    first_page = start
    if url == source.url:
        first_page = _Mark(None, answer.etag, answer.last_modified)
    seen = {url}
    for _ in range(MOST_PAGES):
        if answer.not_modified:
            yield _Step((), _Mark(None, start.etag, start.last_modified))
            return
        items = _items(source, answer)
        following, elsewhere = _following(answer) if source.format == "ocds" else (None, None)
        if elsewhere:
            yield _Step(items, _Mark(), elsewhere)
            return
        if following in seen:
            following = None  # a page that names itself or an earlier one as the next ends the walk
        yield _Step(items, _Mark(following, first_page.etag, first_page.last_modified))
        if following is None:
            return
        url, answer = following, client.get(source, following)
        seen.add(url)


def _first(source: Source, start: _Mark, client: Client) -> tuple[str, Answer]:
    """Return the page to go on from; where a source no longer knows it, the first one."""
    if start.next:
        try:
            return start.next, client.get(source, start.next)
        except SourceChanged:
            return source.url, client.get(source, source.url)
    return source.url, client.get(source, source.url, Validators(start.etag, start.last_modified))


def _items(source: Source, answer: Answer) -> tuple[Notice | Rejection, ...]:
    try:
        found = list(parts(answer.body, received_from=source.id))
    except Unusable as reason:
        raise changed(source, f"answered with something else than notices: {_lower(str(reason))}") from reason
    return tuple(
        rejection(part, source.id, position) if isinstance(part, Problem) else part
        for position, part in enumerate(found)
    )


def _following(answer: Answer) -> tuple[str | None, str | None]:
    """Return the address of the next page, or the site it is on where that is another one."""
    try:
        linked = msgspec.json.decode(to_utf8(answer.body), type=_Linked)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None, None
    if linked.links is None or not linked.links.next:
        return None, None
    try:
        following = urljoin(answer.url, linked.links.next)
        there = urlsplit(following).netloc
    except ValueError:
        return None, None
    return (following, None) if _same_site(answer.url, following) else (None, there)


def _same_site(here: str, there: str) -> bool:
    return urlsplit(here)[:2] == urlsplit(there)[:2]


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _read_mark(mark: str | None, source: Source) -> _Mark:
    """Return what a mark says; one that is not ours, or of another site, begins the walk anew."""
    try:
        found = msgspec.json.decode(mark or "{}", type=_Mark)
    except msgspec.MsgspecError:
        return _Mark()
    return found if found.next is None or _same_site(source.url, found.next) else _Mark()


def _mark(mark: _Mark) -> str:
    return msgspec.json.encode(mark).decode()
