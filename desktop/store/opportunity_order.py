"""The orders that a list can stand in. Each ends in the row id, so that none is left to chance."""

from __future__ import annotations

from enum import StrEnum

from desktop.domain.opportunity import Stage
from desktop.domain.states import State
from desktop.store.runway_sql import OPEN, ORDER, STATE


class SortBy(StrEnum):
    """What a list is sorted by; `runway` is by what to act on first, `fit` by what fits best."""

    RUNWAY = "runway"
    TITLE = "title"
    BUYER = "buyer"
    VALUE = "value"
    PUBLISHED = "published"
    STAGE = "stage"
    STATE = "state"
    REGION = "region"
    DEADLINE = "deadline"
    FIT = "fit"


def order(sort: SortBy, descending: bool) -> str:
    """Return the ORDER BY for `runway_sql.FROM`. What is not stated comes last, whichever way."""
    way = "DESC" if descending else "ASC"
    terms = [f"{term} {way}" for term in _TERMS[sort]]
    return ", ".join([*_UNSTATED.get(sort, ()), *terms, f"opportunity.id {way}"])


def parts(sort: SortBy, descending: bool, *, closed_too: bool) -> list[tuple[str, str]]:
    """Return the same order in parts that follow one another: each a condition, and the order within it.

    So each part can be read in the order of an index, where the whole would have to be sorted.
    """
    way = "DESC" if descending else "ASC"
    if sort is SortBy.RUNWAY and closed_too:
        dated = f"submission_on {way}, opportunity.id {way}"
        in_turn = [
            (OPEN, order(sort, descending)),
            (f"NOT {OPEN} AND submission_on IS NOT NULL", dated),
            (f"NOT {OPEN} AND submission_on IS NULL", f"opportunity.id {way}"),
        ]
        return in_turn[::-1] if descending else in_turn
    if sort is SortBy.STAGE:
        stages = reversed(Stage) if descending else iter(Stage)
        return [(f"stage = '{stage}'", f"opportunity.id {way}") for stage in stages]
    if sort not in _IN_AN_INDEX:
        return [("TRUE", order(sort, descending))]
    columns, unstated = _TERMS[sort], _UNSTATED[sort][0]
    return [
        (f"NOT ({unstated})", ", ".join(f"{column} {way}" for column in (*columns, "opportunity.id"))),
        (unstated, f"opportunity.id {way}"),
    ]


def _in_turn(expression: str, values: type[Stage] | type[State]) -> str:
    turns = " ".join(f"WHEN '{value}' THEN {turn}" for turn, value in enumerate(values))
    return f"CASE {expression} {turns} END"


_LEVEL = "(SELECT level FROM fit WHERE fit.id = opportunity.id)"

_TERMS: dict[SortBy, tuple[str, ...]] = {
    SortBy.RUNWAY: ORDER,
    SortBy.TITLE: ("title",),
    SortBy.BUYER: ("buyer",),
    SortBy.VALUE: ("value_pence",),
    SortBy.PUBLISHED: ("published_on",),
    SortBy.STAGE: (_in_turn("stage", Stage),),
    SortBy.STATE: (_in_turn(f"({STATE})", State),),
    SortBy.REGION: ("regions",),
    SortBy.DEADLINE: ("submission_on", "closes_at"),
    SortBy.FIT: (f"-{_LEVEL}", *ORDER),
}
_UNSTATED = {
    SortBy.BUYER: ("buyer = ''",),
    SortBy.VALUE: ("value_pence IS NULL",),
    SortBy.PUBLISHED: ("published_on IS NULL",),
    SortBy.REGION: ("regions = ''",),
    SortBy.DEADLINE: ("submission_on IS NULL",),
    SortBy.FIT: (f"{_LEVEL} IS NULL",),
}
_IN_AN_INDEX = frozenset({SortBy.BUYER, SortBy.VALUE, SortBy.PUBLISHED, SortBy.REGION, SortBy.DEADLINE})
