"""Days in a message that asks us to join: proposed for what they may mean, never taken by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from desktop.domain.found_dates import written_days

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BY_WEEKDAY = re.compile(
    rf"\b(?:by|before|until|on|this|next|end of(?: play)?(?: on)?)\s+(?:(?P<next>next)\s+|this\s+|coming\s+)?"
    rf"(?P<weekday>{'|'.join(_WEEKDAYS)})\b(?!\s+(?:the\s+)?\d)(?!,?\s+\d)",
    re.IGNORECASE,
)
_TOMORROW = re.compile(
    r"\b(?:by|before|until)\s+(?P<day>tomorrow|today|close of play|end of (?:the )?day)\b", re.I
)
_REPLY = re.compile(
    r"\b(?:reply|respon\w*|answer\w*|let (?:us|me) know|confirm\w*|hear (?:back|from you)|decide)\b", re.I
)
_DEADLINE = re.compile(
    r"\b(?:deadline|submi\w+|tender (?:is )?due|closes?|closing|bid is due|goes in)\b", re.I
)
_SENT = re.compile(r"^\s*(?:sent|date|on)\b[^\n]*$", re.IGNORECASE | re.MULTILINE)
_ENDS = re.compile(r"[.!?](?:\s|$)|\n")
_BEFORE, _AFTER = 90, 40
_QUOTED = 70


class FoundDay(Struct, frozen=True):
    """A day in a message: the field it may be for, the words it stands in, what is open about it."""

    field: str
    on: date
    quote: str
    doubt: str


def found_days(text: str, today: date) -> tuple[FoundDay, ...]:
    """Return the days of a message and what each may be: when they asked, our reply, their deadline.

    A weekday alone is the next one from the day the message was sent, where it says so, else from today.
    """
    written = list(_written(text, today))
    sent = next((one.on for one in written if one.field == "asked_on"), today)
    found = {(one.field, one.on): one for one in (*_weekdays(text, sent), *written)}
    return tuple(found[key] for key in sorted(found))


def _written(text: str, today: date) -> Iterator[FoundDay]:
    for one in written_days(text, today):
        on = date.fromisoformat(one.moment[:10])
        field = _field(text, one.start, one.end, on, today)
        if field:
            yield FoundDay(field, on, _quote(text, one.start, one.end), one.doubt)


def _weekdays(text: str, sent: date) -> Iterator[FoundDay]:
    for found in _BY_WEEKDAY.finditer(text):
        ahead = (_WEEKDAYS.index(found["weekday"].lower()) - sent.weekday() - 1) % 7 + 1
        on = sent + timedelta(days=ahead)
        next_week = " “Next” may mean the week after." if found["next"] or "next" in found[0].lower() else ""
        field = _field(text, found.start(), found.end(), on, sent) or "reply_by"
        name = found["weekday"].capitalize()
        doubt = f"no date is written: the first {name} after the message is taken.{next_week}"
        yield FoundDay(field, on, _quote(text, found.start(), found.end()), doubt)
    for found in _TOMORROW.finditer(text):
        on = sent + timedelta(days=1 if found["day"].lower() == "tomorrow" else 0)
        yield FoundDay("reply_by", on, _quote(text, found.start(), found.end()), "counted from the message")


def _field(text: str, start: int, end: int, on: date, today: date) -> str:
    """Return what a day may be for: by the nearest word that tells, within its sentence."""
    line = next((one for one in _SENT.finditer(text) if one.start() <= start <= one.end()), None)
    if line is not None and on <= today:
        return "asked_on"
    before = re.split(r"[.!?]\s|\n\n", text[max(0, start - _BEFORE) : start])[-1]
    after = re.split(r"[.!?](?:\s|$)|\n\n", text[end : end + _AFTER])[0]
    nearest = {
        "reply_by": _nearest(_REPLY, before, after),
        "deadline": _nearest(_DEADLINE, before, after),
    }
    told = {field: far for field, far in nearest.items() if far is not None}
    return min(told, key=lambda field: told[field]) if told and on >= today else ""


def _nearest(pattern: re.Pattern[str], before: str, after: str) -> int | None:
    """Return how many letters away the nearest such word stands, None where none does."""
    behind = [len(before) - one.end() for one in pattern.finditer(before)]
    ahead = [one.start() for one in pattern.finditer(after)]
    return min((*behind, *ahead), default=None)


def _quote(text: str, start: int, end: int) -> str:
    """Return the words around a day, of its own sentence, in one line."""
    before = _ENDS.split(text[max(0, start - _QUOTED) : start])[-1]
    behind = _ENDS.split(text[end : end + _AFTER])[0]
    return " ".join(f"{before}{text[start:end]}{behind}".split())
