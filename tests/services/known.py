"""Opportunities of the sample that tests speak of, and what is said of them."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from desktop.domain.decision import DecidedBy, DecisionDraft, Holding, Outcome
from desktop.domain.pause import Answer, LensId, PauseKind
from desktop.services import pausing
from desktop.services.desk import Desk

PEER_SUPPORT = "ocds-sample-peer-support"
WARM_HOMES = "ocds-sample-warm-homes"
ESOL = "ocds-sample-esol"
YOUNG_CARERS = "ocds-sample-young-carers"
ADVOCACY = "ocds-sample-advocacy-framework"

STEP_BACK = DecisionDraft(
    outcome=Outcome.STEP_BACK,
    rationale="Others already do this well.",
    main_reason="others_better_placed",
    decided_by=(DecidedBy("Amina Okoro", "director"),),
    no_pause_reason="There was no time to pause.",
)
PARTNER = DecisionDraft(
    outcome=Outcome.PARTNER,
    rationale="The Lantern Room leads, and we support.",
    main_reason="smaller_one_leads",
    decided_by=(DecidedBy("Amina Okoro", "director"), DecidedBy("Rhys Pell", "trustee")),
    decided_on=date(2026, 6, 9),
    commitments=(("no_exclusivity", Holding.IN_TENSION), ("no_bid_candy", Holding.KEPT)),
    exceptions=(("no_exclusivity", "The council waives clause 14 for all members."),),
)


def pause_quickly(desk: Desk, key: str) -> None:
    """Answer the one line of each lens."""
    for lens in LensId:
        pausing.answer(desk, key, PauseKind.QUICK, lens, {"line": Answer(f"A line on {lens.value}.")})


def without(draft: DecisionDraft, **changes: object) -> DecisionDraft:
    """Return the draft with these fields changed."""
    return replace(draft, **changes)  # names of the draft's fields
