"""The objects of one large JSON array, one at a time: the whole is never held."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator

_LONGEST_OBJECT = 2**20
_AROUND = b" \t\r\n,[]"
_BOM = codecs.BOM_UTF8


def objects(chunks: Iterable[bytes]) -> Iterator[bytes | None]:
    """Yield each object of the array as the bytes it stands in; None for what could not be told apart.

    Extracts give a record a line, which is split without looking inside. Whatever is written another
    way (one long line, or objects over many) is taken apart by a decoder, which is slower.
    """
    rest = iter(chunks)
    first = next(rest, b"").removeprefix(_BOM)
    whole = _chained(first, rest)
    yield from _in_lines(whole) if _is_in_lines(first) else _taken_apart(whole)


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _is_in_lines(first: bytes) -> bool:
    for line in first.splitlines()[:20]:
        inner = line.strip(_AROUND)
        if inner:
            return inner.startswith(b"{") and inner.endswith(b"}") and b"\n" in first and b"},{" not in inner
    return False


def _in_lines(chunks: Iterator[bytes]) -> Iterator[bytes | None]:
    held = b""
    for chunk in chunks:
        *lines, held = (held + chunk).split(b"\n")
        for line in lines:
            if inner := line.strip(_AROUND):
                yield inner
        if len(held) > _LONGEST_OBJECT:
            held = b""
            yield None
    if inner := held.strip(_AROUND):
        yield inner


def _taken_apart(chunks: Iterator[bytes]) -> Iterator[bytes | None]:
    decode, held = json.JSONDecoder().raw_decode, ""
    utf8 = codecs.getincrementaldecoder("utf-8")("replace")
    for chunk in chunks:
        held += utf8.decode(chunk)
        at = 0
        while (start := held.find("{", at)) >= 0:
            try:
                _, at = decode(held, start)
            except ValueError:
                break
            yield held[start:at].encode("utf-8", "replace")
        held = held[at:]
        if len(held) > 2 * _LONGEST_OBJECT:
            held = ""
            yield None
    if "{" in held:
        yield None
