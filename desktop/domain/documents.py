"""The documents that leave the house. Of other organisations, only what is ticked stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct


class Which(StrEnum):
    """A kind of document."""

    HEADS_OF_TERMS = "heads_of_terms"
    OUR_OFFER = "our_offer"
    APPROACH_LETTER = "approach_letter"


WHICH_WORDS = {
    Which.HEADS_OF_TERMS: "Heads of terms",
    Which.OUR_OFFER: "Our offer",
    Which.APPROACH_LETTER: "Approach letter",
}


class Told(StrEnum):
    """What may be told of another organisation."""

    NAME = "name"
    SHARES = "shares"
    TERMS = "terms"
    CHECKS = "checks"
    CONTACT = "contact"


TOLD_WORDS = {
    Told.NAME: "Its name",
    Told.SHARES: "Its part and shares",
    Told.TERMS: "What it brings, gains and does not give way on",
    Told.CHECKS: "What we ask it for as due diligence",
    Told.CONTACT: "The contact there, by name",
}


class Tick(Struct, frozen=True, order=True):
    """One thing that may be told of one organisation, by its id."""

    organisation: str
    told: Told


Ticks = frozenset[Tick]
NOBODY: Ticks = frozenset()


class Withheld(Struct, frozen=True):
    """Somebody or something that is not named: what it goes by in our file, and what stands for it."""

    names: tuple[str, ...]
    stand_in: str


_SHORTEST = 3
"""Letters: a shorter name would be found in too many words that are none."""


def mentioned(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of these names that a text says, as whole words; the longest first."""
    folded = _folded(text)
    near = {name for name in map(_tidy, names) if len(name) >= _SHORTEST and _folded(name) in folded}
    return tuple(
        sorted((name for name in near if _pattern(name).search(text)), key=lambda name: (-len(name), name))
    )


class Hiding(Struct, frozen=True):
    """Hides what is withheld from text after text: what stands for each name, by the name."""

    stand_ins: Mapping[str, str]

    @classmethod
    def of(cls, withheld: Iterable[Withheld]) -> Hiding:
        """Return what hides these."""
        return cls({_tidy(name): one.stand_in for one in withheld for name in one.names})

    def __call__(self, text: str) -> str:
        """Return the text with a stand-in wherever it names one of them."""
        for name in mentioned(text, self.stand_ins) if text else ():
            text = self.stand_ins[name].join(_pattern(name).split(text))
        return text


def told_of(ticks: Ticks, organisation: str, told: Told) -> bool:
    """Return whether that may be told of an organisation."""
    return Tick(organisation, told) in ticks


def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds a name as whole words, however it is spaced.

    A name of one word must be written as it is: “Mind” is a charity, “mind” is none.
    """
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE if " " in name else 0)


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
