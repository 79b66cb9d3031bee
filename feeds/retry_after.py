"""How long a server asked us to wait."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

SHORTEST_S = 1.0
LONGEST_S = 24 * 3600.0
UNSAID_S = 300.0
"""Waited where a server asks to wait and does not say how long, or not in a way that can be read."""


def wait_s(header: str | None, now: datetime) -> float:
    """Return the seconds to wait, from `Retry-After` in seconds or as a date, between a second and a day."""
    text = (header or "").strip()
    asked = float(text) if text.isascii() and text.isdigit() and len(text) < 20 else until_s(text, now)
    return UNSAID_S if asked is None else min(max(asked, SHORTEST_S), LONGEST_S)


def until_s(text: str, now: datetime) -> float | None:
    """Return the seconds until a date as headers write it, None where it is none."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - now).total_seconds()
