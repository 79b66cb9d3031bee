"""Withdraw a bid, overturn a step back, correct a decision: a new one says which it replaces, and why."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.decision import DecisionDraft, Outcome
from desktop.domain.replacing import in_place_of
from desktop.services.deciding import keep_draft, kept_draft
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchDecision, NotPossible
from desktop.store import decisions as decision_store
from desktop.store import private_notes
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionRow


class WayOn(Struct, frozen=True):
    """Something that can be done about a decision that stands, with the outcome to begin from."""

    outcome: Outcome
    words: str


def ways_on(outcome: Outcome) -> tuple[WayOn, ...]:
    """Return what can be done about a decision of this outcome."""
    return tuple(WayOn(newer, words) for newer, words in in_place_of(outcome))


def begin(desk: Desk, number: str, outcome: Outcome) -> str:
    """Keep a draft that replaces this decision, for the form to open with; return its opportunity's key.

    A correction begins with all that the earlier one says, anything else with its lots. What somebody
    had typed already stays.

    Raises:
        NoSuchDecision: no decision has that number.
        NotPossible: another decision has superseded it.
    """
    with desk.reader() as db:
        row = decision_store.by_number(db, number)
        if row is None:
            raise NoSuchDecision(number)
        if row.superseded_by:
            raise NotPossible(
                happened=f"Decision {number} no longer stands: decision {row.superseded_by} superseded it.",
                safe="Nothing was changed.",
                to_do=f"Open decision {row.superseded_by} instead.",
            )
        draft = replace(
            kept_draft(db, row.key) or _fresh(db, row, outcome),
            outcome=outcome,
            supersedes=number,
            lots=row.lots,
        )
    keep_draft(desk, row.key, draft).result()
    return row.key


def _fresh(db: Connection, row: DecisionRow, outcome: Outcome) -> DecisionDraft:
    if outcome is not row.outcome:
        return DecisionDraft()
    return DecisionDraft(
        rationale=row.rationale,
        main_reason=row.main_reason,
        reasons=row.reasons,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        no_pause_reason=row.no_pause_reason,
        commitments=row.commitments,
        exceptions=row.exceptions,
        instead=row.instead,
        next_step=row.next_step,
        review_on=row.review_on,
        look_again_if=row.look_again_if,
        look_again_on=row.look_again_on,
        look_again_when=row.look_again_when,
        minute=row.minute,
        alternatives=row.alternatives,
        conflicts=row.conflicts,
        dissent=row.dissent,
        conditions=row.conditions,
        principles=row.principles,
        private_note=private_notes.of(db, row.number),
    )
