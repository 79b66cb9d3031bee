"""The orders that a list can stand in. Each ends in the row id, so that none is left to chance."""

from __future__ import annotations

from enum import StrEnum

from desktop.domain.opportunity import Stage
from desktop.domain.states import State
from desktop.store.runway_sql import ORDER, STATE


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
    SortBy.DEADLINE: ("closes_at",),
    SortBy.FIT: (f"-{_LEVEL}", *ORDER),
}
_UNSTATED = {
    SortBy.BUYER: ("buyer = ''",),
    SortBy.VALUE: ("value_pence IS NULL",),
    SortBy.PUBLISHED: ("published_on IS NULL",),
    SortBy.REGION: ("regions = ''",),
    SortBy.DEADLINE: ("closes_at IS NULL",),
    SortBy.FIT: (f"{_LEVEL} IS NULL",),
}
