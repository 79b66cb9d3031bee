"""For how long a source says that what it sent stays good: asking sooner would bring the same again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from feeds.retry_after import until_s

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
_NOT_KEPT = re.compile(r"(?:^|[\s,])no-(?:store|cache)\b", re.IGNORECASE)
_TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>")
_HEAD = 16_000
"""Bytes of a feed in which it tells of itself, before its items."""


def fresh_s(headers: Mapping[str, str], now: datetime) -> float:
    """Return the seconds that an answer stays good by its headers; 0 where they say nothing."""
    control = headers.get("cache-control", "")
    if _NOT_KEPT.search(control):
        return 0.0
    if age := _MAX_AGE.search(control):
        return float(age[1])
    until = until_s(headers.get("expires", ""), now)
    return max(until or 0.0, 0.0)


def ttl_s(feed: bytes) -> float:
    """Return the seconds that a web feed's own `ttl` tells, which counts minutes; 0 where it has none."""
    found = _TTL.search(feed[:_HEAD])
    return float(found[1]) * 60 if found else 0.0
