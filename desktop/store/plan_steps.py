"""What people said of the steps of a plan, and the lines that they added to it."""

from __future__ import annotations

from desktop.domain.plan_steps import KeptStep
from desktop.store import people, schema_decision, schema_plan
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day

_NO_LINES = "(SELECT '' AS subject, '' AS step, '' AS words, NULL AS taken_away_on WHERE 0)"
"""What an older file that is open read-only holds of people's own lines."""


def of(db: Connection, key: str) -> dict[str, KeptStep]:
    """Return what was said of each step on one opportunity, owners by name; the oldest own line first."""
    if not schema_decision.present(db):
        return {}
    names = people.names(db)
    line = "plan_line" if schema_plan.present(db) else _NO_LINES
    with store_errors("read the plan"):
        rows = db.execute(
            f"""
            SELECT step, plan_step.due_on, coalesce(plan_step.owner, ''), plan_step.done_on,
                coalesce(line.words, ''), line.taken_away_on
            FROM (SELECT subject, step FROM plan_step UNION SELECT subject, step FROM {line}) AS said
            LEFT JOIN plan_step USING (subject, step)
            LEFT JOIN {line} AS line USING (subject, step)
            WHERE subject = :key ORDER BY step
            """,
            {"key": key},
        ).fetchall()
    return {
        step: KeptStep(day(due_on), names.get(owner, ""), day(done_on), words, day(taken_away_on))
        for step, due_on, owner, done_on, words, taken_away_on in rows
    }


def planned(db: Connection) -> tuple[str, ...]:
    """Return the keys of the opportunities on which a bid or a partnership stands."""
    with store_errors("read the plans"):
        rows = db.execute(
            """
            SELECT subject, max(rowid) FROM decision
            WHERE superseded_by IS NULL AND outcome <> 'step_back' GROUP BY subject ORDER BY 2 DESC
            """
        ).fetchall()
    return tuple(key for key, _ in rows)
