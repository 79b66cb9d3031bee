"""Places as registers write them (“City Of Wakefield”, “Durham”) held against the places of our own table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from desktop.services.places import code_of, find_places, named_places, place

_POSTCODE = re.compile(r"([A-Z]{1,2})(?:[0-9][A-Z0-9]?(?:\s*[0-9][A-Z]{2})?)?", re.IGNORECASE)
_TELLS_NOTHING = re.compile(r"\b(?:city|county|of|the|borough|upon|on|and|council|throughout)\b|[^a-z]+")
_OTHERWISE = {
    "city of london": "londoncity",
    "rhondda cynon taff": "rhondda cynon taf",
    "bournemouth": "bournemouth christchurch poole",
    "poole": "bournemouth christchurch poole",
}
"""Names whose plain form would be another place, is spelled otherwise, or has gone."""
_TOGETHER = {"england wales": ("england", "wales")}


class PlacesSought(Struct, frozen=True):
    """Ids of the register's places that lie in the one sought, and of wider ones that hold it.

    Where a postcode was typed there are none, but its area.
    """

    name: str
    inside: tuple[int, ...] = ()
    wider: tuple[int, ...] = ()
    postcode_area: str = ""


def places_sought(typed: str, known: Mapping[int, str]) -> PlacesSought:
    """Return which of the places that registers name count for what a person typed."""
    code = code_of(typed)
    name = place(code).name if code else typed.strip()
    wanted = _paths(_plain(name))
    same = {row_id for row_id, other in known.items() if _plain(other) == _plain(name)}
    found = _POSTCODE.fullmatch(name)
    if found and not wanted and not same:
        return PlacesSought(found[1].upper(), postcode_area=found[1].upper())
    inside, wider = [], []
    for row_id, other in known.items():
        paths = _paths(_plain(other))
        if row_id in same or _any_in(paths, wanted):
            inside.append(row_id)
        elif _any_in(wanted, paths):
            wider.append(row_id)
    return PlacesSought(name, tuple(inside), tuple(wider))


def all_places_sought(typed: str, known: Mapping[int, str]) -> PlacesSought:
    """Return what counts for several places, with semicolons between them; of postcodes the first alone."""
    each = [places_sought(one.strip(), known) for one in typed.split(";") if one.strip()]
    if len(each) == 1:
        return each[0]
    inside = dict.fromkeys(row_id for one in each for row_id in one.inside)
    wider = dict.fromkeys(row_id for one in each for row_id in one.wider if row_id not in inside)
    area = "" if inside else next((one.postcode_area for one in each if one.postcode_area), "")
    return PlacesSought("; ".join(one.name for one in each), tuple(inside), tuple(wider), area)


def code_of_named(name: str) -> str:
    """Return the code of a place as registers write it; its name where our own table has none so called."""
    plain = _plain(name)
    found = [one.code for one in find_places(plain) if _plain(one.name) == plain] if plain else []
    return code_of(name) or (found[-1] if found else name)


@cache
def _paths(plain: str) -> tuple[str, ...]:
    """Return where a name lies: the places of that name, else the small ones with that word in theirs."""
    if not plain:
        return ()
    if plain in _TOGETHER:
        return tuple(path for one in _TOGETHER[plain] for path in _paths(one))
    rows = [row for row in named_places() if _plain(row.name) == plain]
    rows = rows or [row for row in named_places() if row.is_small and plain in _plain(row.name).split()]
    return tuple(dict.fromkeys(path for row in rows for path in row.paths))


def _any_in(paths: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(path.startswith(other) for path in paths for other in others)


@cache
def _plain(name: str) -> str:
    folded = name.casefold().strip()
    return _OTHERWISE.get(folded) or " ".join(_TELLS_NOTHING.sub(" ", folded.replace("'", "")).split())
