"""Ids that sort by the moment they were made (RFC 9562, version 7); Python 3.11 has none of its own."""

from __future__ import annotations

import secrets
import threading
from datetime import datetime

_STAMP_BITS = 60  # 48 for the milliseconds, 12 that count on within one
_VERSION, _VARIANT = 0x7, 0b10

_guard = threading.Lock()
_last_stamp = 0


def uuid7(now: datetime) -> str:
    """Return a new id; each sorts after the one before it in this process, even if the clock stands still."""
    stamp = _next_stamp(int(now.timestamp() * 1000))
    milliseconds, count = stamp >> 12, stamp & 0xFFF
    number = milliseconds << 80 | _VERSION << 76 | count << 64 | _VARIANT << 62 | secrets.randbits(62)
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _next_stamp(milliseconds: int) -> int:
    global _last_stamp  # one order for the whole process is the point
    with _guard:
        _last_stamp = max(milliseconds << 12 & (1 << _STAMP_BITS) - 1, _last_stamp + 1)
        return _last_stamp
