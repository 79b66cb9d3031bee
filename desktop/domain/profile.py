"""What our organisation does, where, how large, and what it leaves to others.

It is what the fit of an opportunity is held against, and nothing else: no other rule reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

MOST_WORDS = 60
"""Phrases of either list; more would say nothing about us any more."""
LONGEST_PHRASE = 6
"""Words of one phrase: no notice says a whole sentence of ours."""
MOST_PLACES = 100
MOST_KINDS = 60
LONGEST_NAME = 80

_BETWEEN = re.compile(r"[,;\n]")


class Profile(Struct, frozen=True, kw_only=True):
    """The organisation's profile; what is left empty is not judged.

    `words` and `rule_out` are words or short phrases; one that ends in an asterisk stands for every
    ending. `kinds` are CPV codes of eight digits, each with all below it. `places` are ITL codes, codes
    of council areas, or names of places that no table holds.
    """

    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    value_from_pence: int | None = None
    value_to_pence: int | None = None
    rule_out: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said that a notice could be held against."""
        return self == Profile()


def phrases(typed: str) -> tuple[str, ...]:
    """Return the phrases of a typed text, as they stand between commas, semicolons and lines; each once."""
    found: dict[str, str] = {}
    for part in _BETWEEN.split(typed):
        tidy = " ".join(part.split())
        if any(letter.isalnum() for letter in tidy):
            found.setdefault(tidy.casefold(), tidy)
    return tuple(found.values())


def phrases_refusal(typed: Iterable[str]) -> str:
    """Return why these phrases cannot be looked for, in a sentence; "" where they can."""
    wanted = tuple(typed)
    if len(wanted) > MOST_WORDS:
        return f"Use {MOST_WORDS} words or phrases or fewer; the telling ones are enough."
    for phrase in wanted:
        if len(phrase.split()) > LONGEST_PHRASE or len(phrase) > LONGEST_NAME:
            return f"“{_cut(phrase)}” is too long: put a comma between short phrases."
        if len(phrase.strip("* ")) < 2:
            return f"“{phrase}” is too short to be looked for."
    return ""


def value_refusal(lowest: int | None, highest: int | None) -> str:
    """Return why this cannot be a range of values in pence, in a sentence; "" where it can."""
    if lowest is not None and highest is not None and lowest > highest:
        return "The lower value is above the higher one."
    return ""


def _cut(phrase: str) -> str:
    return phrase if len(phrase) <= 40 else f"{phrase[:40].rsplit(' ', 1)[0]} …"
