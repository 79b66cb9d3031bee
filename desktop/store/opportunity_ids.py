"""The row ids that a list shows, in order.

A list of what is open is remembered, in its order, while nothing changes: what a person types then only
picks from it. What is sorted by a column is read in the order of that column's index.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping

import msgspec

from desktop.domain.runway import Cutoffs
from desktop.store import schema_fit, search
from desktop.store.connection import Connection
from desktop.store.opportunity_filter import OpportunityFilter, conditions, matches, without_words
from desktop.store.opportunity_order import SortBy, order, parts
from desktop.store.remembering import remembered
from desktop.store.runway_sql import FROM, parameters

_IDS = msgspec.json.Decoder(list[int])


def ids(
    db: Connection, wanted: OpportunityFilter, sort: SortBy, descending: bool, cutoffs: Cutoffs
) -> array[int]:
    """Return the row ids of all that match, in order."""
    if sort is SortBy.FIT and not schema_fit.present(db):
        sort = SortBy.RUNWAY
    if wanted.show_closed:
        return _all(db, wanted, sort, descending, cutoffs)
    looked_for, rest = matches(wanted), without_words(wanted)
    listed = remembered(
        db, f"{rest} {sort} {descending}", cutoffs, lambda: _all(db, rest, sort, descending, cutoffs)
    )
    for match in looked_for:
        found = frozenset(_read(db, search.matching(db, "match", cutoffs.now), {"match": match}))
        listed = array("q", filter(found.__contains__, listed))
    return array("q", listed)


def _all(
    db: Connection, wanted: OpportunityFilter, sort: SortBy, descending: bool, cutoffs: Cutoffs
) -> array[int]:
    where, values = conditions(db, wanted, cutoffs)
    values |= parameters(cutoffs)
    if matches(wanted):
        in_parts = [("TRUE", order(sort, descending))]
    else:
        in_parts = parts(sort, descending, closed_too=wanted.show_closed)
    found = array("q")
    for condition, in_order in in_parts:
        statement = (
            f"SELECT opportunity.id AS id FROM {FROM} WHERE {where} AND {condition} ORDER BY {in_order}"
        )
        found.extend(_read(db, statement, values))
    return found


def _read(db: Connection, statement: str, values: Mapping[str, object]) -> list[int]:
    """Return the ids of a statement, which come as one row.

    Row by row a thread would take Python's lock a hundred thousand times, and as often from the window.
    """
    found = db.execute(f"SELECT json_group_array(id) FROM ({statement})", values)
    return _IDS.decode(found.fetchone()[0])
