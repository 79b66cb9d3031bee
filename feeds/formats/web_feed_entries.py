"""What stands in an RSS or Atom document: the part that runs in a process of its own.

Only here does feedparser see what came. It is handed bytes, never an address or a name, so it can
fetch and open nothing.
"""

from __future__ import annotations

import calendar
import io
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import feedparser
from msgspec import Struct

from feeds.text import plain, storable, web_address

MOST_ENTRIES = 500
"""Entries read of one feed; feeds of tenders hold some hundreds."""

_TITLE, _TEXT, _ID, _RAW = 10_000, 200_000, 2_000, 200_000
_MARK = re.compile(
    r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<(?P<open>(?:\w+:)?(?:item|entry))\b[^>]*>|</(?P<close>(?:\w+:)?(?:item|entry))\s*>",
    re.DOTALL,
)
_END = re.compile(r"</(?:\w+:)?(?:rss|rdf|feed|channel)\s*>", re.IGNORECASE)


class Entry(Struct):
    """An item, plain text all through. Moments are ISO 8601 in UTC; `raw` is what came, if told apart."""

    guid: str | None = None
    title: str | None = None
    link: str | None = None
    text: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    raw: str | None = None


class Feed(Struct):
    """A feed. `known` says that it is one at all; `in_all` counts its items, the unread ones too."""

    known: bool
    site: str | None
    entries: list[Entry]
    in_all: int
    cut_off: bool


def parse(document: bytes) -> Feed:
    """Return what stands in a document, which may be anything at all."""
    found = feedparser.parse(io.BytesIO(document), sanitize_html=False, resolve_relative_uris=False)
    channel, items = found.get("feed", {}), found.get("entries", [])
    text = document.decode(_codec(found.get("encoding")), errors="replace")
    raws = list(_raw_items(text))
    told_apart = len(raws) == len(items)
    site = web_address(channel.get("link"))
    return Feed(
        known=bool(found.get("version") or items),
        site=site,
        entries=[
            _entry(item, site, raws[place] if told_apart else None)
            for place, item in enumerate(items[:MOST_ENTRIES])
        ],
        in_all=len(items),
        cut_off=bool(found.get("bozo")) and not _END.search(text[-500:]),
    )


def _codec(name: str | None) -> str:
    try:
        b"".decode(name or "utf-8")
    except (LookupError, ValueError):
        return "utf-8"
    return name or "utf-8"


def _raw_items(text: str) -> Iterator[str]:
    """Yield each item as it stands in the document, the last one also where its end is missing."""
    begin: int | None = None
    for mark in _MARK.finditer(text):
        if mark["open"] and begin is None:
            begin = mark.start()
        elif mark["close"] and begin is not None:
            yield storable(text[begin : mark.end()][:_RAW])
            begin = None
    if begin is not None:
        yield storable(text[begin:][:_RAW])


def _entry(item: dict[str, Any], site: str | None, raw: str | None) -> Entry:
    contents = item.get("content") or [{}]
    words = contents[0].get("value") or item.get("summary")
    return Entry(
        guid=_text(item.get("id"), _ID),
        title=_plain(item.get("title"), _TITLE),
        link=_link(item, site),
        text=_plain(words, _TEXT),
        author=_plain(item.get("author"), _ID),
        published=_moment(item.get("published_parsed")),
        updated=_moment(item.get("updated_parsed")),
        raw=raw,
    )


def _link(item: dict[str, Any], site: str | None) -> str | None:
    """Return the item's address; a relative one is read from the feed's own site.

    A guid that stands in for a missing link must be a whole address.
    """
    value = item.get("link")
    if not isinstance(value, str):
        return None
    if value == item.get("id"):
        return web_address(value)
    try:
        return web_address(urljoin(site or "", value.strip()))
    except ValueError:
        return None


def _text(value: object, limit: int) -> str | None:
    return storable(value.strip()[:limit]) or None if isinstance(value, str) else None


def _plain(value: object, limit: int) -> str | None:
    return plain(value, limit=limit) or None if isinstance(value, str) else None


def _moment(parsed: time.struct_time | None) -> str | None:
    """Return the moment in UTC; feedparser has moved it there, and believes any year."""
    if parsed is None:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat()
    except (ValueError, OverflowError, OSError, TypeError):
        return None
