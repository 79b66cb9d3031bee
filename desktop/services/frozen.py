"""The facts of an opportunity as they were known on the day of a decision, kept with it for good."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import msgspec
from msgspec import Struct

from desktop.domain.opportunity import Opportunity
from desktop.domain.pause import Standing
from desktop.domain.runway import Plans, Runway, RunwayFacts
from desktop.services.providers import Provider


class FrozenProvider(Struct, frozen=True, kw_only=True):
    """Somebody who did this, or might, as an award notice told that day.

    Of one that people here spoke of only its key and standing are kept: what they said stands in entries of
    its own, which some copies leave out.
    """

    key: str
    standing: Standing
    said: str = ""
    name: str = ""
    detail: str = ""
    evidence: str = ""


class FrozenFacts(Struct, frozen=True, kw_only=True):
    """What was known that day. `runway` holds what the runway was worked out from, to draw it again.

    `providers` is None where a decision was recorded before they were kept with it.
    """

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
    providers: tuple[FrozenProvider, ...] | None = None


def freeze(opportunity: Opportunity, runway: Runway, providers: Iterable[Provider]) -> dict[str, object]:
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
        providers=tuple(map(_frozen, providers)),
    )
    plain: dict[str, object] = msgspec.to_builtins(facts)
    return plain


def _frozen(one: Provider) -> FrozenProvider:
    if one.said:
        return FrozenProvider(key=one.key, standing=one.standing, said=one.said)
    return FrozenProvider(
        key=one.key, standing=one.standing, name=one.name, detail=one.detail, evidence=one.evidence
    )


def thaw(facts: object) -> FrozenFacts:
    """Return the facts that an entry holds."""
    return msgspec.convert(facts, FrozenFacts)
