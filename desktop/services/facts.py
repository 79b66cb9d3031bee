"""Facts of one opportunity in a label and some words: for whom it suits, its lots, what comes before it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from desktop.domain.deadline import DeadlineKind
from desktop.domain.moments import read_deadline
from desktop.domain.opportunity import NOT_RESERVED, Opportunity, Stage
from desktop.domain.words import deadline_words, listed, year_day
from feeds.notice import Clock, Lot


class Fact(Struct, frozen=True):
    """A label and what is known; `worth_checking` marks what may run against a commitment."""

    label: str
    value: str
    worth_checking: bool = False


def suitability(opportunity: Opportunity) -> tuple[Fact, ...]:
    """Return whom the buyer holds it to suit, and for whom it is reserved; silence is told as such."""
    return (
        Fact("Voluntary groups", _SUITS[opportunity.vcse]),
        Fact("Small bidders", _SUITS[opportunity.sme]),
        Fact("Reserved", _reserved(opportunity)),
    )


def early_facts(opportunity: Opportunity) -> tuple[Fact, ...]:
    """Return what an early signal says of the time before its tender."""
    if opportunity.stage is not Stage.PLANNING:
        return ()
    talk, expected = opportunity.engagement_on, opportunity.expected_on
    return (
        *([Fact("Talk to the buyer", f"Until {year_day(talk)}")] if talk else []),
        Fact("Tender expected", year_day(expected) if expected else "Not stated"),
    )


def lot_lines(opportunity: Opportunity) -> Iterator[tuple[Lot, str]]:
    """Yield the lots, each with its title, its own deadline, and whether it is over."""
    clocks = {deadline.text: deadline for deadline in opportunity.deadlines}
    for lot in opportunity.lots:
        parts = [lot.title or lot.description or "No title"]
        if lot.deadline:
            read = clocks.get(lot.deadline) or read_deadline(lot.deadline, DeadlineKind.TENDER, Clock.GIVEN)
            parts.append(f"closes {deadline_words(read)}" if read else f"closes “{lot.deadline.strip()}”")
        if lot.status in _OVER:
            parts.append(_OVER[lot.status])
        yield lot, ", ".join(parts)


def _reserved(opportunity: Opportunity) -> str:
    if opportunity.is_reserved is None:
        return "Not stated"
    named = [_RESERVED_FOR.get(code, code) for code in opportunity.reserved if code not in NOT_RESERVED]
    return f"For {listed(named)}" if named else "Not reserved"


_SUITS = {True: "Suitable", False: "Not suitable", None: "Not stated"}
_OVER = {
    "cancelled": "cancelled",
    "unsuccessful": "not awarded",
    "withdrawn": "withdrawn",
    "complete": "awarded",
}
_RESERVED_FOR = {
    "shelteredWorkshop": "sheltered workshops",
    "shelteredEmployment": "programmes of sheltered employment",
    "publicServiceMission": "organisations with a public service mission",
    "supportedEmploymentProvider": "providers of supported employment",
    "publicServiceMutual": "public service mutuals",
    "smeVcse": "small firms and voluntary groups",
    "vcse": "voluntary groups",
    "sme": "small firms",
}
"""Source: OCDS for the EU, reservedParticipation; Cabinet Office UK extension."""
