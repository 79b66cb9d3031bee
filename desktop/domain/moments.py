"""Moments as notices write them: read by the source's own clock, never guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from desktop.domain.deadline import Deadline, DeadlineKind
from feeds.notice import Clock

UK = ZoneInfo("Europe/London")

_REMEMBERED = 8_192
"""Texts whose reading is remembered: lots share their days, and each is read again for every notice."""

_FIRST_YEAR, _LAST_YEAR, _SAME_DAY_UNTIL = 1972, 9998, 22
"""Since 1972 the UK has been no more than an hour ahead of UTC: up to 22:59 there it is the same day here."""

_END_OF_DAY = time(23, 59, 59)
_DAY = timedelta(days=1)

_MOMENT = re.compile(
    r"""(?P<year>\d{4})(?P<dash>-?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)
        (?:[Tt\s]\s*(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?)?
        \s*(?P<offset>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?""",
    re.VERBOSE | re.ASCII,
)


_USUAL = re.compile(
    r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)", re.ASCII
)
"""How nearly all are written; the standard library reads these as `_MOMENT` would, five times as fast."""


class Moment(Struct, frozen=True):
    """A moment as written: the wall clock of the text, and the zone it is read in."""

    at: datetime
    has_time: bool
    zone_known: bool


@lru_cache(maxsize=_REMEMBERED)
def read_moment(text: str | None, clock: Clock) -> Moment | None:
    """Read an ISO 8601 date, with or without a time; None where it is anything else.

    A date alone is the last second of that day. `Clock.UK` reads the digits on a UK clock, whatever
    offset stands behind them; `Clock.GIVEN` keeps the offset, and takes the UK clock where there is
    none. A text such as 03/04/2026 can mean two days, so it is not read.
    """
    written = (text or "").strip()
    if _USUAL.fullmatch(written) and "0002" <= written[:4] <= "9998":
        return _usual_moment(written, clock)
    found = _MOMENT.fullmatch(written)
    if found is None:
        return None
    try:
        wall = _wall_clock(found)
        zone = None if clock is Clock.UK else _zone(found["offset"])
        at = wall.replace(tzinfo=zone or UK)
        at.astimezone(UTC)  # a moment that no clock can show is not one
    except (ValueError, OverflowError):
        return None
    return Moment(at, has_time=found["hour"] is not None, zone_known=zone is not None or clock is Clock.UK)


def _usual_moment(written: str, clock: Clock) -> Moment | None:
    try:
        at = datetime.fromisoformat(written)
    except ValueError:  # the 31st of June
        return None
    return Moment(at.replace(tzinfo=UK) if clock is Clock.UK else at, has_time=True, zone_known=True)


@lru_cache(maxsize=_REMEMBERED)
def read_deadline(text: str | None, kind: DeadlineKind, clock: Clock) -> Deadline | None:
    """Read a deadline; None where the text is missing or is no date (then it is shown as it stands)."""
    moment = read_moment(text, clock)
    if text is None or moment is None:
        return None
    return Deadline(
        kind=kind,
        text=text.strip(),
        at=moment.at,
        day=_last_usable_day(moment.at),
        has_time=moment.has_time,
        zone_known=moment.zone_known,
    )


@lru_cache(maxsize=_REMEMBERED)
def read_day(text: str | None, clock: Clock) -> date | None:
    """Read a day in the UK; None where the text is missing or is no date.

    A placeholder time (00:00, 23:59:59) or none means the day that is written, whatever the offset.
    """
    if text is not None and _is_of_its_day(text, clock):
        try:
            return date.fromisoformat(text[:10])
        except ValueError:  # the 31st of June
            return None
    moment = read_moment(text, clock)
    if moment is None:
        return None
    if moment.at.time() in (time(), _END_OF_DAY):
        return moment.at.date()
    return uk_day(moment.at)


def _is_of_its_day(text: str, clock: Clock) -> bool:
    """Return whether the day that is written is sure to be the day in the UK, as it is with most."""
    if not _USUAL.fullmatch(text) or not _FIRST_YEAR <= int(text[:4]) <= _LAST_YEAR:
        return False
    return clock is Clock.UK or (text[-1] == "Z" and int(text[11:13]) <= _SAME_DAY_UNTIL)


def uk_day(at: datetime) -> date:
    """Return the day that this instant falls on in the UK."""
    if at.tzinfo is UTC and at.hour <= _SAME_DAY_UNTIL and at.year >= _FIRST_YEAR:
        return at.date()
    return at.astimezone(UK).date()


def _wall_clock(found: re.Match[str]) -> datetime:
    day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    if day.year == 1:
        raise ValueError("the year 1 stands for a date that was never filled in")
    if found["hour"] is None:
        return datetime.combine(day, _END_OF_DAY)
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if (hour, minute, second) == (24, 0, 0):  # ISO 8601 allows it: the end of the day
        return datetime.combine(day + _DAY, time())
    return datetime.combine(day, time(hour, minute, second))


def _zone(offset: str | None) -> tzinfo | None:
    if offset is None:
        return None
    if offset[0] not in "+-":
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[-2:]) if len(offset) > 3 else 0
    distance = timedelta(hours=hours, minutes=minutes)
    return timezone(-distance if offset[0] == "-" else distance)


def _last_usable_day(at: datetime) -> date:
    """Return the last UK day that can be used.

    00:00, as given or in the UK, ends the day before; 23:59 ends the day it was written for, though
    another zone may carry it into the next.
    """
    in_uk = at.astimezone(UK)
    if at.time() == time():
        return at.date() - _DAY
    if in_uk.time() == time():
        return in_uk.date() - _DAY
    if (at.hour, at.minute) == (23, 59):
        return min(at.date(), in_uk.date())
    return in_uk.date()
