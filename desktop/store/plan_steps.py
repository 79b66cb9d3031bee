"""What people said of the steps of a plan: another day, an owner, that a step is done."""

from __future__ import annotations

from desktop.domain.plan_steps import KeptStep, PlanStepId
from desktop.store import people, schema_decision
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day


def of(db: Connection, key: str) -> dict[PlanStepId, KeptStep]:
    """Return what was said of each step on one opportunity, owners by name."""
    if not schema_decision.present(db):
        return {}
    names = people.names(db)
    with store_errors("read the plan"):
        rows = db.execute(
            "SELECT step, due_on, owner, done_on FROM plan_step WHERE subject = :key", {"key": key}
        ).fetchall()
    known = {step.value: step for step in PlanStepId}
    return {
        known[step]: KeptStep(day(due_on), names.get(owner, ""), day(done_on))
        for step, due_on, owner, done_on in rows
        if step in known
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
