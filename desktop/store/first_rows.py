"""The first rows of a long list, found without reading all that match.

Words are looked for in one part of the full text after the other, in the order that the list has its
years in, until there are enough. Lists that ask for no words: see first_in_order.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest

from msgspec import Struct

from desktop.domain.runway import Cutoffs
from desktop.store import search
from desktop.store.connection import Connection
from desktop.store.first_in_order import first_in_order
from desktop.store.id_lists import ids_in
from desktop.store.opportunity_filter import OpportunityFilter, matches, without_words
from desktop.store.opportunity_ids import ids, name_of, places_of, read_all
from desktop.store.opportunity_order import SortBy
from desktop.store.remembering import COUNTS, is_remembered, remembered
from desktop.store.runway_sql import CLOSED, parameters
from desktop.store.schema_years import PART, PARTS
from desktop.store.search_codes import by_code

LONG = 50_000
"""Fewer are read as a whole at once."""

_BY_YEAR = frozenset({SortBy.RUNWAY, SortBy.DEADLINE})
_OPEN, _UNDATED = "open", ""


class _Stretch(Struct, frozen=True):
    """Rows that follow one another in a list: where they end, and the parts that hold them all."""

    end: int
    parts: tuple[str, ...]


def first_rows(
    db: Connection,
    wanted: OpportunityFilter,
    sort: SortBy,
    descending: bool,
    cutoffs: Cutoffs,
    *,
    most: int,
    current: int | None = None,
) -> array[int] | None:
    """Return the first rows of what `ids` would return; None where those are not to be had sooner.

    Nor are they where the `current` row matches and stands behind them: it is to stay in sight.
    """
    if not _is_long(db):
        return None
    if not wanted.show_closed:
        return _first_of_open(db, wanted, sort, descending, cutoffs, most, current)
    if not matches(wanted):
        return first_in_order(db, wanted, sort, descending, cutoffs, most=most, current=current)
    name = name_of(without_words(wanted), sort, descending)
    if sort not in _BY_YEAR or not is_remembered(db, name, cutoffs) or not _is_by_parts(db, wanted, cutoffs):
        return None
    looking = _Looking(db, wanted, sort, descending, cutoffs)
    return looking.first(most, current)


class _Looking:
    """Looks through one part after the other."""

    def __init__(
        self,
        db: Connection,
        wanted: OpportunityFilter,
        sort: SortBy,
        descending: bool,
        cutoffs: Cutoffs,
    ) -> None:
        rest = without_words(wanted)
        name = name_of(rest, sort, descending)
        self._db = db
        self._match = " AND ".join(f"({match})" for match in matches(wanted))
        self._listed = remembered(db, name, cutoffs, lambda: read_all(db, rest, sort, descending, cutoffs))
        self._places = places_of(db, name, cutoffs, self._listed)
        stretches = _Stretches(db, self._listed, sort, cutoffs)
        self._stretches = remembered(db, f"stretches {name}", cutoffs, stretches.all, of=self._listed)
        self._found: list[int] = []
        self._read: set[str] = set()

    def first(self, most: int, current: int | None) -> array[int] | None:
        self._look_in(search.OPEN)
        in_order: list[int] = []
        for stretch in self._stretches:
            for part in stretch.parts:
                self._look_in(part)
            in_order = nsmallest(most, self._found)
            if len(in_order) == most and in_order[-1] <= stretch.end:
                break
        if current is not None and self._is_behind(current, in_order[-1] if in_order else 0):
            return None
        return array("q", [self._listed[place - 1] for place in in_order])

    def _look_in(self, index: str) -> None:
        """Note the places of those that match in one index, which may have been read already."""
        if index in self._read:
            return
        self._read.add(index)
        found = self._db.execute(
            f"SELECT json_group_array(rowid) FROM {index} WHERE {index} MATCH :match", {"match": self._match}
        )
        ids, places = ids_in(found.fetchone()[0]), self._places
        known = ids[: bisect_left(ids, len(places))]  # they come in order
        self._found += [place for row_id in known if (place := places[row_id])]

    def _is_behind(self, row_id: int, last: int) -> bool:
        """Return whether this row matches and stands behind that place."""
        place = self._places[row_id] if row_id < len(self._places) else 0
        if place <= last:
            return False
        part = self._db.execute(f"SELECT {PART} FROM opportunity WHERE id = :id", {"id": row_id}).fetchone()
        if part is not None:
            self._look_in(PARTS[part[0]])
        return place in self._found


class _Stretches:
    """Finds where in a list one year ends and the next begins, by asking a few of its rows."""

    def __init__(self, db: Connection, listed: Sequence[int], sort: SortBy, cutoffs: Cutoffs) -> None:
        self._db, self._listed = db, listed
        year = f"coalesce(substr(submission_on, 1, 4), '{_UNDATED}')"
        open_first = f"iif({CLOSED}, {year}, '{_OPEN}')" if sort is SortBy.RUNWAY else year
        self._statement = f"SELECT {open_first} FROM opportunity WHERE id = :id"
        self._values = parameters(cutoffs)

    def all(self) -> tuple[_Stretch, ...]:
        return tuple(self._each())

    def _each(self) -> Iterator[_Stretch]:
        begin = 0
        while begin < len(self._listed):
            kind = self._kind(begin)
            end = self._end(begin, kind)
            yield _Stretch(end, tuple(_parts(kind)))
            begin = end

    def _end(self, begin: int, kind: str) -> int:
        rest = range(begin, len(self._listed))
        return begin + bisect_left(rest, True, key=lambda place: self._kind(place) != kind)

    def _kind(self, place: int) -> str:
        found = self._db.execute(self._statement, self._values | {"id": self._listed[place]}).fetchone()
        return str(found[0])


def _parts(kind: str) -> Iterable[str]:
    """Return the parts that hold all of a stretch, but for what stands among the open ones."""
    if kind == _OPEN:
        return ()
    return PARTS if kind == _UNDATED else (PARTS[int(kind[3])],)


def _first_of_open(
    db: Connection,
    wanted: OpportunityFilter,
    sort: SortBy,
    descending: bool,
    cutoffs: Cutoffs,
    most: int,
    current: int | None,
) -> array[int] | None:
    """Return the first of the open ones, which are few, while it is not known how many there are of all."""
    if is_remembered(db, COUNTS, cutoffs):
        return None
    everything = ids(db, wanted, sort, descending, cutoffs)
    found = everything[:most]
    return None if current in everything and current not in found else found


def _is_long(db: Connection) -> bool:
    return (db.execute("SELECT max(id) FROM opportunity").fetchone()[0] or 0) >= LONG


def _is_by_parts(db: Connection, wanted: OpportunityFilter, cutoffs: Cutoffs) -> bool:
    """Return whether the parts of the full text, and they alone, say what matches."""
    by_its_code, _ = by_code(wanted.words, only_open=False)
    return not by_its_code and search.is_parted(db) and search.is_complete(db, cutoffs.now)
