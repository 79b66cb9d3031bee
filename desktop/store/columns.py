"""How public data stand in columns, beyond what `texts` says for all."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from desktop.store.texts import moment, moment_text

_encoder = msgspec.json.Encoder()
_NO_BREAK = "\u00a0"


def moment_or_none(at: datetime | None) -> str | None:
    """Return a moment as UTC text, or None."""
    return None if at is None else moment_text(at)


def as_moment(text: str | None) -> datetime | None:
    """Return a moment read back with its zone, or None."""
    return None if text is None else moment(text)


def given(at: datetime | None) -> str | None:
    """Return a moment in the zone it was given in, to the second."""
    return None if at is None else at.isoformat(timespec="seconds")


def day_text(on: date | None) -> str | None:
    """Return a day as text, or None."""
    return None if on is None else on.isoformat()


def flag(value: bool | None) -> int | None:
    """Return a flag as 0 or 1, or None where it is not stated."""
    return None if value is None else int(value)


def codes(values: Sequence[str]) -> str:
    """Return codes between spaces, so that `LIKE '% 85%'` finds those that begin with 85.

    Places may stand by name: the spaces within "East of England" are kept as ones that do not break.
    """
    words = " ".join(values)
    if words.count(" ") >= len(values) or not words.isprintable():  # there are spaces within one
        words = " ".join(_NO_BREAK.join(value.split()) for value in values)
    return f" {words} " if words else ""


def as_codes(text: str) -> tuple[str, ...]:
    """Return codes read back."""
    return tuple(word.replace(_NO_BREAK, " ") for word in text.split(" ") if word)


def many(values: Sequence[object]) -> str:
    """Return values for one bound parameter, which SQL reads with `json_each`."""
    return _encoder.encode(values).decode()


def packed(data: bytes) -> bytes:
    """Return bytes as they are kept: compressed quickly, not tightly."""
    return zlib.compress(data, 1)


def unpacked(data: bytes) -> bytes:
    """Return what was packed; what waits to be, an object of JSON, comes as it is."""
    return data if data.startswith(b"{") else zlib.decompress(data)
