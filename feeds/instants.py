"""When something was published, as an instant."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from feeds.notice import Clock

_UK = ZoneInfo("Europe/London")
_EARLIEST, _LATEST = 1990, 2100


def instant(text: str | None, clock: Clock) -> datetime | None:
    """Return the instant that an ISO 8601 text names; None where it is no date or none we believe.

    A date alone is the beginning of its day in the UK. With `Clock.UK` the digits are read on a UK
    clock, whatever offset stands behind them.
    """
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text.strip())
        if at.tzinfo is None or clock is Clock.UK:
            at = at.replace(tzinfo=_UK)
        return at.astimezone(UTC) if _EARLIEST <= at.year < _LATEST else None
    except (ValueError, OverflowError):
        return None
