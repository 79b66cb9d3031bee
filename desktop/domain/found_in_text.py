"""What stands in a text that somebody pasted: proposed with the words it was found in, never taken as read.

An email, a bulletin, a page: it is read for dates by which to answer, amounts, who buys, a title and a
link. Each proposal says where it stands and what is doubtful about it; a person confirms it or leaves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import TypeVar

from msgspec import Struct

from desktop.domain.found_amounts import amounts
from desktop.domain.found_buyers import named_buyers
from desktop.domain.found_dates import WrittenDay, written_days

MOST_READ = 200_000
"""Characters of a text that are read; a bulletin of a year is less."""
MOST_PROPOSED = 6
"""Proposals for one field: more would be no help."""
MOST_DATES = 500
"""Dates that are looked at; an advert has a handful."""


class About(StrEnum):
    """What the words around a date say it is."""

    DEADLINE = "deadline"
    INTEREST = "interest"
    QUESTIONS = "questions"
    UNSAID = "unsaid"
    OTHER = "other"


class FoundDate(Struct, frozen=True, kw_only=True):
    """A date in a text. `moment` is ISO 8601, with a time only where one is written.

    `words` are those it was found in, standing at `start`; `doubt` says what is not certain, or is "".
    """

    moment: str
    about: About
    words: str
    start: int
    doubt: str = ""


class FoundAmount(Struct, frozen=True, kw_only=True):
    """An amount of money in a text."""

    pence: int
    currency: str
    words: str
    start: int
    doubt: str = ""


class FoundWords(Struct, frozen=True, kw_only=True):
    """A title, a buyer, a place or an address in a text; `value` is what is proposed."""

    value: str
    words: str
    start: int


class FoundInText(Struct, frozen=True, kw_only=True):
    """Everything that is proposed, the likeliest first."""

    dates: tuple[FoundDate, ...] = ()
    amounts: tuple[FoundAmount, ...] = ()
    titles: tuple[FoundWords, ...] = ()
    buyers: tuple[FoundWords, ...] = ()
    places: tuple[FoundWords, ...] = ()
    links: tuple[FoundWords, ...] = ()


def found_in_text(text: str, today: date) -> FoundInText:
    """Return what stands in this text. A date without a year is the next such day from `today` on."""
    read = text[:MOST_READ].replace("\u00a0", " ").replace("\u202f", " ")
    return FoundInText(
        dates=_dates(read, today),
        amounts=tuple(
            FoundAmount(
                pence=one.pence, currency=one.currency, words=one.words, start=one.start, doubt=one.doubt
            )
            for one in _first(amounts(read))
        ),
        titles=_first(_titles(read)),
        buyers=_first(_buyers(read)),
        places=_first(_labelled(read, _PLACE)),
        links=_first(_links(read)),
    )


def _dates(text: str, today: date) -> tuple[FoundDate, ...]:
    """Return the dates that may be one to answer by, those that are called so first."""
    found = [_date(text, one) for one in islice(written_days(text, today), MOST_DATES)]
    wanted = sorted((one for one in found if one.about is not About.OTHER), key=_likelihood)
    return tuple({(one.moment, one.about): one for one in reversed(wanted)}.values())[::-1][:MOST_PROPOSED]


def _date(text: str, written: WrittenDay) -> FoundDate:
    return FoundDate(
        moment=written.moment,
        about=_about(text, written),
        words=" ".join(text[written.start : written.end].split()).rstrip("."),
        start=written.start,
        doubt=written.doubt,
    )


def _about(text: str, written: WrittenDay) -> About:
    """Return what a date is called: by the nearest words before it, else by those behind it."""
    before = text[max(0, written.start - _BEFORE) : written.start]
    paragraphs = re.split(r"\n\s*\n|[.!?]\s+(?=[A-Z])", before)
    called = [(found.end(), about) for about, words in _CALLED for found in words.finditer(paragraphs[-1])]
    if called:
        return max(called)[1]
    behind = re.split(r"\n|[.!?;]\s", text[written.end : written.end + _BEHIND], maxsplit=1)[0]
    called = [(-found.start(), about) for about, words in _CALLED for found in words.finditer(behind)]
    return max(called)[1] if called else About.UNSAID


def _titles(text: str) -> Iterator[FoundWords]:
    """Yield what is called the title or subject, else the first line that reads like one."""
    labelled = list(_labelled(text, _TITLE))
    yield from labelled
    if labelled:
        return
    for line in re.finditer(r"[^\n]+", text[:4_000]):
        words = line[0].strip(" \t*#-–—•|>")
        if _TITLE_LENGTHS[0] <= len(words) <= _TITLE_LENGTHS[1] and not _NO_TITLE.search(words):
            yield FoundWords(value=words, words=words, start=line.start())
            return


def _buyers(text: str) -> Iterator[FoundWords]:
    for one in named_buyers(text):
        yield FoundWords(value=one.value, words=one.words, start=one.start)


def _labelled(text: str, label: re.Pattern[str]) -> Iterator[FoundWords]:
    """Yield what stands behind a label such as "Buyer:", on its line."""
    for found in label.finditer(text):
        value = _REPLY.sub("", " ".join(found["value"].split())).strip(" |*")
        if value and len(value) <= _TITLE_LENGTHS[1]:
            yield FoundWords(value=value, words=" ".join(found[0].split()), start=found.start())


def _links(text: str) -> Iterator[FoundWords]:
    for found in _LINK.finditer(text):
        address = found[0].rstrip(".,;:!?)]}'\"")
        yield FoundWords(value=address, words=address, start=found.start())


Found = TypeVar("Found")


def _first(found: Iterator[Found] | Sequence[Found]) -> tuple[Found, ...]:
    """Return the first few that differ in what they propose."""
    kept: dict[object, Found] = {}
    for one in found:
        kept.setdefault(getattr(one, "value", None) or getattr(one, "pence", None), one)
        if len(kept) == MOST_PROPOSED:
            break
    return tuple(kept.values())


_BEFORE, _BEHIND = 160, 60
_TITLE_LENGTHS = (8, 200)

_CALLED = tuple(
    (about, re.compile(words, re.IGNORECASE))
    for about, words in (
        (About.QUESTIONS, r"clarif|\bquestions?\b|\benquir|\bquer(?:y|ies)\b"),
        (About.INTEREST, r"expressions? of interest|\bEOIs?\b|register(?:ing)? (?:an |your )?interest"),
        (
            About.DEADLINE,
            r"deadline|\bclos(?:es|ing)\b|"
            r"\bsubmi(?:t|ssions?|tted)\b|\breturn(?:ed)? (?:by|to|no)|no later than|"
            r"\bappl(?:y|ications?)\b|\bbids?\b|\btenders?\b|\bproposals?\b|\bdue\b|\brespond\b|\bresponses?\b|"
            r"\breceived by\b|\bquot(?:es?|ations?)\b",
        ),
        (
            About.OTHER,
            r"\bsent:|(?:\A|\n)[ \t>*]*date:|"
            r"\bposted\b|\bpublished\b|\bissued\b|\bstart(?:s|ing)?\b|\bcommenc|\bbegin|"
            r"\bfrom\b|\bcontract (?:end|period|dates?)|\bend(?:s|ing)? (?:on|date)|\bexpir|\baward(?:ed)?\b|"
            r"\binterviews?\b|\bevent\b|\bwebinar\b|\bmeeting\b|\bbriefing\b|\bon \w+day\b.{0,40}wrote",
        ),
    )
)
_LIKELIEST_FIRST = (About.DEADLINE, About.INTEREST, About.UNSAID, About.QUESTIONS, About.OTHER)


def _likelihood(one: FoundDate) -> tuple[int, int]:
    return _LIKELIEST_FIRST.index(one.about), one.start


def _label(names: str) -> re.Pattern[str]:
    return re.compile(
        rf"^[ \t>*|]*(?:{names})[ \t]*[:|][ \t]*(?P<value>[^\n]+)$", re.IGNORECASE | re.MULTILINE
    )


_TITLE = _label(r"subject|title|opportunity|contract title|tender title|fund|programme|re")
_PLACE = _label(r"location|place|area|region|locality|where")
_REPLY = re.compile(r"^(?:(?:re|fw|fwd)\s*:\s*)+", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"^(?:from|to|cc|sent|date|dear|hi|hello|good (?:morning|afternoon)|thanks|thank you|begin forwarded|"
    r"-+ ?(?:original|forwarded)|on .{5,60} wrote)\b|@|https?:",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://[^\s<>\"'|]{4,1000}", re.IGNORECASE)
