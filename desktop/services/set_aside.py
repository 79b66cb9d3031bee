"""What was set aside because it could not be read, with its reason and what was kept of it."""

from __future__ import annotations

import json
import re

from msgspec import Struct

from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.own_sources import known
from desktop.services.sample_sources import sample_sources
from desktop.services.wording import moment_words, source_name
from desktop.store import rejections
from desktop.store.connection import Connection
from desktop.store.rejections import RejectionRow

SHOWN = 50
"""Items shown at first; the rest come page by page."""

_JSON_TITLE = re.compile(r'"title"\s*:\s*("(?:[^"\\]|\\.)*")')
_XML_TITLE = re.compile(r"<(?:\w+:)?title[^>]*>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</", re.DOTALL)
_MARKUP = re.compile(r"<[^<>]*>?")
_LONGEST_NAME = 90


class AsideLine(Struct, frozen=True):
    """One item that was set aside: what it calls itself, why, and where it came from."""

    id: int
    name: str
    reason: str
    where: str


class Kept(Struct, frozen=True):
    """What was kept of an item, as plain text."""

    line: AsideLine
    text: str


def source_names(db: Connection, desk: Desk) -> dict[str, str]:
    """Return the names of the sources that are known here, by id."""
    sources = sample_sources("") if desk.sample else known(db)
    return {source.id: source.name for source in sources}


def set_aside(db: Connection, desk: Desk, most: int = SHOWN) -> tuple[AsideLine, ...]:
    """Return what was set aside, newest first."""
    names = source_names(db, desk)
    return tuple(_line(row, desk, names) for row in rejections.newest(db, most))


def kept(db: Connection, desk: Desk, item: int) -> Kept:
    """Return what was kept of one item.

    Raises:
        NotPossible: it is not there any more.
    """
    found = rejections.item(db, item)
    if found is None:
        raise NotPossible(
            happened="This item is not set aside any more.",
            safe="Nothing was changed.",
            to_do="Look at the list again.",
        )
    row, body = found
    return Kept(_line(row, desk, source_names(db, desk)), _plain(body))


def _line(row: RejectionRow, desk: Desk, names: dict[str, str]) -> AsideLine:
    where = names.get(row.source) or source_name(row.source)
    return AsideLine(row.id, _name(row), row.reason, f"{where}, {moment_words(row.received_at, desk.today)}")


def _name(row: RejectionRow) -> str:
    """Return what the item calls itself, else the words it begins with, without the signs around them."""
    found = _JSON_TITLE.search(row.beginning)
    if found:
        try:
            title = str(json.loads(found[1]))
        except ValueError:
            title = found[1]
    else:
        in_xml = _XML_TITLE.search(row.beginning)
        title = in_xml[1] if in_xml else ""
    words = " ".join((title or _MARKUP.sub(" ", row.excerpt)).split()).strip("\"'")
    if not title:
        words = f"No title: {words}" if words else "No title, and nothing to read"
    return words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…"


def _plain(body: bytes) -> str:
    """Return bytes as text; JSON on one line is spread over several."""
    text = body.decode("utf-8", "replace")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return json.dumps(value, ensure_ascii=False, indent=2)
