"""Facts of one opportunity in a label and some words: its days, what is bought, its lots, whom it suits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from desktop.domain.buying import BUYING_SENTENCES
from desktop.domain.deadline import DeadlineKind
from desktop.domain.moments import read_deadline
from desktop.domain.opportunity import NOT_RESERVED, Opportunity, Stage
from desktop.domain.words import deadline_words, listed, money, plural, year_day
from desktop.services.wording import region_name, stage_words
from desktop.store.opportunities import OpportunityDetail, OpportunityRow
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


def byline(opportunity: Opportunity, row: OpportunityRow, source: str) -> tuple[str, ...]:
    """Return what stands beneath a title: who buys, for how much, and what kind of notice it is."""
    amount = money(opportunity.value_pence, opportunity.currency)
    years = _years(opportunity)
    parts = (
        opportunity.buyer,
        f"{amount}{f' over {years}' if years else ''}" if amount else "Value not stated",
        f"{stage_words(row.stage, row.notice_type, row.buying)}, {source}",
    )
    return tuple(part for part in parts if part)


def main_facts(
    opportunity: Opportunity,
    decide_by: str,
    detail: OpportunityDetail,
    source: str,
    now: datetime,
    *,
    ours: bool,
) -> tuple[Fact, ...]:
    """Return what is told of an opportunity first: its days, its value, where it comes from."""
    deadline = opportunity.leading_at(now, taking_part=ours)
    questions = opportunity.questions_close
    amount = money(opportunity.value_pence, opportunity.currency)
    years = _years(opportunity)
    return (
        *([Fact("Decide by", decide_by.removesuffix(" away"))] if decide_by else []),
        *early_facts(opportunity),
        *([Fact("Questions close", deadline_words(questions))] if questions else []),
        *([Fact(_DEADLINES[deadline.kind], deadline_words(deadline))] if deadline else []),
        *([Fact("Date", opportunity.deadline_problem)] if opportunity.deadline_problem else []),
        Fact("Value", f"{amount}{f' over {years}' if years else ''}" if amount else "Not stated"),
        Fact("Source", f"{source}, {plural(len(detail.notices), 'notice')}"),
    )


def bought(opportunity: Opportunity) -> tuple[Fact, ...]:
    """Return what is bought: the contract, where, how, and whom it is said to suit."""
    start, end, extends = (
        opportunity.contract_start_on,
        opportunity.contract_end_on,
        opportunity.contract_extends_to_on,
    )
    term = f"{year_day(start)} to {year_day(end)}" if start and end else "Not stated"
    further = f", and may go on to {year_day(extends)}" if extends and extends != end else ""
    lots = f", {plural(len(opportunity.lots), 'lot')}" if opportunity.lots else ""
    places = ", ".join(region_name(region) for region in opportunity.regions[:4])
    facts = (
        Fact("Contract", f"{term}{further}{lots}"),
        Fact("Place", places),
        Fact("Procedure", opportunity.method or ""),
        Fact("Kind", BUYING_SENTENCES[opportunity.buying] if opportunity.buying else ""),
        *suitability(opportunity),
    )
    return tuple(fact for fact in facts if fact.value)


def lots(opportunity: Opportunity) -> tuple[Fact, ...]:
    """Return the lots where there are several; one lot is the whole."""
    if len(opportunity.lots) < 2:
        return ()
    return tuple(Fact(f"Lot {lot.id}", words) for lot, words in lot_lines(opportunity))


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


def _years(opportunity: Opportunity) -> str:
    start, end = opportunity.contract_start_on, opportunity.contract_end_on
    if start is None or end is None or end <= start:
        return ""
    years = round((end - start).days / 365.25)
    return plural(years, "year") if years else ""


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
_DEADLINES = {
    DeadlineKind.TENDER: "Submission",
    DeadlineKind.INTEREST: "Interest by",
    DeadlineKind.FIRST_STAGE: "First stage",
    DeadlineKind.QUESTIONS: "Questions close",
}
