"""Whether the places that a notice names are places of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from msgspec import Struct

from desktop.domain.fit_rule import PlaceRule
from desktop.domain.phrases import Phrases

_CODE = re.compile(r"UK[A-Z0-9]{0,3}|[A-Z]{2}(?:[0-9][A-Z0-9]{0,2})?", re.ASCII)
_WHOLE_COUNTRY = "UK"


class Where(Enum):
    """How its place compares with ours."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    WIDE = "wide"
    """Anywhere in the United Kingdom: it does not say where within."""
    NOT_TOLD = "not_told"
    NOT_ASKED = "not_asked"


class PlaceFound(Struct, frozen=True):
    """How its place compares with ours; `told` is the code or name that says so, `ours` our place."""

    where: Where
    told: str = ""
    ours: str = ""
    by_name: bool = False
    """The place was not told: the buyer's name or town says it."""


PLACE_NOT_ASKED = PlaceFound(Where.NOT_ASKED)
_NOT_TOLD = PlaceFound(Where.NOT_TOLD)


class Places:
    """Our places, made ready to be compared; what was found of a code or name once is remembered."""

    def __init__(self, places: Iterable[PlaceRule]) -> None:
        self._places = tuple(places)
        self._names = [(Phrases(place.names), place.name) for place in self._places]
        self._seen: dict[tuple[str, ...], PlaceFound] = {}
        self._seats: dict[str, PlaceFound] = {}

    def compare(self, regions: tuple[str, ...], seat: str) -> PlaceFound:
        """Return how these places compare; where none is told, the buyer's name and town may tell."""
        if not self._places:
            return PLACE_NOT_ASKED
        found = self._seen.get(regions)
        if found is None:
            found = self._seen[regions] = self._by_region(regions)
        if found.where in (Where.HERE, Where.ELSEWHERE):
            return found
        by_seat = self._by_seat(seat)
        return by_seat if by_seat.where is Where.HERE else found

    def _by_region(self, regions: Iterable[str]) -> PlaceFound:
        """Return HERE if one of them is ours, else what is least certain: a name may be anywhere."""
        found = [self._one(region) for region in regions]
        for where in (Where.HERE, Where.WIDE, Where.NOT_TOLD, Where.ELSEWHERE):
            for one in found:
                if one.where is where:
                    return one
        return _NOT_TOLD

    def _one(self, region: str) -> PlaceFound:
        code = f"UK{region[2:]}" if region.startswith("TL") else region
        if not _CODE.fullmatch(code):
            return self._named(region, by_name=False)
        if code == _WHOLE_COUNTRY:
            return PlaceFound(Where.WIDE, code)
        for place in self._places:
            if code in place.former or any(
                code.startswith(ours) or ours.startswith(code) for ours in place.codes
            ):
                return PlaceFound(Where.HERE, code, place.name)
        if not any(place.codes for place in self._places):
            return PlaceFound(Where.NOT_TOLD, code)  # ours are known by name alone
        return PlaceFound(Where.ELSEWHERE, code)

    def _named(self, words: str, *, by_name: bool) -> PlaceFound:
        folded = Phrases.folded(words)
        for names, ours in self._names:
            if said := names.within(folded):
                return PlaceFound(Where.HERE, said[0] if by_name else words, ours, by_name)
        return PlaceFound(Where.NOT_TOLD, words)

    def _by_seat(self, seat: str) -> PlaceFound:
        found = self._seats.get(seat)
        if found is None:
            if len(self._seats) > 20_000:
                self._seats.clear()
            found = self._seats[seat] = self._named(seat, by_name=True)
        return found
