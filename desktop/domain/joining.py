"""Whether two publications look like one procurement, and why: rules alone, in words a person can judge.

Nothing is joined here. The same tender often stands on two portals under two numbers, worded a little
differently; a tender may stand apart from its own planning notice. A rule that finds too much costs a
person one look, one that joined by itself would hide a tender.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import IntEnum

from msgspec import Struct
from rapidfuzz import fuzz

from desktop.domain.opportunity import Stage
from desktop.domain.organisation_names import buyer_number
from desktop.domain.words import money_short, year_day

NEAR_TITLE = 85.0
SAME_TITLE = 97.0
_SAME_BUYER = 90.0
_SOME_TITLE = 55.0
_TENDERED_WITHIN = timedelta(days=550)
"""A tender follows its planning notice within a year and a half, or is another one."""
_PUBLISHED_WITHIN = timedelta(days=60)
_MOVED_BY = timedelta(days=14)
_LEAST_REFERENCE = 5
_LEAST_MIXED = 3
_LEAST_TITLE_WORDS = 2


class Strength(IntEnum):
    """How strongly it looks so."""

    LIKELY = 1
    STRONG = 2
    NAMED = 3


class Publication(Struct, frozen=True, kw_only=True):
    """What is held against another: facts of one opportunity, as compiled from its notices.

    `references` are those of `Notice`; `notices` the ids of its own notices.
    """

    key: str
    source: str
    title: str
    buyer: str
    buyer_id: str | None = None
    stage: Stage = Stage.TENDER
    published_on: date | None = None
    closes_at: datetime | None = None
    closes_on: date | None = None
    value_pence: int | None = None
    currency: str | None = None
    references: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


class Likeness(Struct, frozen=True):
    """Why two look like one, the weightiest reason first."""

    strength: Strength
    reasons: tuple[str, ...]


def likeness(one: Publication, other: Publication) -> Likeness | None:
    """Return why these two look like one procurement; None where they do not, or not enough."""
    if one.key == other.key:
        return None
    named = _names(one, other) or _names(other, one)
    if not named and _cannot_be(one, other):
        return None
    title, buyer = _title_likeness(one, other), _same_buyer(one, other)
    reference, closes = _same_reference(one, other), _closes_alike(one, other)
    value = one.value_pence is not None and (one.value_pence, one.currency) == (
        other.value_pence,
        other.currency,
    )
    strength = _strength(named, title, buyer, bool(reference), bool(closes), value)
    if strength is None:
        return None
    reasons = (
        _NAMED if named else "",
        _title_words(title),
        buyer,
        closes,
        f"The same reference, {reference}" if reference else "",
        f"The same value, {money_short(one.value_pence, one.currency)}" if value else "",
    )
    return Likeness(strength, tuple(reason for reason in reasons if reason))


def signs(one: Publication) -> tuple[str, ...]:
    """Return what another must share to be held against this at all: a few texts, looked up in an index."""
    buyer, title = buyer_key(one.buyer), title_key(one.title)
    found = [each for each in one.references if not each.startswith("buyer:")]
    found += [f"buyer:{_folded_reference(text)}" for text in _own_references(one)]
    if len(title.split()) >= _LEAST_TITLE_WORDS:
        found.append(f"title:{title}")
    if buyer and one.closes_on:
        found.append(f"day:{buyer}|{one.closes_on}")
    if buyer and one.value_pence:
        found.append(f"value:{buyer}|{one.value_pence}")
    return tuple(dict.fromkeys(found))


def own_signs(one: Publication) -> tuple[str, ...]:
    """Return the signs by which others would name this one."""
    return (f"ocid:{one.key}", *(f"notice:{number}" for number in one.notices))


def title_key(title: str) -> str:
    """Return the words of a title that tell it apart, in order of the alphabet."""
    return " ".join(sorted(dict.fromkeys(_title_words_of(title))))


def buyer_key(name: str) -> str:
    """Return a buyer's name without what portals write in different ways."""
    return " ".join(word for word in _plain(name).split() if word not in _BUYER_NOISE)


def _strength(
    named: bool, title: float, buyer: str, reference: bool, closes: bool, value: bool
) -> Strength | None:
    if named:
        return Strength.NAMED
    if buyer and reference and title >= _SOME_TITLE:
        return Strength.STRONG
    if title >= SAME_TITLE and buyer:
        return Strength.STRONG if closes or value else Strength.LIKELY
    if title >= NEAR_TITLE and buyer and closes:
        return Strength.LIKELY
    if title >= SAME_TITLE and closes and value:
        return Strength.LIKELY
    return None


