"""What we take part in: a bid or a partnership stands recorded, and no outcome of it yet.

A first stage that has passed closes a tender to all but those who took part in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

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
    """Return the decided tenders whose rows are led by another deadline than leads for us at that moment.

    Their first stage has passed while we take part; or they were led by a later one, and we take part
    no more.
    """
    rows = db.execute(
        f"""
        SELECT DISTINCT key, deadline_kind, closes_at, deadlines, open_all_the_time
        FROM decision CROSS JOIN opportunity ON opportunity.key = decision.subject
        WHERE superseded_by IS NULL AND stage = '{Stage.TENDER}' AND deadlines <> ''
        """
    ).fetchall()
    ours, at = among(db, [row[0] for row in rows]), moment_text(now)
    found = []
    for key, kind, closes_at, deadlines, all_the_time in rows:
        if key in ours:
            otherwise = kind in IN_STAGES and closes_at <= at
        else:
            otherwise = not all_the_time and (closes_at or "none") not in deadlines
        if otherwise:
            found.append(key)
    return found[:most]
