"""One's own web feeds as a list that other programs read (OPML), in and out."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.words import plural
from desktop.reports.files import written_whole
from desktop.services import own_sources
from desktop.services.authors import at_the_desk
from desktop.services.desk import Desk
from desktop.services.errors import ImportProblem
from desktop.store import asked
from desktop.store import own_sources as store
from desktop.store.connection import Connection
from desktop.store.own_sources import OwnSource
from desktop.store.uuid7 import uuid7
from feeds.opml import LARGEST, FeedList, LeftOut, Outline, read, write

TITLE = "Sources of Tender Pause"


class Brought(Struct, frozen=True):
    """What a list brought. `known` counts addresses that were among the sources before."""

    added: tuple[str, ...]
    known: int
    left_out: tuple[LeftOut, ...]

    @property
    def sentence(self) -> str:
        """Return what came of it in one line."""
        parts = [f"{plural(len(self.added), 'source')} added."]
        if self.known:
            parts.append(f"{self.known:,} known already.")
        if self.left_out:
            parts.append(f"{self.left_out[0].why} {self._others()}".strip())
        return " ".join(parts)

    def _others(self) -> str:
        others = len(self.left_out) - 1
        return f"{others:,} more left out." if others else ""


def bring_in(desk: Desk, file: Path) -> Brought:
    """Add the web feeds of a list; nobody is asked before the next check.

    Raises:
        ImportProblem: the file cannot be read.
        NoList: it is no list of web feeds, or not safe to read.
        NotPossible: the workspace holds sample data.
    """
    own_sources.refuse_sample(desk)
    found = read(_body(file))
    at_the_desk(desk)
    return desk.workspace.write(lambda db: _add_all(db, desk, found)).result()


def take_out(desk: Desk, file: Path) -> int:
    """Write one's own sources into a list, each by the address that is asked now; return how many they are.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    with desk.reader() as db:
        moves = asked.moves(db)
        mine = [_outline(own, asked.address_now(moves, own.id, own.url)) for own in store.everything(db)]
    body = write(mine, title=TITLE, now=desk.now())
    with written_whole(file) as part:
        part.write_bytes(body)
    return len(mine)


def _add_all(db: Connection, desk: Desk, found: FeedList) -> Brought:
    known, moves, batch = own_sources.known(db), asked.moves(db), uuid7(desk.now())
    urls = {url for one in known for url in (one.url, asked.address_now(moves, one.id, one.url))}
    added = []
    for feed in found.feeds:
        if feed.url not in urls:
            plain = own_sources.at_address(feed.url, feed.title)
            source = replace(plain, format="ocds" if feed.kind == "ocds" else "web_feed")
            own_sources.write_added(db, desk, source, batch=batch)
            urls.add(feed.url)
            added.append(source.name)
    return Brought(tuple(added), len(found.feeds) - len(added), found.left_out)


def _outline(own: OwnSource, url: str) -> Outline:
    return Outline(own.name, url, "ocds" if own.format == "ocds" else "rss")


def _body(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise ImportProblem(
            happened=f"{file} could not be opened: {error.strerror or error}.",
            safe="No source was added.",
            to_do="Check that the file is there and can be read.",
        ) from error
