"""Whether an award tells who does this now: what the two have in common, and when that is enough.

A wrong name does more harm than a missing one: a person may spare a provider that is none, or ring one who
knows nothing of it. So one thing in common is never enough, and what is common to half of all notices
("support services", a whole region, the whole of social work) counts for nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache

from msgspec import Struct, structs
from rapidfuzz import fuzz, process

from desktop.domain.joining import title_key
from desktop.domain.kinds import DIGITS, branch

NEAR_KIND = 5
"""Digits of a code that two have in common where they are of nearly the same kind."""
SOME_KIND = 4
FIELD = 2
LIKE_WORD = 88.0
LIKE_TITLE = 85.0
_COVERS = 0.6
_LEAST_WORDS = 2
_ENDED_WITHIN = timedelta(days=366)
_AWARDED_WITHIN = timedelta(days=5 * 366)
_WHO_TEXT = """
    people person adult child young youth older elderly family women men community local north south
    east west central national regional area
"""
_WHO = frozenset(_WHO_TEXT.split())
"""Words that say for whom or where: shared, they tell nothing of what is done."""
_EVERYWHERE_TEXT = """
    service support contract award awarded notice framework supply lot project programme program work
    delivery agreement dynamic purchasing system dps dpv tender procurement management new term various
    related other including and with from by or at its as on requirement solution extension call off
    pilot phase year market engagement commissioned provider part direct general development council
    county city borough uk re january february march april may june july august september october
    november december invitation quote itt rfi rfq psr transparency intention live living life help care
    social health wellbeing centre group session activity scheme home
"""
_EVERYWHERE = frozenset(_EVERYWHERE_TEXT.split())
"""Words that stand in titles of any kind."""


class Near(IntEnum):
    """How near one place is to another."""

    NOT_TOLD = 0
    REGION = 1
    PART = 2
    """The same part of a region: a few counties or boroughs."""
    AREA = 3
    """The same area, council or town."""


class Words(IntEnum):
    """How much two titles say the same."""

    NONE = 0
    SOME = 1
    SIMILAR = 2


class Compared(Struct, frozen=True, kw_only=True):
    """An opportunity, or an award, as it is held against others.

    `buyers` are keys and numbers of the buyer, `places` paths in the table of places, or folded names that
    it does not hold.
    """

    key: str
    title: str
    buyers: frozenset[str] = frozenset()
    buyer_words: frozenset[str] = frozenset()
    cpv: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class InCommon(Struct, frozen=True, kw_only=True):
    """What an award has in common with an opportunity.

    `kind` is the code that tells most, `digits` how many of its digits are shared, and `same_kind` says
    that both name it and nothing narrower exists. `place` is the shared path or name.
    """

    same_process: bool = False
    same_buyer: bool = False
    kind: str = ""
    digits: int = 0
    same_kind: bool = False
    near: Near = Near.NOT_TOLD
    place: str = ""
    words: Words = Words.NONE
    shared: tuple[str, ...] = ()

    @property
    def is_near_kind(self) -> bool:
        """Whether both are of the same kind, or nearly."""
        return self.same_kind or self.digits >= NEAR_KIND

    @property
    def tells(self) -> bool:
        """Whether it is enough to name who was awarded it."""
        if self.same_process:
            return True
        alike = self.words is Words.SIMILAR
        if self.same_buyer:
            return (
                self.same_kind
                or (alike and (self.digits >= FIELD or not self.kind))
                or (self.words is Words.SOME and self.digits >= SOME_KIND)
            )
        if self.near is not Near.AREA:
            return False  # who does the same for the next council does not do it here
        return (alike and self.digits >= FIELD) or (self.words is Words.SOME and self.same_kind)

    @property
    def weight(self) -> tuple[bool, int]:
        """How much it tells, for putting those that tell most first."""
        told = 4 * self.same_buyer + 2 * self.words + 2 * self.is_near_kind + self.near
        return self.same_process, told


def in_common(ours: Compared, award: Compared, specific: Collection[str] = ()) -> InCommon:
    """Return what an award has in common with us; `specific` are codes that nothing narrower exists of.

    Thousands are held against one opportunity: where one thing settles that it is not enough, nothing more
    is looked at.
    """
    if ours.key == award.key:
        return InCommon(same_process=True, same_buyer=True)
    same_buyer = not ours.buyers.isdisjoint(award.buyers)
    same_area = not areas(ours.places).isdisjoint(areas(award.places))
    if not (same_buyer or same_area):
        return _NOTHING
    kind, digits = _kind(ours.cpv, award.cpv)
    if kind and digits < FIELD:
        return _NOTHING
    words, shared = _words(ours, award)
    found = InCommon(
        same_buyer=same_buyer,
        kind=kind,
        digits=digits,
        same_kind=bool(kind) and digits == len(branch(kind)) >= SOME_KIND and kind in specific,
        near=Near.AREA if same_area else Near.NOT_TOLD,
        words=words,
        shared=shared,
    )
    if not found.tells:
        return found
    near, place = nearness(ours.places, award.places)
    return structs.replace(found, near=near, place=place)


def is_of_the_past(
    on: date | None, *, awarded_on: date | None, end_on: date | None, extends_to_on: date | None
) -> bool:
    """Return whether a contract was long over on a day: a year after its end, or five after an award."""
    if on is None:
        return False
    ends = max((day for day in (end_on, extends_to_on) if day), default=None)
    if ends:
        return ends + _ENDED_WITHIN < on
    return awarded_on is not None and awarded_on + _AWARDED_WITHIN < on


def nearness(ours: Iterable[str], theirs: Iterable[str]) -> tuple[Near, str]:
    """Return how near the nearest two places are, and which that is."""
    theirs = tuple(theirs)
    best: tuple[Near, str] = (Near.NOT_TOLD, "")
    for one in ours:
        for other in theirs:
            found = _near(one, other)
            if found > best[0]:
                best = (found, min(one, other, key=len))
    return best


@lru_cache(maxsize=20_000)
def areas(places: tuple[str, ...]) -> frozenset[str]:
    """Return the areas that places lie in, and the names that stand for one."""
    return frozenset(path[:5] if _is_code(path) else path for path in places if not _is_wide(path))


def telling_words(title: str) -> frozenset[str]:
    """Return the words of a title that tell what it is about, in the singular."""
    return _telling(title)


def _near(one: str, other: str) -> Near:
    if not (_is_code(one) and _is_code(other)):
        return Near.AREA if one == other else Near.NOT_TOLD
    ours, theirs = one[:5], other[:5]
    shared = 0
    while shared < min(len(ours), len(theirs)) and ours[shared] == theirs[shared]:
        shared += 1
    return {5: Near.AREA, 4: Near.PART, 3: Near.REGION}.get(shared, Near.NOT_TOLD)


def _is_wide(path: str) -> bool:
    return _is_code(path) and len(path) < len("TLE41")


def _is_code(path: str) -> bool:
    return path.startswith("TL") and path[2:3].isupper()


def _kind(ours: Iterable[str], theirs: Iterable[str]) -> tuple[str, int]:
    """Return the code of theirs that is nearest to one of ours, and how many digits they share.

    Zeros at the end of a code stand for "all of it" and are shared with nobody.
    """
    best = ("", 0)
    others = _branches(tuple(theirs))
    for _, digits in _branches(tuple(ours)):
        for other, their_digits in others:
            shared = 0
            for one, two in zip(digits, their_digits, strict=False):
                if one != two:
                    break
                shared += 1
            if shared > best[1] or (not best[0] and other):
                best = (other, shared)
    return best


@lru_cache(maxsize=20_000)
def _branches(codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return each code with the digits that count."""
    return tuple((code[:DIGITS], branch(code)) for code in codes)


