"""The first rows of lists that look for no words, read in the order of an index."""

from __future__ import annotations

from array import array

from msgspec.structs import replace

from desktop.domain.fit import FitLevel
from desktop.domain.runway import Cutoffs
from desktop.store import schema_fit
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.opportunity_filter import OpportunityFilter, conditions, looks_at_rows
from desktop.store.opportunity_ids import name_of, read_all, read_ids
from desktop.store.opportunity_order import SortBy
from desktop.store.remembering import is_remembered, remembered
from desktop.store.runway_sql import FROM, parameters

_FEW = 20_000
"""So few of one level of fit are put in order by themselves; of more the first are soon met in the list."""

_LOOKED_AT = 10_000
"""Rows at the beginning of a list that are held against its filters: in a tenth of a second at most."""


def first_in_order(
    db: Connection,
    wanted: OpportunityFilter,
    sort: SortBy,
    descending: bool,
    cutoffs: Cutoffs,
    *,
    most: int,
    current: int | None,
) -> array[int] | None:
    """Return the first of a list that shows closed ones too; None where all of it comes as soon.

    Nor does it where the `current` row is not among them: it may stand behind them.
    """
    listed_by = SortBy.RUNWAY if sort is SortBy.FIT else sort
    if sort is SortBy.STATE or is_remembered(db, name_of(wanted, listed_by, descending), cutoffs):
        return None
    if looks_at_rows(wanted):
        found = _filtered(db, wanted, sort, descending, cutoffs, most)
    elif sort is SortBy.FIT:
        found = _best_fitting(db, wanted, descending, cutoffs, most)
    else:
        found = read_all(db, wanted, sort, descending, cutoffs, most=most)
    return found if found and (current is None or current in found) else None


def _filtered(
    db: Connection, wanted: OpportunityFilter, sort: SortBy, descending: bool, cutoffs: Cutoffs, most: int
) -> array[int]:
    """Hold the first of the list without its filters against them; none, unless enough of those match."""
    if sort is SortBy.FIT:
        return array("q")
    whole = OpportunityFilter(states=wanted.states, show_closed=True)
    name = name_of(whole, sort, descending)
    if is_remembered(db, name, cutoffs):
        listed = remembered(db, name, cutoffs, lambda: read_all(db, whole, sort, descending, cutoffs))
        first = listed[:_LOOKED_AT]
    else:
        first = read_all(db, whole, sort, descending, cutoffs, most=_LOOKED_AT)
    where, values = conditions(db, wanted, cutoffs)
    matching = read_ids(
        db,
        f"""
        SELECT opportunity.id AS id FROM {FROM}
        WHERE opportunity.id IN (SELECT value FROM json_each(:first)) AND {where}
        """,
        parameters(cutoffs) | values | {"first": many(list(first))},
    )
    known = set(matching)
    found = array("q", [row_id for row_id in first if row_id in known][:most])
    return found if len(found) == most else array("q")


def _best_fitting(
    db: Connection, wanted: OpportunityFilter, descending: bool, cutoffs: Cutoffs, most: int
) -> array[int]:
    """Return the first of a list by fit, level after level."""
    found = array("q")
    if not schema_fit.present(db):
        return found
    for level in sorted(FitLevel, reverse=not descending):
        held = "SELECT count(*) FROM (SELECT 1 FROM fit WHERE level = :level LIMIT :few)"
        few = db.execute(held, {"level": level.value, "few": _FEW}).fetchone()[0] < _FEW
        of_level = f"(SELECT level FROM fit WHERE fit.id = opportunity.id) = {level.value}"
        found += read_all(
            db,
            replace(wanted, fits=(level,)) if few else wanted,
            SortBy.RUNWAY,
            descending,
            cutoffs,
            among="TRUE" if few else of_level,
            most=most - len(found),
        )
        if len(found) >= most:
            return found
    return array("q")  # the rest was never judged
