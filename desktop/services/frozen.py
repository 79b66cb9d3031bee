"""The facts of an opportunity as they were known on the day of a decision, kept with it for good."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from msgspec import Struct

from desktop.domain.opportunity import Opportunity
from desktop.domain.runway import Plans, Runway, RunwayFacts


class FrozenFacts(Struct, frozen=True, kw_only=True):
    """What was known that day. `runway` holds what the runway was worked out from, to draw it again."""

    title: str
    buyer: str
    link: str
    source: str
    value_pence: int | None
    currency: str | None
    deadline: datetime | None
    working_days: int | None
    verdict: str | None
    decide_by: date | None
    last_fair_day: date | None
    window_days: int | None
    short_window: bool | None
    on: date
    plans: Plans
    runway: RunwayFacts


def freeze(opportunity: Opportunity, runway: Runway) -> dict[str, object]:
    """Return the facts as JSON values, for the entry that records the decision."""
    facts = FrozenFacts(
        title=opportunity.title,
        buyer=opportunity.buyer,
        link=opportunity.url or "",
        source=opportunity.source,
        value_pence=opportunity.value_pence,
        currency=opportunity.currency,
        deadline=opportunity.deadline.at if opportunity.deadline else None,
        working_days=runway.working_days,
        verdict=runway.verdict.value if runway.verdict else None,
        decide_by=runway.decide_by,
        last_fair_day=runway.last_fair_day,
        window_days=runway.window_days,
        short_window=runway.short_window,
        on=runway.today,
        plans=runway.plans,
        runway=runway.facts,
    )
    plain: dict[str, object] = msgspec.to_builtins(facts)
    return plain


def thaw(facts: object) -> FrozenFacts:
    """Return the facts that an entry holds."""
    return msgspec.convert(facts, FrozenFacts)