def _words(ours: Compared, award: Compared) -> tuple[Words, tuple[str, ...]]:
    own, other = _telling(ours.title), _telling(award.title)
    aside = ours.buyer_words | award.buyer_words
    own, other = own - aside, other - aside
    if not own or not other:
        return Words.NONE, ()
    shared = _shared(own, other)
    if not shared - _WHO:
        same = _worded(ours.title) == _worded(award.title)  # word for word: it is bought again
        return (Words.SIMILAR, tuple(sorted(shared))) if same else (Words.NONE, ())
    covers = len(shared) / min(len(own), len(other))
    said = tuple(sorted(shared))
    if own == other or (len(shared) >= _LEAST_WORDS and covers >= _COVERS):
        return Words.SIMILAR, said
    whole = fuzz.token_sort_ratio(" ".join(sorted(own)), " ".join(sorted(other)))
    return (Words.SIMILAR if len(shared) >= _LEAST_WORDS and whole >= LIKE_TITLE else Words.SOME), said


@lru_cache(maxsize=20_000)
def _worded(title: str) -> tuple[str, ...]:
    return tuple(word for word in title_key(title).split() if not word.isdigit())


def _shared(own: frozenset[str], other: frozenset[str]) -> set[str]:
    """Return the words of ours that theirs have too, or one that differs by a letter or an ending."""
    shared = set(own & other)
    rest = other - shared
    for word in own - shared:
        if rest and process.extractOne(word, rest, scorer=fuzz.ratio, score_cutoff=LIKE_WORD):
            shared.add(word)
    return shared


_NOTHING = InCommon()


@lru_cache(maxsize=20_000)
def _telling(title: str) -> frozenset[str]:
    found = map(_singular, _worded(title))
    return frozenset(word for word in found if len(word) > 1 and word not in _EVERYWHERE)


def _singular(word: str) -> str:
    if word == "children":
        return "child"
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
