"""What a decision is about: the opportunity, its pause, its lots, and the decisions that stand on it."""

from __future__ import annotations

from msgspec import Struct

from desktop.domain.decision import Outcome
from desktop.domain.limits import Powers
from desktop.domain.pause import Pause
from desktop.domain.stages import open_lots
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchOpportunity
from desktop.store import decisions as decision_store
from desktop.store import opportunities as opportunity_store
from desktop.store import pauses, settings
from desktop.store.connection import Connection
from desktop.store.opportunities import OpportunityDetail, OpportunityRow


class Subject(Struct, frozen=True):
    """What a decision is about.

    `numbers` are its decisions, newest first, and `standing` those that nothing has superseded, each with
    the lots that it covers; `outcomes` are theirs.
    """

    row: OpportunityRow
    detail: OpportunityDetail
    pause: Pause | None
    numbers: tuple[str, ...]
    standing: dict[str, tuple[str, ...]]
    outcomes: dict[str, Outcome]

    @property
    def covered(self) -> dict[str, str]:
        """The lots that are decided, by the decision that they stand in."""
        return {lot: number for number, lots in self.standing.items() for lot in lots}

    @property
    def open_lots(self) -> tuple[str, ...]:
        """The lots that can still be bid for."""
        opportunity = self.detail.opportunity
        return tuple(lot.id for lot in open_lots(opportunity.status, opportunity.lots, opportunity.awards))


def subject_of(db: Connection, desk: Desk, key: str) -> Subject:
    """Return what a decision on this opportunity is about.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    detail = opportunity_store.detail(db, key)
    if row is None or detail is None:
        raise NoSuchOpportunity(key)
    recorded = decision_store.of(db, row.key)
    standing = [one for one in recorded if not one.superseded_by]
    every_lot = tuple(lot.id for lot in detail.opportunity.lots)
    return Subject(
        row,
        detail,
        pauses.of(db, row.key),
        numbers=tuple(one.number for one in recorded),
        standing={one.number: one.lots or every_lot for one in standing},
        outcomes={one.number: one.outcome for one in standing},
    )


def powers_of(db: Connection, subject: Subject) -> Powers:
    """Return what the trustees delegated, what this is worth, and where we work."""
    kept, row = settings.of(db), subject.row
    worth = row.value_pence if row.currency == "GBP" else None
    return Powers(limits=kept.limits, value_pence=worth, nation=kept.nation)
