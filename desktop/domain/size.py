"""How big one organisation is beside another, by yearly income: never guessed from what is missing."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from desktop.domain.organisation import IncomeBand, band_of
from desktop.domain.words import money_short

_ALIKE_PERCENT = 10
"""Within so much of ours an income is about as big: two years of the same organisation differ by more."""
_BANDS = list(IncomeBand)
_PARTS = ((0.28, "a quarter"), (0.42, "a third"), (0.62, "half"))


class Beside(Enum):
    """How big somebody is beside us."""

    SMALLER = "smaller"
    ALIKE = "alike"
    LARGER = "larger"
    NOT_KNOWN = "not_known"


class Size(Struct, frozen=True, kw_only=True):
    """A yearly income in pounds, or the band that it lies in; `source` says where from, and of when."""

    pounds: int | None = None
    band: IncomeBand | None = None
    source: str = ""

    @property
    def in_band(self) -> IncomeBand | None:
        """The band, where either is known."""
        return self.band if self.pounds is None else band_of(self.pounds)

    @property
    def words(self) -> str:
        """The income in words: "£86k a year", "under £10k a year"; "" where it is not known."""
        if self.pounds is not None:
            return f"{money_short(self.pounds * 100, 'GBP')} a year"
        return f"{self.band.words()} a year" if self.band else ""


def beside(theirs: Size | None, ours: Size | None) -> Beside:
    """Return how big they are beside us. Bands tell only where they differ."""
    if theirs is None or ours is None:
        return Beside.NOT_KNOWN
    if theirs.pounds is not None and ours.pounds is not None:
        if abs(theirs.pounds - ours.pounds) * 100 <= _ALIKE_PERCENT * ours.pounds:
            return Beside.ALIKE
        return Beside.SMALLER if theirs.pounds < ours.pounds else Beside.LARGER
    one, other = theirs.in_band, ours.in_band
    if one is None or other is None or one is other:
        return Beside.NOT_KNOWN
    return Beside.SMALLER if _BANDS.index(one) < _BANDS.index(other) else Beside.LARGER


def beside_words(theirs: Size | None, ours: Size | None) -> str:
    """Return the same in words: "about a third of our size", "about 8 times our size"; "" if not known."""
    found = beside(theirs, ours)
    if found is Beside.NOT_KNOWN:
        return ""
    if found is Beside.ALIKE:
        return "about as big as we are"
    if theirs and ours and theirs.pounds and ours.pounds:
        return _ratio(theirs.pounds / ours.pounds)
    return "smaller than we are" if found is Beside.SMALLER else "bigger than we are"


def _ratio(times: float) -> str:
    if times >= 1.75:
        return f"about {round(times)} times our size"
    if times > 1:
        return "somewhat bigger than we are"
    if times < 0.05:
        return "much smaller than we are"
    if times < 0.22:
        return f"about {_ORDINALS.get(round(1 / times), 'a small part')} of our size"
    part = next((words for up_to, words in _PARTS if times <= up_to), "")
    return f"about {part} of our size" if part else "somewhat smaller than we are"


_ORDINALS = {5: "a fifth", 6: "a sixth", 7: "a seventh", 8: "an eighth", 9: "a ninth", 10: "a tenth"}
