"""Looking through the registers: by words, place, what charities do, and income.

A search finds few rows by a small place or a rare word, and sorts those; else it goes through the names
in their order, and stops once there are enough: a whole nation is never sorted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto

from msgspec import Struct

from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors

FEW_IN_PLACE = 16_000
FEW_WITH_WORDS = 8_000
"""Rows that are sooner sorted than all names are gone through."""
_SAMPLE = 500
"""Charities of a place whose offices tell which postcode areas are its own."""


class Sought(Struct, frozen=True, kw_only=True):
    """What is looked for. Places are ids; `near` holds the postcode areas that count as nearby.

    An income is `income_from` or more and below `income_below`; `income_untold` asks for those that tell
    none.
    """

    words: str | None = None
    words_in_name: str | None = None
    classes: int = 0
    income_from: int | None = None
    income_below: int | None = None
    income_untold: bool = False
    by_place: bool = False
    inside: tuple[int, ...] = ()
    wider: tuple[int, ...] = ()
    near: tuple[str, ...] = ()
    near_is_enough: bool = False
    limit: int = 50


class Hit(Struct, frozen=True):
    """An entry that was found. `place_rank` is 0 in the place, 1 wider and near, 2 near alone."""

    id: int
    place_rank: int
    in_name: bool


class FoundEntry(Struct, frozen=True):
    """What is shown of an entry that was found."""

    id: int
    register: str
    number: str
    name: str
    other_names: str
    status: str
    income: int | None
    year_end: str | None
    postcode_area: str
    activities: str
    labels: str
    classes: int
    places: str
    website: str
    company: str


class _Where(Enum):
    ANY = auto()
    INSIDE = auto()
    NEARBY = auto()


class _By(Enum):
    """What leads to the rows: those of a place, those that hold the words, names or offices in order."""

    PLACE = auto()
    WORDS = auto()
    ORDER = auto()


def place_names(db: Connection) -> dict[int, str]:
    """Return every place that a register names, by its id."""
    with store_errors("read the registers"):
        return dict(db.execute("SELECT id, name FROM register_place").fetchall())


def areas_of(db: Connection, places: Sequence[int]) -> tuple[str, ...]:
    """Return the postcode areas where charities of these places have their office, the usual one first."""
    with store_errors("read the registers"):
        found = db.execute(
            f"""
            SELECT postcode_area, count(*) AS many FROM register_facts
            WHERE id IN (
                SELECT entry FROM register_place_of
                WHERE place IN (SELECT value FROM json_each(?)) LIMIT {_SAMPLE}
            ) AND postcode_area <> '' GROUP BY postcode_area ORDER BY many DESC, postcode_area
            """,
            (many(list(places)),),
        ).fetchall()
    total = sum(count for _, count in found)
    return tuple(area for area, count in found if count * 10 >= total)


def look(db: Connection, sought: Sought) -> tuple[Hit, ...]:
    """Return what is found: in the place, then nearby; names that hold the words first, then by name.

    One kind after the other is looked for until there are enough: most searches end with the first.
    """
    values = {
        "classes": sought.classes,
        "income_from": sought.income_from,
        "income_below": sought.income_below,
        "inside": many(list(sought.inside)),
        "wider": many(list(sought.wider)),
        "near": many(list(sought.near)),
        "near_is_enough": sought.near_is_enough,
        "limit": sought.limit,
    }
    found: dict[int, Hit] = {}
    with store_errors("search the registers"):
        is_small = sought.by_place and _is_small(db, sought.inside)
        is_rare = sought.words is not None and _is_rare(db, sought.words)
        for where, words, in_name in _kinds(db, sought):
            by = _led_by(where, is_small=is_small, is_rare=in_name or is_rare)
            statement = _statement(sought, where, by, with_words=words is not None)
            for id_, rank in db.execute(statement, {**values, "words": words}):
                found.setdefault(id_, Hit(id_, rank, in_name))
            if len(found) >= sought.limit:
                break
    return tuple(found.values())[: sought.limit]


def entries(db: Connection, ids: Sequence[int]) -> Mapping[int, FoundEntry]:
    """Return these entries by id; one that is gone is left out."""
    with store_errors("read the registers"):
        rows = db.execute(
            """
            SELECT id, register, number, name, other_names, status, income, year_end, postcode_area,
                activities, labels, classes, places, website, company
            FROM register_entry JOIN register_facts USING (id)
            WHERE id IN (SELECT value FROM json_each(?))
            """,
            (many(list(ids)),),
        ).fetchall()
    return {row[0]: FoundEntry(*row) for row in rows}


def _kinds(db: Connection, sought: Sought) -> Iterator[tuple[_Where, str | None, bool]]:
    """Yield where to look and for which words; where many names hold them, that tells nobody from others."""
    wheres = (_Where.INSIDE, _Where.NEARBY) if sought.by_place else (_Where.ANY,)
    names = sought.words_in_name if sought.words_in_name and _is_rare(db, sought.words_in_name) else None
    for where in wheres:
        if names:
            yield where, names, True
        yield where, sought.words, False


def _led_by(where: _Where, *, is_small: bool, is_rare: bool) -> _By:
    if where is _Where.INSIDE and is_small:
        return _By.PLACE
    return _By.WORDS if is_rare else _By.ORDER


def _is_small(db: Connection, places: Sequence[int]) -> bool:
    """Return whether few charities work in these places."""
    counted = f"SELECT 1 FROM register_place_of WHERE {_INSIDE} LIMIT {FEW_IN_PLACE + 1}"
    return _count(db, counted, {"inside": many(list(places))}) <= FEW_IN_PLACE


def _is_rare(db: Connection, words: str) -> bool:
    counted = f"SELECT 1 FROM register_search WHERE register_search MATCH :words LIMIT {FEW_WITH_WORDS + 1}"
    return _count(db, counted, {"words": words}) <= FEW_WITH_WORDS


def _count(db: Connection, rows: str, values: Mapping[str, object]) -> int:
    return int(db.execute(f"SELECT count(*) FROM ({rows})", values).fetchone()[0])


def _statement(sought: Sought, where: _Where, by: _By, *, with_words: bool) -> str:
    conditions = ["f.removed_on IS NULL", *_narrowed(sought)]  # in this order: what is judged soonest first
    if by is _By.WORDS:
        rows = f"({_MATCHING}) CROSS JOIN register_facts AS f USING (id)"
    elif by is _By.PLACE:
        there = f"SELECT DISTINCT entry AS id FROM register_place_of WHERE {_INSIDE}"
        rows = f"({there}) CROSS JOIN register_facts AS f USING (id)"
    else:
        index = "register_by_office" if where is _Where.NEARBY else "register_by_name"
        rows = f"register_facts AS f INDEXED BY {index}"
    if with_words and by is not _By.WORDS:
        conditions.append(f"f.id IN ({_MATCHING})")
    if where is _Where.INSIDE and by is not _By.PLACE:
        conditions.append(f"EXISTS (SELECT 1 FROM register_place_of WHERE entry = f.id AND +{_INSIDE})")
    if where is _Where.NEARBY:
        conditions.append(f"{_NEAR} AND {_NEARBY} IS NOT NULL")
    rank = _NEARBY if where is _Where.NEARBY else "0"
    nearest = f"{_NEAR} DESC, " if by is _By.PLACE else "place_rank, " if where is _Where.NEARBY else ""
    return f"""
        SELECT f.id, {rank} AS place_rank FROM {rows} WHERE {" AND ".join(conditions)}
        ORDER BY {nearest}f.name, f.id LIMIT :limit
    """


def _narrowed(sought: Sought) -> Iterator[str]:
    if sought.classes:
        yield "f.classes & :classes"
    if sought.income_from is not None:
        yield "f.income >= :income_from"
    if sought.income_below is not None:
        yield "f.income < :income_below"
    if sought.income_untold:
        yield "f.income IS NULL"


_MATCHING = "SELECT rowid AS id FROM register_search WHERE register_search MATCH :words"
_INSIDE = "place IN (SELECT value FROM json_each(:inside))"
_NEAR = "f.postcode_area IN (SELECT value FROM json_each(:near))"
_NEARBY = """
    CASE WHEN EXISTS (
        SELECT 1 FROM register_place_of
        WHERE entry = f.id AND +place IN (SELECT value FROM json_each(:wider))
    ) THEN 1 WHEN f.places = '' OR :near_is_enough THEN 2 END
"""
