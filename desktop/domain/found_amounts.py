"""Amounts of money in running text: "£420,000", "up to £1.2m a year", "GBP 30k"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

LARGEST_PENCE = 10**15
"""Ten thousand billion: no amount of ours is larger, and SQLite holds it."""

_AMOUNT = re.compile(
    r"""(?:(?P<sign>£|€|\bGBP|\bEUR)\s?(?P<number>\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?P<part>\.\d{1,3})?
        \s?(?P<scale>k|m|bn|thousand|million|billion)?(?![\w,.]*\d)(?![A-Za-z])
        |(?P<bare>\d{1,3}(?:,\d{3}){1,4}|\d{3,12})(?P<bare_part>\.\d{1,3})?\s?pounds\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_SCALES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_SIGNS = {"£": "GBP", "€": "EUR", "gbp": "GBP", "eur": "EUR", "": "GBP"}
_NOT_THE_VALUE = re.compile(
    r"insur|indemnit|liabilit|turnover|threshold|annual income|income (?:of|under|over|below|above)|\bfine\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"[\d,]{1,19}(?:\.\d{1,3})?\s?(?:k|m|bn|thousand|million|billion)?", re.IGNORECASE)
_PER = re.compile(
    r"\s*(?:per|an?|each|every|/)\s*(year|annum|month|week|day|hour|person|place|head)\b|\s*p\.?a\b"
)
_UP_TO = re.compile(r"(?:up to|maximum(?: of)?|no more than|at most)\s*$", re.IGNORECASE)
_FROM = re.compile(r"(?:between|from|minimum(?: of)?|at least)\s*$", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:about|around|approximately|approx\.?|circa|c\.|estimated(?: at)?)\s*$", re.IGNORECASE
)


class WrittenAmount(Struct, frozen=True):
    """An amount as it stands in a text; `doubt` says how it may be meant, or is ""."""

    pence: int
    currency: str
    words: str
    start: int
    doubt: str


def amounts(text: str) -> Iterator[WrittenAmount]:
    """Yield the amounts that may be what is paid, in their order; not those of insurance or turnover."""
    for found in _AMOUNT.finditer(text):
        around = _sentence(text, found.start(), found.end())
        pence = _pence(found)
        if not 100 <= pence <= LARGEST_PENCE or _NOT_THE_VALUE.search(around):
            continue
        per = _PER.match(text, found.end())
        end = per.end() if per else found.end()
        yield WrittenAmount(
            pence,
            _SIGNS[(found["sign"] or "").lower()],
            " ".join(text[found.start() : end].split()),
            found.start(),
            _doubt(text[max(0, found.start() - 40) : found.start()], per),
        )


def one_amount(text: str) -> WrittenAmount | None:
    """Return the amount that a field holds, None where it holds none, several, or anything beside it.

    A bare number is one of pounds.
    """
    words = text.strip()
    if _BARE.fullmatch(words):
        words = f"£{words}"
    found = _AMOUNT.fullmatch(words)
    if found is None:
        return None
    pence = _pence(found)
    if not 1 <= pence <= LARGEST_PENCE:
        return None
    return WrittenAmount(pence, _SIGNS[(found["sign"] or "").lower()], text.strip(), 0, "")


def _pence(found: re.Match[str]) -> int:
    whole, part = found["number"] or found["bare"], found["part"] or found["bare_part"] or ""
    scale = _SCALES.get((found["scale"] or "").lower(), 1)
    return int(Decimal(whole.replace(",", "") + part) * scale * 100)


def _doubt(before: str, per: re.Match[str] | None) -> str:
    if per is not None:
        return f"for each {per[1]}" if per[1] else "for each year"
    if _UP_TO.search(before):
        return "the most it may be"
    if _FROM.search(before):
        return "the least it may be"
    return "an estimate" if _ABOUT.search(before) else ""


def _sentence(text: str, start: int, end: int) -> str:
    """Return what is said around a place: to the nearest stop or line end, within a hundred characters."""
    before = re.split(r"\n|[.;!?]\s", text[max(0, start - 100) : start])[-1]
    behind = re.split(r"\n|[.;!?]\s", text[end : end + 100], maxsplit=1)[0]
    return before + behind
