"""Days, times, amounts and counts in plain UK English, the same wherever they are said."""

from __future__ import annotations

from datetime import date, datetime, time

from desktop.domain.deadline import Deadline
from desktop.domain.moments import UK

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SIGNS = {"GBP": "£", "EUR": "€"}
_STEPS = ((10**9, "bn"), (10**6, "m"), (10**3, "k"))


def day(on: date) -> str:
    """Return "Fri 12 Jun"."""
    return f"{short_weekday(on)} {on.day} {short_month(on)}"


def short_weekday(on: date) -> str:
    """Return "Fri"."""
    return _DAYS[on.weekday()][:3]


def year_day(on: date) -> str:
    """Return "12 June 2026"."""
    return f"{on.day} {month(on)} {on.year}"


def long_day(on: date) -> str:
    """Return "Friday 12 June 2026"."""
    return f"{_DAYS[on.weekday()]} {year_day(on)}"


def spoken_day(on: date) -> str:
    """Return "Tuesday 16 June", for text that is read out."""
    return f"{_DAYS[on.weekday()]} {month_day(on)}"


def month_day(on: date) -> str:
    """Return "26 June"."""
    return f"{on.day} {month(on)}"


def month(on: date) -> str:
    """Return "June"."""
    return _MONTHS[on.month - 1]


def short_month(on: date) -> str:
    """Return "Jun"."""
    return month(on)[:3]


def clock_time(at: datetime) -> str:
    """Return the time on a UK clock: "noon", "5pm", "12.30pm", "midnight"."""
    moment = at.astimezone(UK).time()
    if moment == time(12):
        return "noon"
    if moment == time():
        return "midnight"
    hour = (moment.hour - 1) % 12 + 1
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def closing_time(at: datetime, last_day: date) -> str:
    """Return the time at which something closes whose last day this is.

    What was written in another zone may close when UK clocks show the next day: that is its midnight.
    """
    return "midnight" if at.astimezone(UK).date() > last_day else clock_time(at)


def deadline_words(deadline: Deadline, *, with_year: bool = False) -> str:
    """Return "Fri 17 Jul, noon"; a date alone says "time not stated", an unknown zone is said too."""
    when = f"{day(deadline.day)} {deadline.day.year}" if with_year else day(deadline.day)
    if not deadline.has_time:
        return f"{when}, time not stated"
    zone = "" if deadline.zone_known else ", time zone not stated"
    return f"{when}, {closing_time(deadline.at, deadline.day)}{zone}"


def money(pence: int | None, currency: str | None) -> str:
    """Return "£420,000", with pence where there are any; empty where there is no amount."""
    if pence is None:
        return ""
    whole, rest = divmod(abs(pence), 100)
    return f"{_sign(pence, currency)}{whole:,}" + (f".{rest:02}" if rest else "")


def money_short(pence: int | None, currency: str | None) -> str:
    """Return "£420k", "£1.1m" or "£950"; empty where there is no amount."""
    if pence is None:
        return ""
    pounds = (abs(pence) + 50) // 100
    for size, letter in _STEPS:
        if pounds * 2000 >= size * 1999:  # 999,500 and more is a million
            return f"{_sign(pence, currency)}{_figure(pounds, size)}{letter}"
    return f"{_sign(pence, currency)}{pounds}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return "1 working day", "28 working days"; `many` where an s does not do."""
    return f"{count:,} {one if count == 1 else many or _many(one)}"


def listed(parts: list[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def dotted(*parts: str) -> str:
    """Return "Title · Buyer", without what is empty."""
    return " · ".join(part for part in parts if part)


def _figure(pounds: int, size: int) -> str:
    """Return pounds in thousands, millions …: one decimal under ten millions, none of thousands."""
    exact = pounds / size
    return f"{exact:.1f}".removesuffix(".0") if size > 1000 and exact < 9.95 else f"{exact:,.0f}"


def _sign(pence: int, currency: str | None) -> str:
    sign = _SIGNS.get(currency or "", f"{currency} " if currency else "")
    return f"-{sign}" if pence < 0 else sign


def _many(one: str) -> str:
    if one.endswith("y") and one[-2:-1] not in "aeiou":
        return f"{one[:-1]}ies"
    return f"{one}s"
