"""What is wanted of a list, as conditions in SQL."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.fit import FitLevel
from desktop.domain.opportunity import Stage
from desktop.domain.runway import Cutoffs, Verdict
from desktop.domain.states import State
from desktop.domain.traits import Trait
from desktop.domain.working_days import Calendar
from desktop.store import schema_fit, search, settings, traits_sql
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.runway_sql import CLOSED, OPEN, TOUCHED, VERDICT, Values
from desktop.store.search_codes import by_code
from desktop.store.search_words import expression
from desktop.store.texts import moment_text

_REGION_CODE = re.compile(r"UK[A-Z0-9]{0,3}|[A-Z]{2}(?:[0-9][A-Z0-9]{0,2})?", re.ASCII)
"""A code of a region is told from a place in capitals, such as WALES."""

_DIVISION_DIGITS = 2


class OpportunityFilter(Struct, frozen=True, kw_only=True):
    """What a list is to show; what is left empty leaves nothing out.

    `words` are searched in title, buyer, text, lots and place; `buyer` in the buyer alone. `cpv` is a
    code or the digits it begins with, `region` a code, its beginning, or the name of a place.
    `closing_within` counts working days. Closed ones are left out unless `show_closed`. What was never
    judged fits in no way. `arrived_after` tells what is new since a moment.
    """

    words: str = ""
    stages: Collection[Stage] = ()
    states: Collection[State] = ()
    verdicts: Collection[Verdict] = ()
    short_window: bool = False
    show_closed: bool = False
    buyer: str = ""
    cpv: str = ""
    region: str = ""
    closing_within: int | None = None
    value_from_pence: int | None = None
    value_to_pence: int | None = None
    fits: Collection[FitLevel] = ()
    arrived_after: datetime | None = None
    traits: Collection[Trait] = ()


def conditions(db: Connection, wanted: OpportunityFilter, cutoffs: Cutoffs) -> tuple[str, Values]:
    """Return the conditions of a WHERE over `runway_sql.FROM`, and the values they name."""
    found = [
        *_by_fit(db, wanted),
        *_by_people(wanted),
        *_by_text(db, wanted, cutoffs),
        *_by_codes(wanted),
        *((condition, {}) for condition in traits_sql.conditions(db, wanted.traits)),
        *_by_runway(db, wanted, cutoffs),
    ]
    values: Values = {}
    for _, its_values in found:
        values |= its_values
    return " AND ".join(f"({condition})" for condition, _ in found) or "TRUE", values


def _by_people(wanted: OpportunityFilter) -> Iterator[tuple[str, Values]]:
    """Ask the few that people have touched; all others are new."""
    if not wanted.states:
        return
    new_too = State.NEW in wanted.states
    states = sorted(set(State) - set(wanted.states) if new_too else wanted.states)
    if states:
        yield f"opportunity.id {'NOT' if new_too else ''} IN ({TOUCHED})", {"states": many(states)}


def _by_fit(db: Connection, wanted: OpportunityFilter) -> Iterator[tuple[str, Values]]:
    if wanted.fits:
        judged = "opportunity.id IN (SELECT id FROM fit WHERE level IN (SELECT value FROM json_each(:fits)))"
        yield judged if schema_fit.present(db) else "FALSE", {"fits": many(sorted(wanted.fits))}
    if wanted.arrived_after is not None:
        yield "first_seen_at > :arrived_after", {"arrived_after": moment_text(wanted.arrived_after)}


def _by_text(db: Connection, wanted: OpportunityFilter, cutoffs: Cutoffs) -> Iterator[tuple[str, Values]]:
    for statement, values in looked_for(db, wanted, cutoffs):
        yield f"opportunity.id IN ({statement})", values


def looked_for(db: Connection, wanted: OpportunityFilter, cutoffs: Cutoffs) -> Iterator[tuple[str, Values]]:
    """Yield the SELECTs of the row ids whose texts, or whose numbers, hold what is looked for."""
    open_at = None if wanted.show_closed else cutoffs.now
    for number, match in enumerate(matches(wanted)):
        name = f"match_{number}"
        statement = search.matching(db, name, open_at)
        values: Values = {name: match}
        if match == expression(wanted.words):
            by_its_code, named = by_code(wanted.words, only_open=open_at is not None)
            statement = " UNION ALL ".join(filter(None, (statement, by_its_code)))
            values |= named
        yield statement, values


def without_words(wanted: OpportunityFilter) -> OpportunityFilter:
    """Return what is wanted but for what is looked for in the texts, which `matches` returns."""
    region = wanted.region if _is_code(wanted.region) else ""
    return replace(wanted, words="", buyer="", region=region)


def looks_at_rows(wanted: OpportunityFilter) -> bool:
    """Return whether more is asked than an index answers, so that the rows themselves are read."""
    return wanted != OpportunityFilter(states=wanted.states, show_closed=wanted.show_closed)


def matches(wanted: OpportunityFilter) -> list[str]:
    """Return the expressions of the full text that are looked for."""
    found = (
        expression(wanted.words),
        expression(wanted.buyer, column="buyer"),
        None if _is_code(wanted.region) else expression(wanted.region, column="place"),
    )
    return [match for match in found if match]


def _by_codes(wanted: OpportunityFilter) -> Iterator[tuple[str, Values]]:
    if wanted.stages:
        yield "+stage IN (SELECT value FROM json_each(:stages))", {"stages": many(sorted(wanted.stages))}
    if digits := re.sub(r"\D.*", "", wanted.cpv.strip(), flags=re.ASCII):
        beginning = digits.rstrip("0").ljust(min(len(digits), _DIVISION_DIGITS), "0")
        yield "cpv LIKE :cpv", {"cpv": f"% {beginning}%"}
    if _is_code(wanted.region):
        yield "regions LIKE :region", {"region": f"% {wanted.region.strip()}%"}
    if wanted.value_from_pence is not None:
        yield "value_pence >= :value_from", {"value_from": wanted.value_from_pence}
    if wanted.value_to_pence is not None:
        yield "value_pence <= :value_to", {"value_to": wanted.value_to_pence}


def _by_runway(db: Connection, wanted: OpportunityFilter, cutoffs: Cutoffs) -> Iterator[tuple[str, Values]]:
    if wanted.verdicts:
        yield (
            f"({VERDICT}) IN (SELECT value FROM json_each(:verdicts))",
            {"verdicts": many(sorted(wanted.verdicts))},
        )
    if wanted.short_window:
        yield "window_days < :short_window_below", {}
    if not wanted.show_closed:
        yield f"NOT {CLOSED}" if matches(wanted) else OPEN, {}
    if wanted.closing_within is not None:
        kept = settings.of(db)
        too_late = Calendar(kept.nation, kept.own_days).after(cutoffs.today, wanted.closing_within + 1)
        yield (
            f"stage = '{Stage.TENDER}' AND NOT {CLOSED} AND submission_on < :too_late",
            {"too_late": too_late.isoformat()},
        )


def _is_code(region: str) -> bool:
    return _REGION_CODE.fullmatch(region.strip()) is not None
