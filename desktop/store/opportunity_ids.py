"""The row ids that a list shows, in order.

A list is remembered, in its order, while nothing changes: what a person types then only picks from it.
What is sorted by a column is read in the order of that column's index.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from desktop.domain.fit import FitLevel
from desktop.domain.runway import Cutoffs
from desktop.store import schema_fit
from desktop.store.connection import Connection
from desktop.store.id_lists import greatest, ids_in
from desktop.store.opportunity_filter import (
    OpportunityFilter,
    conditions,
    looked_for,
    looks_at_rows,
    without_words,
)
from desktop.store.opportunity_order import SortBy, order, parts
from desktop.store.remembering import is_remembered, remembered
from desktop.store.runway_sql import FROM, parameters

_RARE = 5_000
"""So few among all, closed ones too, are put in order by SQL where the list is not remembered; to read the
whole list once, for what is typed next too, is quicker than to have SQL sort more."""
_FEW = 20
"""A find of less than a twentieth of the list is put in order by itself; more is picked from the list."""


def ids(
    db: Connection, wanted: OpportunityFilter, sort: SortBy, descending: bool, cutoffs: Cutoffs
) -> array[int]:
    """Return the row ids of all that match, in order."""
    if sort is SortBy.FIT:
        return _by_fit(db, ids(db, wanted, SortBy.RUNWAY, descending, cutoffs), descending)
    rest = without_words(wanted)
    name = name_of(rest, sort, descending)
    found = [
        read_ids(db, statement, parameters(cutoffs) | values)
        for statement, values in looked_for(db, wanted, cutoffs)
    ]
    fewest = min(found, key=len, default=array("q"))
    if found and len(fewest) < _RARE and wanted.show_closed and not is_remembered(db, name, cutoffs):
        return read_all(db, wanted, sort, descending, cutoffs)
    listed = remembered(db, name, cutoffs, lambda: read_all(db, rest, sort, descending, cutoffs))
    if not found:
        return array("q", listed)
    if len(fewest) < len(listed) // _FEW:
        return _in_order(fewest, found, places_of(db, name, cutoffs, listed))
    return _picked(listed, found)


def name_of(wanted: OpportunityFilter, sort: SortBy, descending: bool) -> str:
    """Return the name that a list is remembered under."""
    return f"{wanted} {sort} {descending}"


def places_of(db: Connection, name: str, cutoffs: Cutoffs, listed: array[int]) -> array[int]:
    """Return the place of each row id in the list of that name, from 1 on; nought where it has none."""
    return remembered(db, f"places {name}", cutoffs, lambda: _places(listed), of=listed)


def _by_fit(db: Connection, listed: array[int], descending: bool) -> array[int]:
    """Return a list with what fits best first, each level in the order of the list; unjudged ones last.

    Every row that is asked for its level costs ten times as much as dealing out the list does.
    """
    if not schema_fit.present(db):
        return listed
    levels = remembered(db, "levels", None, lambda: _levels(db))
    dealt = {level: array("q") for level in (*sorted(FitLevel, reverse=not descending), 0)}
    for row_id in listed:
        dealt[levels[row_id] if row_id < len(levels) else 0].append(row_id)
    found = array("q")
    for of_level in dealt.values():
        found += of_level
    return found


def _levels(db: Connection) -> bytearray:
    """Return the level of each row id, nought where it was not judged."""
    judged = {
        level: read_ids(db, f"SELECT id FROM fit WHERE level = {level.value}", {}) for level in FitLevel
    }
    levels = bytearray(1 + max((greatest(row_ids) for row_ids in judged.values()), default=0))
    for level, row_ids in judged.items():
        for row_id in row_ids:
            levels[row_id] = level
    return levels


def _picked(listed: array[int], found: Sequence[array[int]]) -> array[int]:
    """Return what all have found, in the order of the list.

    One byte a row says whether it was found: a set of hundreds of thousands is five times as slow to ask.
    """
    end = 1 + greatest(listed)
    marked = bytearray(b"\1") * end
    for one in found:
        also = bytearray(end)
        for row_id in one:
            if row_id < end:
                also[row_id] = marked[row_id]
        marked = also
    picked = array("q")
    for row_id in listed:
        if marked[row_id]:
            picked.append(row_id)
    return picked


def _in_order(fewest: array[int], found: Sequence[array[int]], places: array[int]) -> array[int]:
    """Return what all have found in the order of its places, without going through all that is listed."""
    wanted = set(fewest).intersection(*found)
    there = [row_id for row_id in wanted if row_id < len(places) and places[row_id]]
    return array("q", sorted(there, key=places.__getitem__))


def _places(listed: array[int]) -> array[int]:
    places = array("i", bytes(4 * (greatest(listed) + 1)))
    for place, row_id in enumerate(listed, 1):
        places[row_id] = place
    return places


def read_all(
    db: Connection,
    wanted: OpportunityFilter,
    sort: SortBy,
    descending: bool,
    cutoffs: Cutoffs,
    *,
    among: str = "TRUE",
    most: int = -1,
) -> array[int]:
    """Return what matches in order, read anew; of those `among` which a condition holds, the first `most`."""
    where, values = conditions(db, wanted, cutoffs)
    values |= parameters(cutoffs)
    if looks_at_rows(wanted):
        in_parts = [("TRUE", order(sort, descending))]
    else:
        in_parts = parts(sort, descending, closed_too=wanted.show_closed)
    found = array("q")
    for condition, in_order in in_parts:
        statement = f"""
            SELECT opportunity.id AS id FROM {FROM}
            WHERE {where} AND {condition} AND {among}
            ORDER BY {in_order} LIMIT :most
        """
        found.extend(read_ids(db, statement, values | {"most": most}))
        if len(found) >= most > 0:
            return found[:most]
    return found


def read_ids(db: Connection, statement: str, values: Mapping[str, object]) -> array[int]:
    """Return the ids of a statement, which come as one row.

    Row by row a thread would take Python's lock a hundred thousand times, and as often from the window.
    """
    found = db.execute(f"SELECT json_group_array(id) FROM ({statement})", values)
    return ids_in(found.fetchone()[0])
