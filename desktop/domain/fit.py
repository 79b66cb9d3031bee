"""How an opportunity fits our profile: what it says, what kind it is, where, and how large.

Fit reads notices and the profile, and nothing else: not what people wrote, and not the time that is
left. It sorts and filters lists. It is no recommendation, so every level comes with its reasons.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, IntEnum

from msgspec import Struct

from desktop.domain.fit_rule import FitRule, KindRule, PlaceRule
from desktop.domain.kinds import branch, wider
from desktop.domain.phrases import Phrases
from desktop.domain.place_matching import PLACE_NOT_ASKED, PlaceFound, Places, Where

__all__ = [
    "Evidence",
    "FitFacts",
    "FitLevel",
    "FitRule",
    "Fitter",
    "Kind",
    "KindRule",
    "PlaceRule",
    "Size",
    "Work",
]


class FitLevel(IntEnum):
    """How well it fits; higher fits better. What was never judged has none."""

    WEAK = 1
    SOME = 2
    STRONG = 3


class Work(Enum):
    """How the work compares with ours."""

    OURS = "ours"
    PARTLY = "partly"
    NOT_OURS = "not_ours"
    NOT_ASKED = "not_asked"


class Size(Enum):
    """How the value compares with our range."""

    WITHIN = "within"
    BELOW = "below"
    ABOVE = "above"
    NOT_TOLD = "not_told"
    NOT_ASKED = "not_asked"


class Kind(Enum):
    """How the kinds of work that are told compare with ours."""

    OURS = "ours"
    WIDER = "wider"
    OTHER = "other"
    NOT_TOLD = "not_told"
    NOT_ASKED = "not_asked"


class FitFacts(Struct, frozen=True):
    """What notices say of one opportunity. `text` is all but the title, `seat` the buyer and its town."""

    title: str = ""
    text: str = ""
    seat: str = ""
    cpv: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    value_pence: int | None = None
    currency: str | None = None


class Evidence(Struct, frozen=True, kw_only=True):
    """What was found, from which the level follows. Words stand as the profile has them."""

    ruled_out: tuple[str, ...] = ()
    in_title: tuple[str, ...] = ()
    in_text: tuple[str, ...] = ()
    kind: Kind = Kind.NOT_ASKED
    kind_code: str = ""
    our_kind: str = ""
    place: PlaceFound = PLACE_NOT_ASKED
    size: Size = Size.NOT_ASKED
    words_asked: bool = False

    @property
    def work(self) -> Work:
        """Whether the work is ours.

        Our words in the title tell it, or in the text unless the kind says otherwise. A kind alone tells
        it only of a profile without words: the kinds are broad.
        """
        return _work(bool(self.in_title), bool(self.in_text), self.kind, self.words_asked)

    @property
    def level(self) -> FitLevel:
        """How well it fits."""
        if self.ruled_out:
            return FitLevel.WEAK
        return _level(self.work, self.place.where, self.size)


class Fitter:
    """A rule made ready to be held against many opportunities."""

    def __init__(self, rule: FitRule) -> None:
        self.rule = rule
        self._words, self._rule_out = Phrases(rule.words), Phrases(rule.rule_out)
        self._places = Places(rule.places)
        self._branches = tuple(branch(kind.code) for kind in rule.kinds)
        self._wider = frozenset(code for kind in rule.kinds for code in wider(kind.code))

    def level(self, facts: FitFacts) -> FitLevel:
        """Return how well it fits: the level of its evidence, but nothing is read that cannot change it."""
        where = self._places.compare(facts.regions, facts.seat).where
        if where is Where.ELSEWHERE:
            return FitLevel.WEAK
        title, text = Phrases.folded(facts.title), Phrases.folded(facts.text)
        in_title = self._words.any_within(title)
        kind, _code = self._kind(facts.cpv)
        in_text = not in_title and self._words.any_within(text)
        level = _level(_work(in_title, in_text, kind, bool(self.rule.words)), where, self._size(facts))
        if level is FitLevel.WEAK:
            return level
        ruled_out = self._rule_out.any_within(title) or self._rule_out.any_within(text)
        return FitLevel.WEAK if ruled_out else level

    def evidence(self, facts: FitFacts) -> Evidence:
        """Return all that was found."""
        title, text = Phrases.folded(facts.title), Phrases.folded(facts.text)
        in_title = self._words.within(title)
        kind, code = self._kind(facts.cpv)
        return Evidence(
            ruled_out=self._rule_out.within(title) or self._rule_out.within(text),
            in_title=in_title,
            in_text=tuple(word for word in self._words.within(text) if word not in in_title),
            kind=kind,
            kind_code=code,
            our_kind=self._our_kind(code) if kind in (Kind.OURS, Kind.WIDER) else "",
            place=self._places.compare(facts.regions, facts.seat),
            size=self._size(facts),
            words_asked=bool(self.rule.words),
        )

    def _kind(self, cpv: Iterable[str]) -> tuple[Kind, str]:
        """Return how its kinds compare with ours, and the one that tells it."""
        if not self._branches:
            return Kind.NOT_ASKED, ""
        told = [code[:8] for code in cpv if code[:2].isdigit()]
        for code in told:
            if code.startswith(self._branches):
                return Kind.OURS, code
        for code in told:
            if code in self._wider:
                return Kind.WIDER, code
        return (Kind.OTHER, told[0]) if told else (Kind.NOT_TOLD, "")

    def _our_kind(self, code: str) -> str:
        """Return the name of our kind that this code lies in, or that lies in it."""
        return next(
            (
                kind.name
                for kind, digits in zip(self.rule.kinds, self._branches, strict=True)
                if code.startswith(digits) or digits.startswith(branch(code))
            ),
            "",
        )

    def _size(self, facts: FitFacts) -> Size:
        lowest, highest = self.rule.value_from_pence, self.rule.value_to_pence
        if lowest is None and highest is None:
            return Size.NOT_ASKED
        if facts.value_pence is None or facts.currency not in (None, "", "GBP"):
            return Size.NOT_TOLD
        if lowest is not None and facts.value_pence < lowest:
            return Size.BELOW
        return Size.ABOVE if highest is not None and facts.value_pence > highest else Size.WITHIN


def _work(in_title: bool, in_text: bool, kind: Kind, words_asked: bool) -> Work:
    if in_title or (in_text and kind is not Kind.OTHER):
        return Work.OURS
    if kind is Kind.OURS:
        return Work.PARTLY if words_asked else Work.OURS
    if in_text or (kind is Kind.WIDER and not words_asked):
        return Work.PARTLY
    return Work.NOT_OURS if words_asked or kind is not Kind.NOT_ASKED else Work.NOT_ASKED


def _level(work: Work, where: Where, size: Size) -> FitLevel:
    if where is Where.ELSEWHERE or work is Work.NOT_OURS:
        return FitLevel.WEAK
    placed = where in (Where.HERE, Where.NOT_ASKED)
    sized = size not in (Size.BELOW, Size.ABOVE)
    if work is Work.OURS:
        return FitLevel.STRONG if placed and sized else FitLevel.SOME
    if work is Work.PARTLY:
        return FitLevel.SOME if sized else FitLevel.WEAK
    told = where is Where.HERE or (where is Where.NOT_ASKED and size is Size.WITHIN)
    return FitLevel.SOME if told and sized else FitLevel.WEAK
