"""Invented text as buyers write it: a few thousand words, the common ones far more often than the rest."""

from __future__ import annotations

from itertools import accumulate
from random import Random

_COMMON = """
the of and for to in services support will be community with tender contract delivery local providers people
council must social value care lots bidders quality price families health advice provision experience young
adults training partnership outcomes housing framework voluntary sector submit response deadline questions
portal award criteria minimum period extension annual requirements mental wellbeing employment skills
transport learning volunteers carers children older disabled refugee homelessness debt befriending counselling
respite advocacy interpreting outreach drop-in peer groups visits hub allotment library youth sports arts
heritage energy food repair evaluation monitoring consortium grant innovation rural coastal valley borough
county parish district neighbourhood open restricted flexible two stages
"""
_BEGINNINGS = "bra cor del fen gar hol ist jun kel lam mor nor ost pel quil ras sel tam ul ven wes yar"
_MIDDLES = "a e i o u an er in or um al ent ist ov ep"
_ENDINGS = "by dale ford ham ing ley mere ness port ridge stead ton wick worth ment tion ive ance"
_PLACES = """
Aldermoor Brackwater Coldwell Dunsby Eastmere Fernmoor Garstead Hallow Inchley Kestrel Langport Mossdale
Northby Oxmere Penfold Quarrow Redstead Saltwick Thornby Underhill Wexmoor
"""
_BODIES = ("Council", "Health Board", "Homes", "College", "Combined Authority", "University")
_DIFFERENT = 20_000


class Words:
    """Words from one seed: the same calls give the same text."""

    def __init__(self, random: Random) -> None:
        self._random = random
        rare = {_rare(random) for _ in range(_DIFFERENT)}
        self._words = [*_COMMON.split(), *sorted(rare)]
        self._weights = list(accumulate(1 / (place + 4) for place in range(len(self._words))))
        self.commonest_first = tuple(self._words)
        self.buyers = sorted({self._buyer() for _ in range(1_500)})

    def line(self, letters: int) -> str:
        """Return a title or a name of about so many letters."""
        return self._text(letters, ends=False)

    def paragraph(self, letters: int) -> str:
        """Return sentences of about so many letters."""
        return self._text(letters, ends=True) + "."

    def place(self) -> str:
        """Return the name of a town."""
        return self._random.choice(_PLACES.split())

    def _text(self, letters: int, *, ends: bool) -> str:
        many = letters // 7 + 2
        found = self._random.choices(self._words, cum_weights=self._weights, k=many)
        if ends:
            found[13::14] = [f"{word}." for word in found[13::14]]
        return " ".join(found)[:letters].strip().capitalize()

    def _buyer(self) -> str:
        return f"{self.place()} and {self.place()} {self._random.choice(_BODIES)}"


def _rare(random: Random) -> str:
    return "".join(random.choice(parts.split()) for parts in (_BEGINNINGS, _MIDDLES, _MIDDLES, _ENDINGS))
