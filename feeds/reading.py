"""Reading what came, whatever format it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feeds.encoding import to_utf8
from feeds.formats import eu_grants, ocds, ted_search, web_feed
from feeds.formats.splitting import Problem
from feeds.formats.unusable import Unusable
from feeds.notice import Item, Notice, Rejection, Unread

KEPT_OF_A_REJECTION = 100_000
"""Bytes kept of an item that could not be read: enough to see what it was."""

_LOOKED_AT = 4_000
_JSON = re.compile(rb'\s*(?:[\[{"]|-?\d|true\b|false\b|null\b)')
_PROLOGUE = rb"(?:<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*|<\?[^>]*>\s*)*"
_ELEMENT = re.compile(rb"\s*" + _PROLOGUE + rb"<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL | re.IGNORECASE)
_TED_ROOTS = re.compile(
    rb"ted_export|contractnotice|contractawardnotice|priorinformationnotice", re.IGNORECASE
)


def read(body: bytes, *, received_from: str, name: str = "") -> Iterator[Notice | Rejection]:
    """Yield one Notice or one Rejection for each item of a document, in its order.

    Knows OCDS release and record packages, releases and records by themselves, lists and JSON Lines of
    them, answers of the searches of TED and of EU Funding & Tenders, and RSS and Atom. Anything else
    yields one Rejection that says what it is. A notice keeps its item's own bytes; what came in another
    encoding than UTF-8 is brought to it first, once.

    `name` is that of a file, for documents that came as one: a web feed from a file belongs to the
    site it names, not to the file.
    """
    return map(opened, glance(body, received_from=received_from, name=name))


def glance(body: bytes, *, received_from: str, name: str = "") -> Iterator[Item]:
    """Yield the items of a document as `read` does, but leave unread what can be told by its key.

    Whoever knows what is held already opens only the others.
    """
    try:
        found = parts(body, received_from=received_from, from_file=bool(name))
        for position, part in enumerate(found):
            yield rejection(part, received_from, position) if isinstance(part, Problem) else part
    except Unusable as reason:
        yield rejection(Problem(body, str(reason)), received_from, 0)


def opened(item: Item) -> Notice | Rejection:
    """Return an item read."""
    if not isinstance(item, Unread):
        return item
    found = ocds.read_release(item.content, item.received_from, item.content_hash)
    return rejection(found, item.received_from, item.position) if isinstance(found, Problem) else found


def parts(body: bytes, *, received_from: str, from_file: bool = False) -> Iterator[Notice | Unread | Problem]:
    """Yield what is in a document: notices, read or not, and problems with their reasons.

    Raises:
        Unusable: the document as a whole is in no format that we read.
    """
    document = to_utf8(body)
    if ted_search.is_answer(document):
        yield from ted_search.read_document(document, received_from=received_from)
    elif eu_grants.is_answer(document):
        yield from eu_grants.read_document(document, received_from=received_from)
    elif _JSON.match(document):
        yield from _checked(ocds.glance(document, received_from=received_from))
    else:
        web_feed.refuse_unsafe(document)
        _refuse_other_formats(document)
        yield from web_feed.read_document(body, received_from=received_from, from_file=from_file)


def rejection(problem: Problem, received_from: str, position: int) -> Rejection:
    """Return the rejection of a part that could not be read."""
    return Rejection(
        received_from=received_from,
        position=position,
        reason=problem.reason,
        item=problem.body[:KEPT_OF_A_REJECTION],
    )


def _checked(found: Iterator[Notice | Unread | Problem]) -> Iterator[Notice | Unread | Problem]:
    for part in found:
        if isinstance(part, Problem) and part.whole:
            raise Unusable(part.reason)
        yield part


def _refuse_other_formats(document: bytes) -> None:
    start = document[:_LOOKED_AT]
    if not start.strip():
        raise Unusable("It is empty.")
    if start.startswith(b"PK\x03\x04"):
        raise Unusable("This is a zip archive: unpack it and import the files in it.")
    if start.startswith(b"%PDF"):
        raise Unusable("This is a PDF, which holds no notices in a form that can be read.")
    root = _ELEMENT.match(start)
    if root is None:
        raise Unusable("This is in no format that we read: OCDS (JSON), RSS or Atom.")
    if _TED_ROOTS.fullmatch(root[1]):
        raise Unusable("This is a notice in the XML of TED, which is not read; answers of TED's search are.")
    if root[1].lower() == b"html":
        raise Unusable("This is a web page, not a feed; perhaps one that asks to log in.")
