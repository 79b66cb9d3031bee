"""Days as people in the UK write them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES: Final = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_NAMED: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*([a-z]{3,9})\.?,?(?:\s+(\d{4}|\d{2}))?")
_WEEKDAY: Final = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+")


def day_in_field(day: date) -> str:
    """Return a day as a field shows it: "Wed 9 December 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def typed_day(text: str, today: date) -> date | None:
    """Return the day that was typed, None if it cannot be read as one.

    Day before month, as in the UK. Without a year it is the next such day from `today` on.
    """
    words = _WEEKDAY.sub("", " ".join(text.lower().split()))
    if found := _ISO.fullmatch(words):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.fullmatch(words):
        return _day(_year(found[3]), int(found[2]), int(found[1]))
    if found := _NAMED.fullmatch(words):
        month = _month(found[2])
        if month is None:
            return None
        if found[3]:
            return _day(_year(found[3]), month, int(found[1]))
        return _next(month, int(found[1]), today)
    return None


def _month(word: str) -> int | None:
    names = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word)]
    if word == "sept":
        return 9
    return names[0] if len(names) == 1 else None


def _year(figures: str) -> int:
    return int(figures) + 2000 if len(figures) == 2 else int(figures)


def _next(month: int, day: int, today: date) -> date | None:
    for year in range(today.year, today.year + 5):  # 29 February comes every four years
        found = _day(year, month, day)
        if found and found >= today:
            return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
