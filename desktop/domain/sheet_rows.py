"""Rows of somebody's spreadsheet: which column says what, and what a row makes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from desktop.domain.by_hand import ByHand, refusals, tidied
from desktop.domain.found_amounts import one_amount
from desktop.domain.found_dates import one_moment, one_time
from desktop.domain.moments import UK, read_moment
from feeds.notice import Clock

COLUMNS: Mapping[str, str] = {
    "title": "Title",
    "buyer": "Buyer or funder",
    "deadline": "Deadline",
    "time": "Time of the deadline",
    "questions_close": "Questions close",
    "value": "Value",
    "place": "Place",
    "link": "Link",
    "text": "Text",
}
"""What a column can say, with its words on screen; `title` alone is needed."""

_CALLED: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "name", "opportunity", "subject", "tender", "contract", "fund", "programme", "grant"),
    "buyer": (
        "buyer",
        "funder",
        "commissioner",
        "organisation",
        "authority",
        "client",
        "council",
        "publisher",
    ),
    "deadline": ("deadline", "closing", "closes", "close", "due", "submission", "return", "date"),
    "time": ("time",),
    "questions_close": ("questions", "clarification", "clarifications", "queries"),
    "value": ("value", "amount", "budget", "worth", "total", "price"),
    "place": ("place", "region", "location", "area", "where", "locality"),
    "link": ("link", "url", "website", "web", "address", "notice"),
    "text": ("text", "description", "details", "summary", "notes", "about"),
}
_WORD = re.compile(r"[a-z]+")


class BadRow(Exception):
    """A row that cannot be used; its message says why."""


def guessed(headings: Sequence[str]) -> dict[str, int]:
    """Return which column seems to say what, by the words of its heading; each column says one thing."""
    words = [_WORD.findall(heading.lower()) for heading in headings]
    found: dict[str, int] = {}
    for field in ("questions_close", "deadline", "title", "buyer", "value", "place", "link", "text", "time"):
        fitting = (
            column
            for called in _CALLED[field]
            for column, its_words in enumerate(words)
            if called in its_words and column not in found.values()
        )
        column = next(fitting, None)
        if column is not None:
            found[field] = column
    return found


def read_row(cells: Sequence[str], chosen: Mapping[str, int], today: date) -> ByHand:
    """Return what a row says by the columns that were chosen.

    Raises:
        BadRow: it has no title, or a cell holds what cannot be read.
    """
    said = {field: _cell(cells, column) for field, column in chosen.items()}
    if not any(said.values()):
        raise BadRow("Its chosen columns are empty.")
    amount = one_amount(said.get("value", "")) if said.get("value") else None
    if said.get("value") and amount is None:
        raise BadRow(f"“{_short(said['value'])}” could not be read as an amount.")
    typed = tidied(
        ByHand(
            title=said.get("title", ""),
            buyer=said.get("buyer", ""),
            deadline=_moment(said.get("deadline", ""), said.get("time", ""), today),
            questions_close=_moment(said.get("questions_close", ""), "", today),
            value_pence=amount.pence if amount else None,
            currency=amount.currency if amount else "GBP",
            place=said.get("place", ""),
            link=_with_scheme(said.get("link", "")),
            text=said.get("text", ""),
        )
    )
    for field, why in refusals(typed, today).items():
        raise BadRow(f"{COLUMNS.get(field, field)}: {why}")
    return typed


def read_cell_day(words: str, today: date) -> date | None:
    """Return the day in a cell, as people write days; None where it is empty.

    Raises:
        BadRow: it cannot be read as one.
    """
    moment = _moment(words, "", today)
    return date.fromisoformat(moment[:10]) if moment else None


def _moment(words: str, at: str, today: date) -> str:
    """Return a cell's date, with the time of its own column where it holds none."""
    if not words:
        return ""
    plain = read_moment(words, Clock.GIVEN)
    if plain is not None:
        moment = f"{plain.at.astimezone(UK):%Y-%m-%dT%H:%M}" if plain.has_time else f"{plain.at:%Y-%m-%d}"
    else:
        found = one_moment(words, today)
        if found is None:
            raise BadRow(f"“{_short(words)}” could not be read as a date.")
        if "no year" in found.doubt:
            raise BadRow(f"“{_short(words)}” has no year.")
        if "is not a" in found.doubt:
            raise BadRow(f"“{_short(words)}”: {found.doubt}.")
        moment = found.moment
    if at and "T" not in moment:
        clock = one_time(at)
        if clock is None:
            raise BadRow(f"“{_short(at)}” could not be read as a time.")
        return f"{moment}T{clock:%H:%M}"
    return moment


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column].strip() if 0 <= column < len(cells) else ""


def _with_scheme(link: str) -> str:
    return f"https://{link}" if re.match(r"www\.[\w.-]+\.\w", link) else link


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
