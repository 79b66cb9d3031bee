"""The sources that can be pulled: those of the catalogue, and those that people added by their address."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.asking import Outcome
from desktop.domain.words import listed, plural
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.store import asked, checking
from desktop.store import own_sources as store
from desktop.store.connection import Connection
from desktop.store.own_sources import OwnSource
from feeds.addresses import check_web_address, whole_address
from feeds.errors import SourceChanged
from feeds.notice import Form, Notice, Rejection
from feeds.source import Format, Source, catalogue, countries

if TYPE_CHECKING:
    from feeds.client import Client
    from feeds.discovery import FoundFeed


class Tried(Struct, frozen=True):
    """What an address answered when it was tried, and the source that it would make."""

    source: Source
    sentence: str


class Discovered(Struct, frozen=True):
    """The web feeds that a web page names, where an address was that of a page and not of a feed."""

    feeds: tuple[FoundFeed, ...]
    sentence: str


class NoSuchSource(NotPossible):
    """No source has that id."""

    def __init__(self, source_id: str) -> None:
        super().__init__(
            happened=f"There is no source “{source_id[:200]}”.",
            safe="Nothing was changed.",
            to_do="See which there are with: tender-pause sources list",
        )


def known(db: Connection) -> tuple[Source, ...]:
    """Return every source that can be pulled, those that are switched off among them."""
    chosen = checking.of(db).countries
    public = (with_countries(source, chosen) for source in catalogue())
    return (*public, *(_source(own) for own in store.everything(db)))


def with_countries(source: Source, chosen: Sequence[str]) -> Source:
    """Return the source asked for buyers of these countries, where it can be; none: as it comes."""
    names = countries()
    codes = tuple(code for code in chosen if code in names)
    if not source.countries or not codes or codes == source.countries:
        return source
    here = listed([names[code] for code in codes])
    before = listed([names[code] for code in source.countries])
    coverage = source.coverage.replace(f"of buyers in {before}", f"of buyers in {here}")
    return replace(source, countries=codes, nation=here, coverage=coverage)


def enabled(db: Connection) -> tuple[Source, ...]:
    """Return the sources that are pulled together: neither switched off nor ended for good."""
    off, ended = store.switched_off(db), ended_for_good(db)
    return tuple(source for source in known(db) if source.id not in off and source.id not in ended)


def ended_for_good(db: Connection) -> frozenset[str]:
    """Return the sources that said when last asked that their address has ended."""
    known = asked.everything(db)
    return frozenset(source for source, one in known.items() if one.before.outcome is Outcome.GONE)


def by_id(db: Connection, source_id: str) -> Source:
    """Return one source.

    Raises:
        NoSuchSource: there is none of that id.
    """
    found = next((source for source in known(db) if source.id == source_id), None)
    if found is None:
        raise NoSuchSource(source_id)
    return found


def at_address(url: str, name: str = "", *, private: bool = False) -> Source:
    """Return the source that an address makes before it was tried. The same address has the same id.

    Raises:
        AddressRefused: it is no address that we ask.
    """
    from hashlib import sha256  # it brings OpenSSL, for which the start of the window does not wait

    url = whole_address(url)
    check_web_address(url)
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    short = re.sub(r"[^a-z0-9]+", "-", host.lower()).strip("-")
    return Source(
        id=f"{short}-{sha256(url.encode()).hexdigest()[:6]}",
        name=" ".join(name.split()) or host,
        url=url,
        format="ocds",
        coverage=f"Added by its address on {host}. It covers what they publish there.",
        private=private,
    )


def check_address(url: str) -> None:
    """Refuse what is no address that we ask.

    Raises:
        AddressRefused: says why.
    """
    check_web_address(whole_address(url))


def look_at(
    now: Callable[[], datetime],
    url: str,
    name: str = "",
    *,
    private: bool = False,
    client: Client | None = None,
) -> Tried | Discovered:
    """Ask an address and say what was found: notices, or a web page that names feeds; nothing is stored.

    Raises:
        FeedError: it did not answer, or with something else than notices.
        NotPossible: it answered with nothing that can be read as a notice.
    """
    from feeds.discovery import feeds_of, is_web_page  # the first window does not wait for these
    from feeds.reading import opened
    from feeds.walkers.found import found_in

    source = at_address(url, name, private=private)
    answer = (client or _client(now)).get(source, source.url)
    if is_web_page(answer.body):
        feeds = feeds_of(answer.body, answer.url)
        if not feeds:
            raise _names_no_feed(source)
        count = plural(len(feeds), "web feed")
        return Discovered(feeds, f"This is a web page. It names {count}; choose one to try.")
    found = found_in(source, answer)
    return _tried(source, tuple(map(opened, found.items)), more=found.next is not None)


def _names_no_feed(source: Source) -> SourceChanged:
    return SourceChanged(
        happened=f"This address of {source.name} is a web page that names no web feed.",
        safe="Nothing was added or stored.",
        to_do="Look on the site for a link called RSS, Atom or feed, and give its address. What stands "
        "on the page alone can be added by hand.",
    )


def name_of(feed: FoundFeed) -> str:
    """Return what a page calls one of its feeds, "" where it gives it no name."""
    from feeds.discovery import WITHOUT_A_NAME

    return "" if feed.title == WITHOUT_A_NAME else feed.title


def try_address(
    now: Callable[[], datetime],
    url: str,
    name: str = "",
    *,
    private: bool = False,
    client: Client | None = None,
) -> Tried:
    """Ask an address for its first page and say what was found; nothing is stored.

    Raises:
        FeedError, NotPossible: as `try_out`.
    """
    return try_out(at_address(url, name, private=private), now, client)


def try_out(source: Source, now: Callable[[], datetime], client: Client | None = None) -> Tried:
    """Ask a source for its first page and say what was found; nothing is stored.

    Raises:
        FeedError: it did not answer, or with something else than notices.
        NotPossible: it answered with nothing that can be read as a notice.
    """
    from feeds.reading import opened
    from feeds.walk import pages

    first = next(pages(source, None, client or _client(now)))
    return _tried(source, tuple(map(opened, first.items)), more=first.unfinished)


def _client(now: Callable[[], datetime]) -> Client:
    from desktop.services.pulling import USER_AGENT
    from feeds.client import Client

    return Client(USER_AGENT, now=now)


def _tried(source: Source, items: Sequence[Notice | Rejection], *, more: bool) -> Tried:
    notices = [item for item in items if isinstance(item, Notice)]
    aside = len(items) - len(notices)
    if not notices:
        raise NotPossible(
            happened=f"{source.name} answered, but with nothing that could be read as a notice.",
            safe="Nothing was added or stored.",
            to_do="Check that it is the address of the feed itself, not of the page that shows it.",
        )
    of_feed = notices[0].form is Form.WEB_FEED
    format_: Format = "web_feed" if of_feed else "ocds"
    found = f"{plural(len(notices), 'item' if of_feed else 'notice')}"
    kind = "A web feed" if of_feed else "Notices in OCDS"
    unread = f" {plural(aside, 'item')} could not be read." if aside else ""
    further = " There are further pages." if more else ""
    return Tried(
        replace(source, format=format_),
        f"{kind}: {found} on the first page.{further}{unread}",
    )


def add(desk: Desk, tried: Tried) -> None:
    """Add the source that was tried; from now on it is pulled with the others.

    Raises:
        NotPossible: it is there already, or the workspace holds sample data.
    """
    refuse_sample(desk)
    _somebody_writes(desk)
    desk.workspace.write(lambda db: _add(db, desk, tried.source)).result()


def remove(desk: Desk, source_id: str) -> None:
    """Take a source that a person added out of the list; what it sent stays.

    Raises:
        NotPossible: nobody added it.
    """
    _somebody_writes(desk)

    def change(db: Connection) -> None:
        if all(own.id != source_id for own in store.everything(db)):
            by_id(db, source_id)
            raise NotPossible(
                happened="This source comes with Tender Pause and cannot be removed.",
                safe="Nothing was changed.",
                to_do=f"Switch it off with: tender-pause sources disable {source_id}",
            )
        _write(db, desk, "source.removed", source_id, {"id": source_id})

    desk.workspace.write(change).result()


def switch(desk: Desk, source_id: str, *, on: bool) -> None:
    """Pull a source with the others, or leave it out; what it sent stays.

    Raises:
        NoSuchSource: there is none of that id.
    """
    _somebody_writes(desk)

    def change(db: Connection) -> None:
        by_id(db, source_id)
        if (source_id not in store.switched_off(db)) is not on:
            _write(db, desk, "source.paused", source_id, {"id": source_id, "paused": not on})

    desk.workspace.write(change).result()


def _add(db: Connection, desk: Desk, source: Source) -> None:
    if any(one.url == source.url for one in known(db)):
        raise NotPossible(
            happened="This address is among the sources already.",
            safe="Nothing was changed.",
            to_do="Pull it from the list of sources.",
        )
    write_added(db, desk, source)


def write_added(db: Connection, desk: Desk, source: Source, *, batch: str | None = None) -> None:
    """Write that a source was added, within a change."""
    payload = {
        "id": source.id,
        "name": source.name,
        "url": source.url,
        "format": source.format,
        "private": source.private,
    }
    _write(db, desk, "source.added", source.id, payload, batch)


def _somebody_writes(desk: Desk) -> None:
    from desktop.services.authors import at_the_desk  # Today, which only reads, does not wait for it

    at_the_desk(desk)


def _write(
    db: Connection,
    desk: Desk,
    kind: str,
    source_id: str,
    payload: dict[str, object],
    batch: str | None = None,
) -> None:
    from desktop.services.authors import arrive
    from desktop.store import journal

    arrive(db, desk)
    journal.append(
        db,
        author=desk.author,
        kind=kind,
        subject=source_id,
        payload=payload,
        now=desk.now(),
        batch=batch,
    )


def refuse_sample(desk: Desk) -> None:
    """Refuse to add anything to the sample.

    Raises:
        NotPossible: the workspace holds sample data.
    """
    if desk.sample:
        raise NotPossible(
            happened="This workspace holds sample data, and only that.",
            safe="Nothing was changed.",
            to_do="Add the source to a workspace of your own.",
        )


def _source(own: OwnSource) -> Source:
    plain = at_address(own.url, own.name, private=own.private)
    return Source(
        id=own.id,
        name=own.name,
        url=own.url,
        format="web_feed" if own.format == "web_feed" else "ocds",
        coverage=plain.coverage,
        private=own.private,
    )
