"""Bytes to UTF-8, whatever encoding they came in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NUL_PATTERNS = (
    (re.compile(rb"\x00\x00\x00[^\x00]"), "utf-32-be"),
    (re.compile(rb"[^\x00]\x00\x00\x00"), "utf-32-le"),
    (re.compile(rb"\x00[^\x00]"), "utf-16-be"),
    (re.compile(rb"[^\x00]\x00"), "utf-16-le"),
)


def to_utf8(body: bytes) -> bytes:
    """Return the body in UTF-8 without a byte order mark; a body that already is comes back as it is.

    UTF-16 and UTF-32 are known by their mark or by where their NUL bytes stand. A byte that is not
    UTF-8 is read as Windows-1252, one by one: old systems mix the two in one file.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            rest = body[len(mark) :]
            return _mended(rest) if name == "utf-8" else _recoded(rest, name)
    for pattern, name in _NUL_PATTERNS:
        if pattern.match(body):
            return _recoded(body, name)
    return _mended(body)


def _recoded(body: bytes, name: str) -> bytes:
    return body.decode(name, errors="replace").encode("utf-8", errors="replace")


def _mended(body: bytes) -> bytes:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("utf-8", errors=_AS_WINDOWS_1252).encode("utf-8")
    return body


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    try:
        return byte.decode("cp1252"), error.start + 1
    except UnicodeDecodeError:  # five bytes that Windows-1252 leaves empty
        return byte.decode("latin-1"), error.start + 1


def _registered(name: str, handler: Callable[[UnicodeError], tuple[str, int]]) -> str:
    codecs.register_error(name, handler)
    return name


_AS_WINDOWS_1252 = _registered("tender_pause.windows_1252", _as_windows_1252)
