"""Places by name: regions and council areas as people search them, and what lies in which."""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from desktop.domain.award_signs import place_token
from desktop.domain.fit_rule import PlaceRule

MOST_FOUND = 60
MOST_NAMES = 100
"""Names of council areas that are looked for within one place; a whole nation's would find anything."""
_AREA = 5
"""Letters of the code of an area."""

_LEVELS = {
    "nation": "nation",
    "itl1": "region",
    "itl2": "part of a region",
    "itl3": "area",
    "council": "council area",
}


class Place(Struct, frozen=True):
    """A place that can be chosen: its code, its name, and what tells it from others of that name."""

    code: str
    name: str
    second: str = ""


class _Row(Struct, frozen=True):
    code: str
    name: str
    level: str
    within: str
    now: tuple[str, ...]

    @property
    def has_gone(self) -> bool:
        return bool(self.now) and self.level != "nation"


class NamedPlace(Struct, frozen=True):
    """A place by its name. A path begins with the path of whatever the place lies in."""

    name: str
    is_small: bool
    paths: tuple[str, ...]


@cache
def named_places() -> tuple[NamedPlace, ...]:
    """Return every place of the table, those of earlier years too."""
    return tuple(
        NamedPlace(row.name, row.level in ("itl3", "council"), row.now or (_path(row),))
        for row in _rows().values()
    )


def find_places(words: str) -> tuple[Place, ...]:
    """Return the places whose name holds all these words; for no word, nations and regions."""
    wanted = words.casefold().split()
    rows = [row for row in _rows().values() if not row.has_gone]
    if not wanted:
        rows = [row for row in rows if row.level in ("nation", "itl1")]
    found = [row for row in rows if all(word in row.name.casefold() for word in wanted)]
    found.sort(key=lambda row: (not _begins(row.name, wanted), len(row.name), row.name, row.code))
    return tuple(_place(row) for row in (found if wanted else rows)[:MOST_FOUND])


def place(code: str) -> Place:
    """Return a place by its code; what is no code of the table is the name of one that it does not hold."""
    row = _rows().get(code)
    return _place(row) if row else Place(code, code, "by its name alone")


def code_of(words: str) -> str | None:
    """Return the code that a typed code or name stands for, None where the table holds none."""
    typed = words.strip()
    code = f"TL{typed[2:]}" if typed.startswith("UK") else typed
    row = _rows().get(code)
    if row is not None and not row.has_gone:
        return code
    named = [row for row in _rows().values() if row.name.casefold() == typed.casefold() and not row.has_gone]
    return named[-1].code if named else None


def place_rule(code: str) -> PlaceRule:
    """Return a place as notices are held against it."""
    row = _rows().get(code)
    if row is None:
        return PlaceRule(name=code, names=(code,))
    covered = row.now or ((row.within,) if row.level == "council" else (row.code,))
    former = tuple(
        _as_notices_write(old.code)
        for old in _rows().values()
        if old.has_gone and any(_overlap(one, other) for one in old.now for other in covered)
    )
    inside = [
        one.name
        for one in _rows().values()
        if one.level == "council" and row.level != "council" and one.within.startswith(covered)
    ]
    names = dict.fromkeys((row.name, *(inside if len(inside) <= MOST_NAMES else ())))
    return PlaceRule(row.name, tuple(map(_as_notices_write, covered)), former, tuple(names))


@lru_cache(maxsize=20_000)
def paths_of(region: str) -> tuple[str, ...]:
    """Return where a place of a notice lies: codes of today, or what stands for a name no table holds.

    A code that the table does not hold counts by its beginning; a postcode by its district.
    """
    token = place_token(region)
    row = _rows().get(region) or _rows().get(token)
    rows = [row] if row else _named(token)
    if rows:
        return tuple(path for row in rows for path in (row.now or (_path(row),)))
    return (token,)


@lru_cache(maxsize=2_000)
def tokens_near(region: str) -> frozenset[str]:
    """Return what awards may name that lie in the same area; none for what is wider than an area."""
    paths = paths_of(region)
    areas = tuple({path[:_AREA] for path in paths if path.startswith("TL") and len(path) >= _AREA})
    if not areas:
        return frozenset(path for path in paths if not path.startswith("TL"))
    near = [row for row in _rows().values() if row.level in ("itl3", "council") and _lies_in(row, areas)]
    codes = {row.code for row in near if row.level == "itl3"}
    return frozenset({*areas, *codes, *(row.name.casefold() for row in near), place_token(region)})


def _lies_in(row: _Row, areas: tuple[str, ...]) -> bool:
    return any(path.startswith(areas) for path in (row.now or (_path(row),)))


def _named(name: str) -> list[_Row]:
    return [row for row in _rows().values() if name in (row.name.casefold(), _plain_name(row.name))]


def _plain_name(name: str) -> str:
    """Return a name without its country: "North East" of "North East (England)"."""
    return name.partition(" (")[0].casefold()


def _path(row: _Row) -> str:
    return f"{row.within}/{row.code}" if row.level == "council" else row.code


def _overlap(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _as_notices_write(code: str) -> str:
    return f"UK{code[2:]}"


def _place(row: _Row) -> Place:
    if row.level == "council":
        area = _rows()[row.within]
        inside = f" in {area.name}" if area.name != row.name else ""
        return Place(row.code, row.name, f"Council area{inside}, {_region(row)}")
    level = _LEVELS[row.level]
    inside = f" of {_region(row)}" if row.level in ("itl2", "itl3") else ""
    return Place(row.code, row.name, f"{level.capitalize()}{inside} ({row.code})")


def _region(row: _Row) -> str:
    """Return the name of the region that a place lies in."""
    code = row.within or row.code
    return _rows()[code[:3]].name


def _begins(name: str, wanted: list[str]) -> bool:
    return bool(wanted) and name.casefold().startswith(wanted[0])


@cache
def _rows() -> dict[str, _Row]:
    text = (files("resources") / "places.csv").read_text("utf-8")
    rows = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    next(rows)
    return {
        code: _Row(code, name, level, within, tuple(now.split())) for code, name, level, within, now in rows
    }
