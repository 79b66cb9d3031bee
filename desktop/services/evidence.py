"""What we already know: what the workspace holds that bears on an opportunity, lens by lens.

Facts with their source and day, never a verdict. No award found means that none was published
here, not that nobody delivers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.decision import OUTCOME_WORDS, Outcome
from desktop.domain.opportunity import Change, Opportunity
from desktop.domain.pause import LensId
from desktop.domain.runway import RunwayFacts
from desktop.domain.words import listed, money, plural, year_day
from desktop.services import catalogue
from desktop.services.providers import STANDING_WORDS, existing_providers
from desktop.services.wording import CHANGE_WORDS, change_words, region_name
from desktop.store import decisions as decision_store
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionFilter, DecisionRow
from desktop.store.opportunities import OpportunityDetail

_MOST_DECISIONS = 4
_MOST_CHANGES = 5


@dataclass(frozen=True, slots=True)
class KnownFact:
    """Something the workspace holds that bears on a lens. `icon` names a line icon for its source."""

    title: str
    text: str
    source: str
    icon: str


def known(
    db: Connection, detail: OpportunityDetail, facts: RunwayFacts, lens: LensId
) -> tuple[KnownFact, ...]:
    """Return what is known that bears on one lens, the most telling first."""
    if lens is LensId.MISSION_FIT:
        return (*_earlier(db, detail), *_asked_for(detail.opportunity))
    if lens is LensId.EXISTING_PROVIDERS:
        return tuple(_providers(db, detail.opportunity))
    if lens is LensId.POTENTIAL_PARTNERS:
        return (*_ways_to_share(detail.opportunity), *_partnered(db), *_time(facts))
    return (*_place(detail.opportunity), *_changes(detail.changes), *_time(facts))


def _providers(db: Connection, opportunity: Opportunity) -> Iterator[KnownFact]:
    found = existing_providers(db, opportunity)
    for provider in found:
        yield KnownFact(
            provider.name,
            f"{STANDING_WORDS[provider.standing]}: {provider.detail}.",
            provider.evidence,
            "file-text",
        )
    if not found:
        yield KnownFact(
            "No award notice found",
            "That means missing data, not that nobody does this. Neighbours usually know more.",
            "Award notices on this computer",
            "info",
        )


def _earlier(db: Connection, detail: OpportunityDetail) -> Iterator[KnownFact]:
    """Yield our decisions on this very opportunity, then on this buyer."""
    key, buyer = detail.opportunity.key, detail.opportunity.buyer
    on_this = decision_store.of(db, key)
    on_buyer = [
        row
        for row in decision_store.rows(db, DecisionFilter(words=buyer))
        if row.buyer == buyer and row.key != key
    ]
    for row in (*on_this, *on_buyer)[:_MOST_DECISIONS]:
        yield _decision(row)


def _partnered(db: Connection) -> Iterator[KnownFact]:
    for row in decision_store.rows(db, DecisionFilter(outcome=Outcome.PARTNER))[:_MOST_DECISIONS]:
        yield _decision(row)


def _decision(row: DecisionRow) -> KnownFact:
    return KnownFact(
        f"{OUTCOME_WORDS[row.outcome]}: {row.title}",
        f"{catalogue.reason_words(row.main_reason)}. {row.rationale}" if row.main_reason else row.rationale,
        f"Our decision {row.number}, {year_day(row.recorded_on)}",
        "book-open-check",
    )


def _asked_for(opportunity: Opportunity) -> Iterator[KnownFact]:
    amount = money(opportunity.value_pence, opportunity.currency)
    if amount:
        yield _of_notice("Value", f"{amount}, as the notice states it.")
    if opportunity.contract_start_on and opportunity.contract_end_on:
        term = f"{year_day(opportunity.contract_start_on)} to {year_day(opportunity.contract_end_on)}"
        extends = opportunity.contract_extends_to_on
        further = f", and may go on to {year_day(extends)}" if extends else ""
        yield _of_notice("Contract", f"{term}{further}.")
    yield _of_notice("Small and voluntary bidders", f"{_suits(opportunity)}.")


def _suits(opportunity: Opportunity) -> str:
    says = {True: "suitable", False: "not suitable", None: "not stated"}
    return f"For voluntary groups: {says[opportunity.vcse]}; for small bidders: {says[opportunity.sme]}"


def _ways_to_share(opportunity: Opportunity) -> Iterator[KnownFact]:
    if len(opportunity.lots) > 1:
        titles = [lot.title or f"Lot {lot.id}" for lot in opportunity.lots]
        yield _of_notice(plural(len(titles), "lot"), f"{listed(titles[:6])}. Each can be bid for by itself.")
    else:
        yield _of_notice("One lot", "The notice divides nothing up, so a joint bid would cover all of it.")


def _place(opportunity: Opportunity) -> Iterator[KnownFact]:
    places = [region_name(region) for region in opportunity.regions]
    if places:
        yield _of_notice("Place", f"{listed(places[:4])}.")


def _changes(changes: tuple[Change, ...]) -> Iterator[KnownFact]:
    for change in changes[:_MOST_CHANGES]:
        yield KnownFact(
            f"{CHANGE_WORDS.get(change.field, change.field)} changed",
            change_words(change.field, change.before, change.after),
            f"Notice {change.notice_id}",
            "history",
        )


def _time(facts: RunwayFacts) -> Iterator[KnownFact]:
    if facts.window_days is None:
        yield _of_notice("Time given", "Not known: the first tender notice is not on this computer.")
        return
    later = facts.window_days_now
    moved = f", later {later}" if later is not None and later != facts.window_days else ""
    yield _of_notice("Time given", f"Published with {plural(facts.window_days, 'working day')}{moved}.")


def _of_notice(title: str, text: str) -> KnownFact:
    return KnownFact(title, text, "Facts of the notice", "file-text")
