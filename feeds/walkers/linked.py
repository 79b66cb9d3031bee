"""Walking an address by the links its pages give: one's own addresses, and the sample.

OCDS pages follow `links.next` while it stays on the source's site; a web feed is one page. A first page
that has not changed since ends the walk with no items.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import msgspec
from msgspec import Struct

from feeds.client import Answer, Client, Validators
from feeds.complaints import changed
from feeds.errors import SourceChanged
from feeds.freshness import ttl_s
from feeds.notice import Item
from feeds.source import Source
from feeds.walkers.found import Found, found_in
from feeds.walkers.page import Page

MOST_PAGES = 10_000


class _Mark(Struct, omit_defaults=True):
    """How far a walk has come: the next page while under way, and the validators of its first page."""

    next: str | None = None
    etag: str | None = None
    last_modified: str | None = None


def walk(source: Source, mark: str | None, client: Client) -> Iterator[Page]:
    """Yield the pages of a source, from where this mark left off.

    Raises:
        FeedError: the source did not answer, or in a shape that we do not know. What was yielded
            before stands.
    """
    start = _read_mark(mark, source)
    for number, step in enumerate(_steps(source, start, client), start=1):
        of, left_s = (number, 0.0) if step.mark.next is None else (None, None)
        yield Page(
            step.items,
            _mark(step.mark),
            number,
            of,
            left_s,
            as_before=step.as_before,
            fresh_s=step.fresh_s,
        )
        if step.elsewhere:
            what = f"names a next page on another site, {step.elsewhere[:100]}, which was not asked"
            raise changed(source, what)


class _Step(Struct, frozen=True):
    """A page before it is numbered. `elsewhere` is the other site on which it says that the next one is."""

    items: tuple[Item, ...]
    mark: _Mark
    elsewhere: str | None = None
    as_before: bool = False
    fresh_s: float = 0.0


def _steps(source: Source, start: _Mark, client: Client) -> Iterator[_Step]:
    url, answer = _first(source, start, client)
    first_page = start if url != source.url else _Mark(None, answer.etag, answer.last_modified)
    seen = {url}
    for _ in range(MOST_PAGES):
        if answer.not_modified:
            as_it_was = _Mark(None, start.etag, start.last_modified)
            yield _Step((), as_it_was, as_before=True, fresh_s=answer.fresh_s)
            return
        found = found_in(source, answer)
        following, elsewhere = _following(answer, found) if source.format == "ocds" else (None, None)
        if elsewhere:
            yield _Step(found.items, _Mark(), elsewhere)
            return
        if following in seen:
            following = None  # a page that names itself or an earlier one as the next ends the walk
        mark, fresh = (
            msgspec.structs.replace(first_page, next=following),
            max(answer.fresh_s, ttl_s(answer.body)),
        )
        yield _Step(found.items, mark, fresh_s=fresh)
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


def _following(answer: Answer, found: Found) -> tuple[str | None, str | None]:
    """Return the address of the next page, or the site it is on where that is another one."""
    if found.next is None:
        return None, None
    try:
        following = urljoin(answer.url, found.next)
        there = urlsplit(following).netloc
    except ValueError:
        return None, None
    return (following, None) if same_site(answer.url, following) else (None, there)


def same_site(here: str, there: str) -> bool:
    """Return whether two addresses are of one site: the same scheme, host and port."""
    return urlsplit(here)[:2] == urlsplit(there)[:2]


def _read_mark(mark: str | None, source: Source) -> _Mark:
    """Return what a mark says; one that is not ours, or of another site, begins the walk anew."""
    try:
        found = msgspec.json.decode(mark or "{}", type=_Mark)
    except msgspec.MsgspecError:
        return _Mark()
    if found.next is None or same_site(source.url, found.next):
        return found
    return _Mark()


def _mark(mark: _Mark) -> str:
    return msgspec.json.encode(mark).decode()
