"""The runway: the working days left, held against the days each plan needs."""

from desktop.domain.runway.counting import ITEM_LASTS, PlanDates, facts_of, plan_dates, runway
from desktop.domain.runway.cutoffs import Cutoffs, SortKey, cutoffs, sort_key
from desktop.domain.runway.plan import plan_blocks
from desktop.domain.runway.sentences import (
    accessible_sentence,
    early_signal_warning,
    sentence,
    short_window_sentence,
)
from desktop.domain.runway.values import Plan, PlanBlock, Plans, Runway, RunwayFacts, Step, Verdict

__all__ = [
    "ITEM_LASTS",
    "Cutoffs",
    "Plan",
    "PlanBlock",
    "PlanDates",
    "Plans",
    "Runway",
    "RunwayFacts",
    "SortKey",
    "Step",
    "Verdict",
    "accessible_sentence",
    "cutoffs",
    "early_signal_warning",
    "facts_of",
    "plan_blocks",
    "plan_dates",
    "runway",
    "sentence",
    "short_window_sentence",
    "sort_key",
]
