"""Splitting an OCDS document into its items, so that each is decoded alone.

A document is a release package, a record package, a release, a record, a list of these, or JSON Lines
of any of them. Nothing here looks inside a release. A document that is damaged is searched for the
items that came whole: what is left of it is named too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from msgspec import Raw, Struct

_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[\]{},]', re.DOTALL)
_LIST_AFTER = re.compile(rb"\s*:\s*\[")
_OBJECT = msgspec.json.Decoder(dict[str, Raw])
_LIST = msgspec.json.Decoder(list[Raw])
_ANY = msgspec.json.Decoder(Raw)
_MALFORMED = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_LINES_TRIED = 2


class ReleaseItem(Struct, frozen=True):
    """One release, byte for byte."""

    body: bytes


class RecordItem(Struct, frozen=True):
    """One record: releases, links to releases, a compiled release, or several of these."""

    body: bytes


class Problem(Struct, frozen=True):
    """Something that is no item. `whole` says that nothing of the document could be read.

    `cut_off` says that the document ends here, before its end: what came after is not known.
    """

    body: bytes
    reason: str
    whole: bool = False
    cut_off: bool = False


Part = ReleaseItem | RecordItem | Problem


def split(document: bytes) -> Iterator[Part]:
    """Yield the parts of a document in UTF-8, in their order."""
    text = document.strip()
    try:
        yield from _whole(text)
    except _MALFORMED:
        if _is_json_lines(text):
            for line in text.splitlines():
                if line.strip():
                    yield from _line(line.strip())
        else:
            yield from _salvaged(text)


def _whole(text: bytes) -> Iterator[Part]:
    """Yield the parts of a document that is JSON from end to end."""
    if text.startswith(b"["):
        return _of_list(_LIST.decode(text))
    if text.startswith(b"{"):
        return _of_object(text, _OBJECT.decode(text))
    _ANY.decode(text)
    return iter([Problem(text, "This is a single JSON value, not OCDS.", whole=True)])


def _of_list(members: list[Raw]) -> Iterator[Part]:
    if not members:
        yield Problem(b"[]", "This is an empty list: there is nothing in it.", whole=True)
    for member in members:
        yield from _line(bytes(member))


def _line(text: bytes) -> Iterator[Part]:
    """Yield the parts of one line, or of one member of a list: a document of its own."""
    if not text.startswith(b"{"):
        yield Problem(text, "This is not a release, a record or a package.")
        return
    try:
        parts = list(_of_object(text, _OBJECT.decode(text)))
    except _MALFORMED:
        parts = [ReleaseItem(text)]  # the reader of releases tries again, and says what is wrong
    for part in parts:
        yield Problem(part.body, part.reason) if isinstance(part, Problem) else part


def _of_object(text: bytes, fields: dict[str, Raw]) -> Iterator[Part]:
    if "compiledRelease" in fields or ("ocid" in fields and "releases" in fields):
        yield RecordItem(text)
    elif "releases" in fields:
        yield from _members(bytes(fields["releases"]), ReleaseItem, "releases")
    elif "records" in fields:
        yield from _members(bytes(fields["records"]), RecordItem, "records")
    elif "ocid" in fields or {"tag", "tender"} <= fields.keys():
        yield ReleaseItem(text)
    else:
        yield Problem(text, _what_it_is(fields), whole=True)


def _members(value: bytes, kind: type[ReleaseItem | RecordItem], name: str) -> Iterator[Part]:
    if value.startswith(b"["):
        members = _LIST.decode(value)
    elif value.startswith(b"{"):  # a list that came as an object with numbers for names
        members = list(_OBJECT.decode(value).values())
    else:
        yield Problem(value, f"The package's {name} are no list.", whole=True)
        return
    for member in members:
        yield kind(bytes(member))


def _what_it_is(fields: dict[str, Raw]) -> str:
    if b"jsonfeed.org" in bytes(fields.get("version", Raw(b""))) or {"items", "feed_url"} <= fields.keys():
        return "This is a JSON Feed, which cannot be read yet."
    if "publishedDate" in fields or "publisher" in fields:
        return "This is an OCDS package with neither releases nor records in it."
    return "This JSON is not OCDS: it has no releases, no records and no ocid."


def _is_json_lines(text: bytes) -> bool:
    first = [line.strip() for line in text[:2_000_000].splitlines() if line.strip()][:_LINES_TRIED]
    return len(first) > 1 and any(line.startswith(b"{") and _is_json(line) for line in first)


def _is_json(text: bytes) -> bool:
    try:
        _ANY.decode(text)
    except _MALFORMED:
        return False
    return True


def _salvaged(text: bytes) -> Iterator[Part]:
    """Yield what came whole in a damaged document, then what is left of it."""
    found = _first_list(text)
    if found is None:
        if text.startswith(b"{"):
            yield ReleaseItem(text)  # one release with an odd value, or nothing at all: its reader says which
        else:
            yield Problem(text, "This is not JSON that can be read.", whole=True)
        return
    kind, start = found
    end = start
    for begin, end, closed in _elements(text, start):
        if not closed:
            yield Problem(text[begin:end].strip(), "It was cut off before its end.", cut_off=True)
            return
        yield kind(text[begin:end].strip())
    if not text[end:].strip(b" \t\r\n,").startswith(b"]"):
        what = "The document was cut off here: what came after is missing."
        yield Problem(text[end:], what, cut_off=True)


def _first_list(text: bytes) -> tuple[type[ReleaseItem | RecordItem], int] | None:
    """Return what the first list of a damaged package holds, and where its members begin."""
    if text.startswith(b"["):
        return ReleaseItem, 1
    depth = 0
    for token in _TOKEN.finditer(text):
        if token[0] in b"{[":
            depth += 1
        elif token[0] in b"]}":
            depth -= 1
        elif depth == 1 and token[0] in (b'"releases"', b'"records"'):
            opening = _LIST_AFTER.match(text, token.end())
            if opening:
                return (RecordItem if b"records" in token[0] else ReleaseItem), opening.end()
    return None


def _elements(text: bytes, start: int) -> Iterator[tuple[int, int, bool]]:
    """Yield where each member of a list begins and ends, and whether its end was found."""
    depth, begin = 0, start
    for token in _TOKEN.finditer(text, start):
        mark = token[0]
        if depth == 0 and mark in (b",", b"]"):
            if text[begin : token.start()].strip():
                yield begin, token.start(), True
            if mark == b"]":
                return
            begin = token.end()
        elif mark in (b"{", b"["):
            depth += 1
        elif mark in (b"}", b"]"):
            depth -= 1
    if text[begin:].strip():
        yield begin, len(text), depth == 0
