"""What we take part in: a bid or a partnership stands recorded, and no outcome of it yet.

A first stage that has passed closes a tender to all but those who took part in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from desktop.domain.buying import Buying
from desktop.domain.deadline import IN_STAGES
from desktop.domain.decision import Outcome
from desktop.domain.opportunity import Stage
from desktop.domain.states import State
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.texts import moment_text


def among(db: Connection, keys: Iterable[str]) -> frozenset[str]:
    """Return those of these opportunities that we take part in."""
    found = db.execute(
        f"""
        SELECT DISTINCT decision.subject FROM decision
        LEFT JOIN triage ON triage.subject = decision.subject
        WHERE decision.subject IN (SELECT value FROM json_each(:keys))
            AND superseded_by IS NULL AND outcome IN ('{Outcome.BID}', '{Outcome.PARTNER}')
            AND coalesce(triage.state NOT IN ('{State.OUTCOME_KNOWN}', '{State.REVIEWED}'), TRUE)
        """,
        {"keys": many(list(keys))},
    )
    return frozenset(key for (key,) in found)


def led_otherwise(db: Connection, now: datetime, most: int) -> list[str]:
    """Return the decided tenders whose rows are led by other deadlines than lead for us from that moment on.

    Their first stage has passed while we take part, or a row does not know yet that a later one follows for
    us; or they are led by a later one, and we take part no more.
    """
    rows = db.execute(
        f"""
        SELECT DISTINCT key, deadline_kind, closes_at, deadlines, last_deadline_at, open_all_the_time,
            buying IS '{Buying.MARKET}'
        FROM decision CROSS JOIN opportunity ON opportunity.key = decision.subject
        WHERE superseded_by IS NULL AND stage = '{Stage.TENDER}' AND deadlines <> ''
        """
    ).fetchall()
    ours, at = among(db, [row[0] for row in rows]), moment_text(now)
    found = []
    for key, kind, closes_at, deadlines, last, all_the_time, is_market in rows:
        known = deadlines.rpartition(" ")[2]
        if key in ours:
            otherwise = kind in IN_STAGES and (
                closes_at <= at or (last == known and _leads_further(db, key, last, now))
            )
        else:
            otherwise = not all_the_time and ((closes_at or "none") not in deadlines)
            otherwise |= last != known and not is_market
        if otherwise:
            found.append(key)
    return found[:most]


def _leads_further(db: Connection, key: str, last: str, now: datetime) -> bool:
    """Return whether for who takes part another deadline is the last, or none is, than stands in the row."""
    from desktop.domain.publications import compile_together  # few rows ask: a start does not wait for it
    from desktop.store import kept_notices

    notices = kept_notices.notices_of(db, [key]).get(key)
    ours = compile_together(key, notices)[0].last_at(now, taking_part=True) if notices else None
    return bool(notices) and (ours is None or moment_text(ours) != last)
