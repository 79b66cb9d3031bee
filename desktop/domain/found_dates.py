"""Dates in running text, as people in the UK write them, with the time that stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time

from dateutil.relativedelta import relativedelta
from msgspec import Struct

EARLIEST_YEAR, LATEST_YEAR = 2000, 2079

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_DATE = re.compile(
    rf"""(?<![\w£€])(?<!\d[.,/-])(?:(?P<weekday>{_WEEKDAY})\b[,.]?[ \t]+(?:the[ \t]+)?)?(?:
        (?P<iso_year>\d{{4}})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)
        |(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ \t]*(?:of[ \t]+)?[ \t-]?(?P<month>{_MONTH})\b\.?
            (?:,?[ \t-]*(?P<year>\d{{4}})\b)?
        |(?P<month2>{_MONTH})\b\.?[ \t]+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)
            (?:,?[ \t]+(?P<year2>\d{{4}})\b)?
        |(?P<day3>\d{{1,2}})(?P<between>[/.-])(?P<month3>\d{{1,2}})(?P=between)(?P<year3>\d{{4}}|\d\d)(?![\d/.-]\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_TIME = re.compile(
    r"""(?<![\d.:£])(?:
        (?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?(?:[ \t]?(?P<half>[ap]\.?m\b\.?))?(?!\d)
        |(?P<hour2>\d{1,2})[ \t]?(?P<half2>[ap]\.?m\b\.?)
        |(?P<four>\d{4})[ \t]?(?:hrs|hours)\b
        |(?:12(?:[ \t]|:00[ \t]?))?\b(?P<noon>noon|midday)\b
        |\b(?P<midnight>midnight)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[ \t,;()@|-]*(?:(?:at|by|before|on|no later than|T|hrs|hours|GMT|BST)[ \t,]*)*", re.IGNORECASE
)
_NEAR = 24


class WrittenDay(Struct, frozen=True):
    """A date where it stands: ISO 8601, with a time where one stands beside it; `doubt` says what is open."""

    moment: str
    start: int
    end: int
    doubt: str


def written_days(text: str, today: date) -> Iterator[WrittenDay]:
    """Yield the dates of a text in their order; one without a year is the next such day from `today` on."""
    for found in _DATE.finditer(text):
        read = _day(found, today)
        if read is None:
            continue
        on, doubts = read
        beside = _time_beside(text, found)
        if beside and not beside["midnight"] and _clock(beside) is None:
            beside = None  # no clock shows it
        start = min(found.start(), beside.start()) if beside else found.start()
        end = max(found.end(), beside.end()) if beside else found.end()
        at = _clock(beside) if beside else None
        if beside and at is None:
            doubts = [*doubts, "midnight may mean the day's beginning or its end: its time was left out"]
        moment = f"{on.isoformat()}T{at:%H:%M}" if at else on.isoformat()
        yield WrittenDay(moment, start, end, "; ".join(doubts))


def one_moment(text: str, today: date) -> WrittenDay | None:
    """Return the date that a field holds, None where it holds none, several, or words beside it."""
    words = text.strip()
    found = list(written_days(words, today))
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(words)):
        return None
    return found[0]


def one_time(text: str) -> time | None:
    """Return the time that a field holds: "12:00", "5pm", "noon"; None for anything else."""
    found = _TIME.fullmatch(text.strip())
    return _clock(found) if found else None


def _day(found: re.Match[str], today: date) -> tuple[date, list[str]] | None:
    year = found["iso_year"] or found["year"] or found["year2"] or found["year3"]
    day = int(found["iso_day"] or found["day"] or found["day2"] or found["day3"])
    month = _month(found)
    on = _dated(_full(year), month, day) if year else _next(month, day, found["weekday"], today)
    if on is None:
        return None
    doubts = [] if year else [f"no year is written: {on.year} is taken, as the next such day"]
    if found["between"] and day <= 12 and day != month:
        doubts.append("read as day, then month")
    if found["weekday"] and found["weekday"][:3].lower() != _WEEKDAYS[on.weekday()]:
        doubts.append(f"{on.day}/{on.month}/{on.year} is not a {found['weekday']}")
    return on, doubts


def _month(found: re.Match[str]) -> int:
    name = found["month"] or found["month2"]
    return _NAMES.index(name[:3].lower()) + 1 if name else int(found["iso_month"] or found["month3"])


def _full(year: str) -> int:
    return int(year) + 2000 if len(year) == 2 else int(year)


def _next(month: int, day: int, weekday: str | None, today: date) -> date | None:
    """Return the next such day; where its weekday is written, of the coming years the one that has it."""
    coming = [_dated(today.year + later, month, day) for later in range(9)]
    ahead = [on for on in coming if on is not None and on >= today]
    soon = [on for on in ahead if on <= today + relativedelta(years=2)]
    fitting = [on for on in soon if weekday and weekday[:3].lower() == _WEEKDAYS[on.weekday()]]
    return next(iter(fitting or ahead), None)


def _dated(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time_beside(text: str, found: re.Match[str]) -> re.Match[str] | None:
    """Return the time that belongs to a date: right behind it, or right before it, with no word between."""
    gap = _BETWEEN.match(text, found.end())
    behind = _TIME.match(text, gap.end() if gap else found.end())
    if behind is not None and behind.start() - found.end() <= _NEAR:
        return behind
    first = max(0, found.start() - _NEAR)
    times = [one for one in _TIME.finditer(text, first, found.start()) if _TIME.match(text, one.start())]
    if times and _BETWEEN.fullmatch(text, times[-1].end(), found.start()):
        return times[-1]
    return None


def _clock(found: re.Match[str]) -> time | None:
    """Return the time as written; None for midnight, which may be either end of a day."""
    if found["midnight"]:
        return None
    if found["noon"]:
        return time(12)
    if found["four"]:
        hour, minute = int(found["four"][:2]), int(found["four"][2:])
    else:
        hour, minute = int(found["hour"] or found["hour2"]), int(found["minute"] or 0)
    half = (found["half"] or found["half2"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None
