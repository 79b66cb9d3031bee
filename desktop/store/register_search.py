"""Looking through the registers: by words, place, what charities do, and income."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from desktop.store.columns import many
from desktop.store.connection import Connection

_SAMPLE = 2_000
"""Charities of a place whose offices tell which postcode areas are its own."""


class _Where(Enum):
    ANY = auto()
    INSIDE = auto()
    NEARBY = auto()


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for. Places are ids; `near` holds the postcode areas that count as nearby."""

    words: str | None = None
    words_in_name: str | None = None
    classes: int = 0
    income_max: int | None = None
    by_place: bool = False
    inside: tuple[int, ...] = ()
    wider: tuple[int, ...] = ()
    near: tuple[str, ...] = ()
    near_is_enough: bool = False
    limit: int = 50


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """One entry that was found. `place_rank` is 0 in the place, 1 wider and near, 2 near alone."""

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
    place_rank: int
    in_name: int


def place_names(db: Connection) -> dict[int, str]:
    """Return every place that a register names, by its id."""
    return dict(db.execute("SELECT id, name FROM register_place").fetchall())


def areas_of(db: Connection, places: Sequence[int]) -> tuple[str, ...]:
    """Return the postcode areas where charities of these places have their office, the usual one first."""
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


def look(db: Connection, sought: Sought) -> tuple[FoundEntry, ...]:
    """Return the entries found: in the place, then nearby; names that hold the words first, then by name.

    One kind after the other is looked for until there are enough: most searches end with the first.
    """
    values = {
        "classes": sought.classes,
        "income": sought.income_max,
        "inside": many(list(sought.inside)),
        "wider": many(list(sought.wider)),
        "near": many(list(sought.near)),
        "near_is_enough": sought.near_is_enough,
        "limit": sought.limit,
    }
    found: dict[int, FoundEntry] = {}
    for where, words, in_name in _kinds(sought):
        statement = _statement(sought, where, with_words=words is not None, in_name=in_name)
        for row in db.execute(statement, {**values, "words": words}):
            found.setdefault(row[0], FoundEntry(*row))
        if len(found) >= sought.limit:
            break
    return tuple(found.values())[: sought.limit]


def _kinds(sought: Sought) -> Iterator[tuple[_Where, str | None, bool]]:
    wheres = (_Where.INSIDE, _Where.NEARBY) if sought.by_place else (_Where.ANY,)
    for where in wheres:
        if sought.words_in_name:
            yield where, sought.words_in_name, True
        yield where, sought.words, False


def _statement(sought: Sought, where: _Where, *, with_words: bool, in_name: bool) -> str:
    conditions = ["f.removed_on IS NULL"]
    matching = "SELECT rowid AS id FROM register_search WHERE register_search MATCH :words"
    if where is _Where.INSIDE:
        there = f"SELECT DISTINCT entry AS id FROM register_place_of WHERE {_INSIDE}"
        rows = f"({there}) CROSS JOIN register_facts AS f USING (id)"
        if with_words:
            conditions.append(f"f.id IN ({matching})")
    else:
        rows = (
            f"({matching}) CROSS JOIN register_facts AS f USING (id)" if with_words else "register_facts AS f"
        )
    if where is _Where.NEARBY:
        conditions.append(
            f"f.postcode_area IN (SELECT value FROM json_each(:near)) AND {_NEARBY} IS NOT NULL"
        )
    if sought.classes:
        conditions.append("f.classes & :classes")
    if sought.income_max is not None:
        conditions.append("f.income <= :income")
    rank = _NEARBY if where is _Where.NEARBY else "0"
    return f"""
        WITH found AS (
            SELECT f.id, {rank} AS place_rank,
                f.postcode_area IN (SELECT value FROM json_each(:near)) AS is_near
            FROM {rows} WHERE {" AND ".join(conditions)}
            ORDER BY place_rank, is_near DESC, f.name, f.id LIMIT :limit
        )
        SELECT e.id, register, number, f.name, other_names, status, income, year_end, f.postcode_area,
            activities, labels, classes, places, website, company, place_rank, {int(in_name)}
        FROM found CROSS JOIN register_facts AS f USING (id) CROSS JOIN register_entry AS e USING (id)
        ORDER BY place_rank, is_near DESC, f.name, e.id
    """


_INSIDE = "place IN (SELECT value FROM json_each(:inside))"
_NEARBY = """
    CASE WHEN EXISTS (
        SELECT 1 FROM register_place_of
        WHERE entry = f.id AND place IN (SELECT value FROM json_each(:wider))
    ) THEN 1 WHEN f.places = '' OR :near_is_enough THEN 2 END
"""
