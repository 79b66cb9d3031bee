"""What Today asks of the opportunities: row ids in the order in which they are to be acted on."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from datetime import date, datetime

from desktop.domain.opportunity import Stage
from desktop.domain.runway import Cutoffs
from desktop.domain.states import State
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.opportunity_order import SortBy, order
from desktop.store.runway_sql import ACT_BY, CLOSED, FROM, OPEN, STATE, TOUCHED, Values, parameters
from desktop.store.texts import moment_text

CHOSEN = (State.SHORTLISTED, State.PAUSING)
"""What people have said they will think about, and have not decided."""
_OPEN_TO_US = (State.NEW, *CHOSEN)


def holds_anything(db: Connection) -> bool:
    """Return whether any opportunity is held."""
    return bool(db.execute("SELECT EXISTS (SELECT 1 FROM opportunity)").fetchone()[0])


def to_decide(db: Connection, cutoffs: Cutoffs, until: date) -> array[int]:
    """Return what people chose to think about and is to be acted on by that day; no date counts as today."""
    return _ids(
        db,
        f"""
        opportunity.id IN ({TOUCHED}) AND stage = '{Stage.TENDER}' AND NOT {CLOSED}
        AND (({ACT_BY}) <= :until OR closes_at IS NULL)
        """,
        cutoffs,
        {"until": until.isoformat(), "states": _states(CHOSEN)},
    )


def not_looked_at(db: Connection, cutoffs: Cutoffs, until: date) -> array[int]:
    """Return what nobody has looked at yet and is to be acted on by that day."""
    return _ids(
        db,
        f"""
        stage = '{Stage.TENDER}' AND closes_at > :now AND ({STATE}) = '{State.NEW}'
        AND ({ACT_BY}) <= :until
        """,
        cutoffs,
        {"until": until.isoformat()},
    )


def arrived_since(db: Connection, cutoffs: Cutoffs, since: datetime | None) -> array[int]:
    """Return the open tenders that are new to us since then, and early signals whose tender has appeared."""
    return _ids(
        db,
        f"""
        {OPEN} AND stage = '{Stage.TENDER}' AND (
            (first_seen_at > :since AND ({STATE}) = '{State.NEW}')
            OR (tender_appeared_at > :since AND ({STATE}) IN (SELECT value FROM json_each(:states)))
        )
        """,
        cutoffs,
        {"since": moment_text(since) if since else "", "states": _states(_OPEN_TO_US)},
    )


def early_signals(db: Connection, cutoffs: Cutoffs) -> array[int]:
    """Return the opportunities before their tenders exist, the first expected first."""
    return _ids(
        db,
        f"""
        stage = '{Stage.PLANNING}' AND NOT {CLOSED}
        AND ({STATE}) IN (SELECT value FROM json_each(:states))
        """,
        cutoffs,
        {"states": _states(_OPEN_TO_US)},
    )


def _ids(db: Connection, where: str, cutoffs: Cutoffs, values: Values) -> array[int]:
    found = db.execute(
        f"SELECT opportunity.id FROM {FROM} WHERE {where} ORDER BY {order(SortBy.RUNWAY, descending=False)}",
        parameters(cutoffs) | values,
    )
    return array("q", [row_id for (row_id,) in found])


def _states(states: Collection[State]) -> str:
    return many(sorted(states))