def _cannot_be(one: Publication, other: Publication) -> bool:
    """Return whether something speaks against it, however alike they are worded."""
    if _numbers(one.title) != _numbers(other.title):
        return True  # lot 1 and lot 2, this year's and the last
    early, late = sorted((one, other), key=lambda each: each.stage is not Stage.PLANNING)
    planned = early.stage is Stage.PLANNING and late.stage is not Stage.PLANNING
    if one.source == other.source and not planned:
        return True  # a portal's own numbers tell its tenders apart
    if one.published_on and other.published_on:
        days = late.published_on or one.published_on, early.published_on or other.published_on
        apart = days[0] - days[1] if planned else abs(days[0] - days[1])
        if not timedelta(days=-7) <= apart <= (_TENDERED_WITHIN if planned else _PUBLISHED_WITHIN):
            return True
    if planned or one.closes_on is None or other.closes_on is None:
        return False
    return abs(one.closes_on - other.closes_on) > _MOVED_BY


def _names(one: Publication, other: Publication) -> bool:
    return not set(own_signs(other)).isdisjoint(one.references)


def _title_likeness(one: Publication, other: Publication) -> float:
    ours, theirs = title_key(one.title), title_key(other.title)
    if not ours or not theirs:
        return 0.0
    return 100.0 if ours == theirs else float(fuzz.token_sort_ratio(ours, theirs))


def _title_words(score: float) -> str:
    if score >= SAME_TITLE:
        return "The same title"
    return "Nearly the same title" if score >= NEAR_TITLE else ""


def _same_buyer(one: Publication, other: Publication) -> str:
    number = buyer_number(one.buyer_id)
    if number and number == buyer_number(other.buyer_id) and not number.startswith(_LOCAL_IDS):
        return "The same buyer, by its number"
    ours, theirs = buyer_key(one.buyer), buyer_key(other.buyer)
    if not ours or not theirs:
        return ""
    if ours == theirs:
        return "The same buyer"
    return "Nearly the same name of the buyer" if fuzz.token_sort_ratio(ours, theirs) >= _SAME_BUYER else ""


def _same_reference(one: Publication, other: Publication) -> str:
    theirs = {_folded_reference(text) for text in _own_references(other)}
    return next((text for text in _own_references(one) if _folded_reference(text) in theirs), "")


def _own_references(one: Publication) -> Iterator[str]:
    """Yield the buyer's own references that can tell anything: with a digit, and not too short."""
    for reference in one.references:
        kind, _, text = reference.partition(":")
        folded = _folded_reference(text)
        if kind == "buyer" and len(folded) >= _LEAST_REFERENCE and any(map(str.isdigit, folded)):
            yield text


def _folded_reference(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _closes_alike(one: Publication, other: Publication) -> str:
    if one.closes_on is None or one.closes_on != other.closes_on:
        return ""
    if one.closes_at is not None and one.closes_at == other.closes_at:
        return f"Both close at the same time on {year_day(one.closes_on)}"
    return f"Both close on {year_day(one.closes_on)}"


def _title_words_of(title: str) -> Iterator[str]:
    return (word for word in _plain(title).split() if word not in _TITLE_NOISE and not _is_number(word))


def _numbers(title: str) -> frozenset[str]:
    """Return the numbers in a title that count: of a lot, a phase, a year."""
    words = (word for word in _plain(title).split() if not _is_number(word))
    return frozenset(number for word in words for number in re.findall(r"\d+", word))


def _is_number(word: str) -> bool:
    """Return whether a word is a number that a portal or a buyer put before the title: 752795, HC2645."""
    if word.isalpha():
        return False
    digits = sum(map(str.isdigit, word))
    return digits >= _LEAST_REFERENCE or (digits >= _LEAST_MIXED and digits < len(word))


def _plain(text: str) -> str:
    """Return a text in small letters without accents or marks, “&” spelled out."""
    spelled = text.casefold().replace("&", " and ")
    if not spelled.isascii():
        marked = unicodedata.normalize("NFKD", spelled)
        spelled = "".join(one for one in marked if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", " ", spelled)


_NAMED = "One names the other in its notice"
_LOCAL_IDS = ("GB-FTS-", "GB-CFS-")
"""Beginnings of numbers that mean something in one portal alone."""
_TITLE_NOISE = frozenset({"the", "of", "for", "and", "a", "an", "to", "in", "on", "with", "provision"})
_BUYER_NOISE = frozenset(
    {
        *("the", "of", "and", "limited", "ltd", "plc", "llp", "for", "on", "behalf", "acting", "through"),
        *("council", "borough", "metropolitan", "county", "city", "district"),
    }
)
