"""Words that several screens and the command line share."""

from __future__ import annotations

from desktop.domain.decision import Holding, Outcome
from desktop.domain.opportunity import Stage
from desktop.domain.runway import Verdict
from desktop.domain.states import State

STATE_WORDS = {
    State.NEW: "New",
    State.SHORTLISTED: "Shortlisted",
    State.PAUSING: "Pausing",
    State.DECIDED: "Decided",
    State.OUTCOME_KNOWN: "Outcome known",
    State.REVIEWED: "Reviewed",
    State.DISMISSED: "Dismissed",
    State.SNOOZED: "Snoozed",
}

VERDICT_WORDS = {
    Verdict.ENOUGH: "Enough time",
    Verdict.TIGHT: "Tight",
    Verdict.TOO_SHORT: "Too short",
    Verdict.EARLY_SIGNAL: "Early signal",
    Verdict.CLOSED: "Closed",
    Verdict.NO_DATE: "No date",
}

OUTCOME_WORDS = {Outcome.BID: "Bid", Outcome.PARTNER: "Partner", Outcome.STEP_BACK: "Step back"}

HOLDING_WORDS = {
    Holding.KEPT: "Kept",
    Holding.IN_TENSION: "In tension",
    Holding.NOT_KNOWN: "Not known yet",
}

STAGE_WORDS = {
    Stage.PLANNING: "Planned",
    Stage.TENDER: "Tender",
    Stage.AWARD: "Award",
    Stage.CONTRACT: "Contract",
    Stage.CANCELLED: "Cancelled",
}

_EARLY_NOTICES = {"UK1": "Pipeline", "UK2": "Engagement", "UK3": "Planned", "UK13": "Market planned"}

NOTICE_WORDS = {
    "UK1": "Pipeline notice",
    "UK2": "Preliminary market engagement notice",
    "UK3": "Planned procurement notice",
    "UK4": "Tender notice",
    "UK5": "Transparency notice",
    "UK6": "Contract award notice",
    "UK7": "Contract details notice",
    "UK8": "Contract payment notice",
    "UK9": "Contract performance notice",
    "UK10": "Contract change notice",
    "UK11": "Contract termination notice",
    "UK12": "Procurement termination notice",
    "UK13": "Dynamic market intention notice",
    "UK14": "Dynamic market establishment notice",
    "UK15": "Dynamic market modification notice",
    "UK16": "Dynamic market cessation notice",
    "UK17": "Payments compliance notice",
}
"""Source: Find a Tender, "Notice types and sequences"."""


def stage_words(stage: Stage, notice_type: str | None) -> str:
    """Return the stage in a word; an early signal says which kind it is."""
    if stage is Stage.PLANNING:
        return _EARLY_NOTICES.get(notice_type or "", STAGE_WORDS[stage])
    return STAGE_WORDS[stage]


def region_words(regions: tuple[str, ...]) -> str:
    """Return the first place, and how many more there are."""
    if not regions:
        return ""
    more = len(regions) - 1
    return f"{regions[0]} +{more}" if more else regions[0]
