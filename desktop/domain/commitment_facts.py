"""What commitments are held against, and what comes of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from desktop.domain.costing import Worksheet
from desktop.domain.decision import Holding, Outcome
from desktop.domain.pause import Pause


class Finding(Struct, frozen=True):
    """How a commitment stands, why, and what that was worked out from ("" where nothing settles it)."""

    holding: Holding
    because: str = ""
    worked_from: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether the facts say that it is kept or in tension."""
        return self.holding is not Holding.NOT_KNOWN


class PartnerFacts(Struct, frozen=True, kw_only=True):
    """What is known of one named partner. None, and no percentage, is not known yet."""

    name: str
    agreed: bool | None = None
    spoken_to: bool | None = None
    has_work: bool | None = None
    share_percent: Decimal | None = None
    paid_after_months: int | None = None
    carries_results: bool | None = None
    can_carry_results: bool | None = None
    free_to_work_with_others: bool | None = None
    checks_fit: bool | None = None


class ProviderFacts(Struct, frozen=True, kw_only=True):
    """What is known of one organisation that does the work today."""

    name: str
    smaller: bool | None = None
    does_it_well: bool | None = None
    with_us: bool = False


class KnownFacts(Struct, frozen=True, kw_only=True):
    """What the workspace holds that bears on commitments. All of it may be missing.

    `partners` and `partners_from` come from a partnership plan where there is one; the worksheet's shares
    are taken otherwise. `plan_is_exclusive` says whether anything agreed binds us or a partner to nobody
    else; `exclusivity_quote` is what the notice says of it, word for word.
    """

    outcome: Outcome | None = None
    decided_on: date | None = None
    sheet: Worksheet | None = None
    pause: Pause | None = None
    partners: tuple[PartnerFacts, ...] = ()
    partners_from: str = ""
    providers: tuple[ProviderFacts, ...] = ()
    plan_is_exclusive: bool | None = None
    exclusivity_quote: str = ""
