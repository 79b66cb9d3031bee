"""RSS and Atom to notices.

What a web feed says of a tender is a title, a link, a text and some moments, no more: no deadline is
taken from its words. The feed itself is parsed in a process of its own (`web_feed_worker`).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urlsplit

import msgspec

from feeds.formats.splitting import Problem
from feeds.formats.unusable import Unusable
from feeds.formats.web_feed_entries import MOST_ENTRIES, Entry, Feed
from feeds.instants import instant
from feeds.notice import Clock, Form, Notice
from feeds.web_feed_worker import worker

_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""", re.IGNORECASE)
_PROBE = bytes(range(0x20, 0x7F)) + b"+ADw- \\x3c ~{<:Ky~}"
_WIDE = re.compile(r"(?:utf|ucs|iso-10646-ucs)[-_]?(?:8|16|32|2|4)(?:[-_]?[bl]e)?", re.IGNORECASE)
_LONGEST_ID = 500


def read_document(body: bytes, *, received_from: str, from_file: bool) -> Iterator[Notice | Problem]:
    """Yield a notice or a problem for each item of a feed, given in the bytes and encoding it came in.

    Raises:
        Unusable: it is no feed, or one that cannot be read in time.
    """
    feed = worker.parse(body)
    if not feed.known:
        raise Unusable("This is neither RSS nor Atom, nor any other format that we read.")
    source = (urlsplit(feed.site).hostname if from_file and feed.site else None) or received_from
    keys = _Keys(source, feed.entries)
    for place, entry in enumerate(feed.entries):
        last_of_cut_off = feed.cut_off and place == feed.in_all - 1
        yield _notice_or_problem(entry, keys, source, received_from, cut_off=last_of_cut_off)
    if feed.in_all > len(feed.entries):
        yield _left_out(feed)


def refuse_unsafe(document: bytes) -> None:
    """Refuse XML that defines entities, or an encoding such as UTF-7 in which letters could hide some.

    Raises:
        Unusable: it does.
    """
    if _ENTITY.search(document):
        raise Unusable("It defines entities of its own, which is not safe to read.")
    _refuse_disguise(document)


def _refuse_disguise(document: bytes) -> None:
    declared = _DECLARED.search(document[:1_000])
    if declared is None:
        return
    name = declared[1].decode("ascii")
    if _WIDE.fullmatch(name):
        return
    try:
        disguised = _PROBE.decode(name, errors="replace") != _PROBE.decode("ascii")
    except (LookupError, ValueError):
        return  # an encoding that nobody knows: the parser tries the usual ones
    if disguised:
        raise Unusable(f"It says that it is written in {name}, which is not safe to read.")


def _left_out(feed: Feed) -> Problem:
    count = feed.in_all - len(feed.entries)
    return Problem(
        b"",
        f"The feed holds {feed.in_all} items; {MOST_ENTRIES} are read, so the last {count} were left out.",
    )


def _notice_or_problem(
    entry: Entry, keys: _Keys, source: str, received_from: str, *, cut_off: bool
) -> Notice | Problem:
    content = entry.raw.encode() if entry.raw else msgspec.json.encode(entry)
    if cut_off:
        return Problem(content, "The feed was cut off in the middle of this item.")
    if entry.title is None and entry.link is None:
        return Problem(content, "It has neither a title nor an address on the web.")
    return Notice(
        source=source,
        id=keys.notice_id(entry),
        received_from=received_from,
        opportunity=keys.opportunity(entry),
        form=Form.WEB_FEED,
        content=content,
        content_hash=_content_hash(entry),
        released_at=_released_at(entry),
        title=entry.title,
        description=entry.text,
        buyer_name=entry.author if entry.author and "@" not in entry.author else None,
        url=entry.link,
    )


def _released_at(entry: Entry) -> datetime | None:
    return instant(entry.published, Clock.GIVEN) or instant(entry.updated, Clock.GIVEN)


def _content_hash(entry: Entry) -> str:
    """Return what tells one version from the next: not the markup, which some sites change each time."""
    said = [entry.title, entry.link, entry.published, entry.updated, entry.text]
    return _digest(json.dumps(said, ensure_ascii=False, separators=(",", ":")))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class _Keys:
    """Which notice an item is, and which opportunity it belongs to, within one document."""

    def __init__(self, source: str, entries: Iterable[Entry]) -> None:
        self._source = source
        self._by_link: dict[str, str] = {}
        self._by_title_and_date: dict[tuple[str, str], str] = {}
        links = defaultdict(set)
        for entry in entries:
            links[entry.guid].add(entry.link)
        self._shared_guids = {guid for guid, several in links.items() if len(several) > 1}

    def notice_id(self, entry: Entry) -> str:
        """Return the guid; the link where the guid is missing or shared by items with different links."""
        own_id = self._own_id(entry)
        return own_id if len(own_id) <= _LONGEST_ID else _digest(own_id)

    def opportunity(self, entry: Entry) -> str:
        """Return the key; an item with the link, or the title and date, of an earlier one shares its key."""
        key = f"rss:{self._source}:{_digest(self._own_id(entry))[:16]}"
        if entry.link:
            key = self._by_link.setdefault(entry.link, key)
        when = entry.published or entry.updated
        if entry.title and when:
            key = self._by_title_and_date.setdefault((entry.title, when), key)
        return key

    def _own_id(self, entry: Entry) -> str:
        guid = entry.guid if entry.guid not in self._shared_guids else None
        return guid or entry.link or json.dumps([entry.title, entry.published])
