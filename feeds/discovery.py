"""The web feeds that a web page names, for people who paste the address of a site.

Nothing of the page is shown or run: only the addresses in its head, and links that are named like feeds,
are read, and of those only such as we would ask. Tags are looked for one by one and within bounds, for a
page may be made to be slow to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin

from msgspec import Struct

from feeds.addresses import check_web_address
from feeds.encoding import to_utf8
from feeds.errors import AddressRefused
from feeds.text import plain

MOST_FEEDS = 12
WITHOUT_A_NAME = "Without a name"
_LOOKED_AT = 1 << 19
_MOST_TAGS = 3_000
_LONGEST_TITLE = 120
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I
)
_TAG = re.compile(r"<(link|base|a)\s([^<>]{1,2000})>(?:([^<>]{0,200})</a)?", re.I)
_SAYS = re.compile(r"""([a-z-]{1,20})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'=]+))""", re.I)
_NAMED_LIKE_A_FEED = re.compile(r"(?:^|[/._?=&-])(?:rss|atom|feed|feeds)(?:$|[/._?=&-]|\d|xml)", re.I)


class FoundFeed(Struct, frozen=True):
    """A web feed that a page names; it was not asked yet. `named` says that the page itself calls it one."""

    title: str
    url: str
    named: bool = True


def is_web_page(body: bytes) -> bool:
    """Return whether these bytes are a web page rather than a feed."""
    return _PAGE.match(_text(body[:4_000])) is not None


def feeds_of(page: bytes, url: str) -> tuple[FoundFeed, ...]:
    """Return the feeds that the page at this address names, those that it calls feeds first."""
    found: dict[str, FoundFeed] = {}
    for feed in sorted(_named(_text(page), url), key=lambda one: not one.named):
        if feed.url != url:
            found.setdefault(feed.url, feed)
    return tuple(found.values())[:MOST_FEEDS]


def _named(text: str, url: str) -> Iterator[FoundFeed]:
    base = url
    for count, tag in enumerate(_TAG.finditer(text)):
        if count == _MOST_TAGS:
            return
        kind, says = tag[1].lower(), _says(tag[2])
        href = says.get("href", "")
        if kind == "base":
            base = _address(base, href) or base
            continue
        named = kind == "link" and _is_feed(says)
        address = _address(base, href) if named or (kind == "a" and _NAMED_LIKE_A_FEED.search(href)) else None
        if address:
            yield FoundFeed(_title(says.get("title", "") if named else tag[3] or ""), address, named)


def _says(attributes: str) -> dict[str, str]:
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "")
        for found in _SAYS.finditer(attributes)
    }


def _is_feed(says: dict[str, str]) -> bool:
    kind = says.get("type", "").partition(";")[0].strip().lower()
    return "alternate" in says.get("rel", "").lower().split() and kind in _FEED_TYPES


def _title(words: str) -> str:
    return " ".join(plain(words, limit=_LONGEST_TITLE).split()) or WITHOUT_A_NAME


def _address(base: str, href: str) -> str | None:
    """Return the whole address, None where it is none that we would ask."""
    try:
        address = urljoin(base, href.strip()).partition("#")[0]
        check_web_address(address)
    except (ValueError, AddressRefused):
        return None
    return address if href.strip() else None


def _text(page: bytes) -> str:
    return to_utf8(page[:_LOOKED_AT]).decode("utf-8", "replace")
