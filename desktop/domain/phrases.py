"""Looking for words and short phrases in running text, many texts a moment.

A phrase is found as whole words, in any case, hyphens as blanks, in the singular and the plural; one
that ends in an asterisk with any ending. What is cheap comes first: nearly every phrase is not there.
"""

from __future__ import annotations

from collections.abc import Iterable

_HYPHENS = str.maketrans({"\u2010": " ", "\u2011": " ", "\u2013": " ", "\u2019": "'", "\u00a0": " "})
_ENDINGS = ("", "s", "es", "'s")


class Phrases:
    """Phrases made ready to be looked for."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._wanted = tuple(
            (stem, phrase, phrase.endswith("*")) for phrase in phrases if (stem := _stem(phrase))
        )

    @staticmethod
    def folded(text: str) -> str:
        """Return a text as `within` reads it."""
        folded = text.casefold().replace("-", " ").replace("\n", " ")
        return folded if folded.isascii() else folded.translate(_HYPHENS)

    def any_within(self, folded: str) -> bool:
        """Return whether any phrase stands in this text."""
        for stem, _phrase, any_ending in self._wanted:  # a plain loop: nearly all end at the next line
            if stem in folded and _stands(folded, stem, any_ending):
                return True
        return False

    def within(self, folded: str) -> tuple[str, ...]:
        """Return the phrases that stand in this text, as they were given."""
        return tuple(
            phrase
            for stem, phrase, any_ending in self._wanted
            if stem in folded and _stands(folded, stem, any_ending)
        )


def _stem(phrase: str) -> str:
    """Return what is looked for: the phrase without the ending of a plural."""
    stem = " ".join(Phrases.folded(phrase.rstrip("* ")).split())
    if phrase.endswith("*") or len(stem) < 5 or stem.endswith(("ss", "us", "is")):
        return stem
    return stem.removesuffix("s")


def _stands(text: str, stem: str, any_ending: bool) -> bool:
    """Whether the stem stands in the text as whole words."""
    at = text.find(stem)
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum():
            end = at + len(stem)
            if any_ending or _ends(text, end):
                return True
        at = text.find(stem, at + 1)
    return False


def _ends(text: str, end: int) -> bool:
    return any(
        text.startswith(ending, end)
        and (end + len(ending) == len(text) or not text[end + len(ending)].isalnum())
        for ending in _ENDINGS
    )
