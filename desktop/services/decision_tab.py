"""What the Decision tab of an opportunity shows on this computer: what stands, its sign-off, and the plan."""

from __future__ import annotations

from msgspec import Struct

from desktop.domain.decision import OUTCOME_WORDS
from desktop.domain.replacing import REPLACED_WORDS, REPLACEMENT_WORDS
from desktop.domain.stages import open_lots
from desktop.domain.words import listed, year_day
from desktop.services import plan_steps
from desktop.services.desk import Desk
from desktop.services.plan_steps import Plan
from desktop.services.replacing import WayOn, ways_on
from desktop.store import decisions as decision_store
from desktop.store import opportunities as opportunity_store
from desktop.store import private_notes
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionRow


class StandingDecision(Struct, frozen=True, kw_only=True):
    """One decision on this opportunity. Of one that no longer stands, `ways` are empty.

    `sign_off` is "" where none was asked. The private note is shown here, and in nothing that is shared.
    """

    number: str
    sentence: str
    rationale: str
    links: str
    sign_off: str
    waits: bool
    private_note: str
    ways: tuple[WayOn, ...]


class DecisionTab(Struct, frozen=True):
    """The decisions, newest first; the lots that none covers; the plan, and who may own a step of it."""

    decisions: tuple[StandingDecision, ...] = ()
    undecided: str = ""
    plan: Plan = Plan()
    owners: tuple[str, ...] = ()


def decision_tab(db: Connection, desk: Desk, key: str) -> DecisionTab:
    """Return the tab of one opportunity; an empty one while nothing is decided."""
    rows = decision_store.of(db, key)
    if not rows:
        return DecisionTab()
    return DecisionTab(
        decisions=tuple(_standing(db, row) for row in rows),
        undecided=_undecided(db, key, rows),
        plan=plan_steps.plan(db, desk, key),
        owners=plan_steps.owners(db),
    )


def _standing(db: Connection, row: DecisionRow) -> StandingDecision:
    lots = f" on {listed([f'lot {lot}' for lot in row.lots])}" if row.lots else ""
    on = year_day(row.decided_on or row.recorded_on)
    stands = not row.superseded_by
    return StandingDecision(
        number=row.number,
        sentence=f"Decision {row.number}, {on}: {OUTCOME_WORDS[row.outcome].lower()}{lots}",
        rationale=row.rationale,
        links=" ".join(filter(None, (_replaces(row), _replaced(row)))),
        sign_off=row.sign_off.words if row.sign_off else "",
        waits=stands and row.sign_off is not None and row.sign_off.signed is None,
        private_note=private_notes.of(db, row.number),
        ways=ways_on(row.outcome) if stands else (),
    )


def _replaces(row: DecisionRow) -> str:
    if not row.supersedes:
        return ""
    does = REPLACEMENT_WORDS[row.supersedes_as] if row.supersedes_as else "Supersedes"
    why = f": {row.supersedes_reason.rstrip('.')}" if row.supersedes_reason else ""
    return f"{does} decision {row.supersedes}{why}."


def _replaced(row: DecisionRow) -> str:
    if not row.superseded_by:
        return ""
    done = REPLACED_WORDS[row.superseded_as] if row.superseded_as else "Superseded"
    on = f" on {year_day(row.superseded_on)}" if row.superseded_on else ""
    why = f": {row.superseded_reason.rstrip('.')}" if row.superseded_reason else ""
    return f"{done} by decision {row.superseded_by}{on}{why}."


def _undecided(db: Connection, key: str, rows: tuple[DecisionRow, ...]) -> str:
    detail = opportunity_store.detail(db, key)
    standing = [row for row in rows if not row.superseded_by]
    if detail is None or any(not row.lots for row in standing):
        return ""
    opportunity = detail.opportunity
    covered = {lot for row in standing for lot in row.lots}
    left = [
        lot.id
        for lot in open_lots(opportunity.status, opportunity.lots, opportunity.awards)
        if lot.id not in covered
    ]
    return f"Not decided yet: {listed([f'lot {lot}' for lot in left])}." if left else ""
