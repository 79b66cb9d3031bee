"""What we already know: what the workspace holds that bears on an opportunity, lens by lens.

Facts with their source and day, never a verdict. No award found means that none was published
here, not that nobody delivers. `_SOURCES` says where each lens looks, the most telling first; whoever
learns to know more adds a function there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from desktop.domain.decision import OUTCOME_WORDS
from desktop.domain.moments import uk_day
from desktop.domain.notice_words import Matter, quoted
from desktop.domain.opportunity import Opportunity
from desktop.domain.pause import LensId
from desktop.domain.runway import RunwayFacts
from desktop.domain.words import listed, money, plural, year_day
from desktop.services import catalogue
from desktop.services.cost_result import result_of
from desktop.services.costing import recorded_words
from desktop.services.desk import plans
from desktop.services.known_fact import KnownFact
from desktop.services.known_neighbours import of_partners, of_providers
from desktop.services.lessons import lessons
from desktop.services.looked import words as looked_words
from desktop.services.partnerships import plan_words
from desktop.services.provider_facts import sizes_beside_us
from desktop.services.providers import STANDING_WORDS, existing_providers
from desktop.services.wording import CHANGE_WORDS, change_words, region_name
from desktop.store import costs, earlier, partnerships, settings
from desktop.store import decisions as decision_store
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionRow
from desktop.store.earlier import EarlierAnswer, InCommon
from desktop.store.opportunities import OpportunityDetail

__all__ = ["KnownFact", "known"]

_MOST_DECISIONS = 4
_MOST_ANSWERS = 4
_MOST_CHANGES = 5
_LONGEST_ANSWER = 320
_MATTERS = {
    Matter.EXCLUSIVITY: "What the notice says of exclusivity",
    Matter.PAYMENT: "What the notice says of payment",
    Matter.PRICE: "What the notice says of price in the scoring",
}


class _Case(Struct, frozen=True):
    """One opportunity, and what people thought on others like it."""

    db: Connection
    detail: OpportunityDetail
    facts: RunwayFacts
    lens: LensId
    alike: dict[str, InCommon]

    @property
    def opportunity(self) -> Opportunity:
        return self.detail.opportunity


_Source = Callable[[_Case], Iterable["KnownFact"]]


def known(
    db: Connection, detail: OpportunityDetail, facts: RunwayFacts
) -> dict[LensId, tuple[KnownFact, ...]]:
    """Return what is known that bears on each lens, the most telling first."""
    alike = earlier.alike(db, detail.opportunity)
    return {
        lens: tuple(fact for source in sources for fact in source(_Case(db, detail, facts, lens, alike)))
        for lens, sources in _SOURCES.items()
    }


def _purpose(case: _Case) -> Iterator[KnownFact]:
    """Yield what we said we are here to do."""
    words = _shortened(settings.of(case.db).purpose)
    if words:
        yield KnownFact("What we are here to do", words, "Our own words", "pen-line", is_ours_to_change=True)


def _providers(case: _Case) -> Iterator[KnownFact]:
    found = existing_providers(case.db, case.opportunity)
    sizes = sizes_beside_us(case.db, found) if found else {}
    for provider in found:
        size = f" {sizes[provider.key]}." if sizes[provider.key] else ""
        yield KnownFact(
            provider.name,
            f"{STANDING_WORDS[provider.standing]}: {provider.detail}.{size}",
            provider.evidence,
            "user-round" if provider.said else "file-text",
        )
    if not found:
        yield KnownFact(
            "No award notice found",
            "That means missing data, not that nobody does this. Neighbours usually know more.",
            "Award notices on this computer",
            "info",
        )


def _known_providers(case: _Case) -> Iterator[KnownFact]:
    return of_providers(case.db, case.opportunity)


def _known_partners(case: _Case) -> Iterator[KnownFact]:
    return of_partners(case.db, case.opportunity)


def _decisions(case: _Case) -> Iterator[KnownFact]:
    """Yield our decisions on this very opportunity, then on this buyer, then on this kind of service."""
    for row in decision_store.of(case.db, case.opportunity.key)[:_MOST_DECISIONS]:
        yield _decision(row)
    of_buyer = [key for key, common in case.alike.items() if common.same_buyer]
    others = [key for key, common in case.alike.items() if not common.same_buyer]
    numbers = (
        *earlier.decisions(case.db, of_buyer, _MOST_DECISIONS),
        *earlier.decisions(case.db, others, _MOST_DECISIONS),
    )
    for row in _rows(case.db, numbers[:_MOST_DECISIONS]):
        yield _decision(row, case.alike[row.key])


def _rows(db: Connection, numbers: Iterable[str]) -> Iterator[DecisionRow]:
    for number in numbers:
        row = decision_store.by_number(db, number)
        if row is not None:
            yield row


def _answers(case: _Case) -> Iterator[KnownFact]:
    """Yield what we wrote under this lens when we paused on this buyer or this kind of service."""
    for said in earlier.answers(case.db, list(case.alike), case.lens, _MOST_ANSWERS):
        yield _answer(said, case.alike[said.key])


def _lessons(case: _Case) -> Iterator[KnownFact]:
    """Yield what reviews taught us about this very opportunity, this buyer or this kind of service."""
    for lesson in lessons(case.db, [case.opportunity.key, *case.alike], case.lens):
        common = case.alike.get(lesson.key)
        shared = f": {_in_common(common)}" if common else ""
        yield KnownFact(lesson.title, lesson.text, f"{lesson.source}{shared}", "sprout")


def _answer(said: EarlierAnswer, common: InCommon) -> KnownFact:
    standing = f"{STANDING_WORDS[said.standing]}: " if said.standing else ""
    return KnownFact(
        said.wording or "What we wrote before",
        f"{standing}{_shortened(said.text)}",
        f"Our pause on “{said.title}”, {year_day(uk_day(said.at))}: {_in_common(common)}",
        "pause",
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_ANSWER else f"{text[:_LONGEST_ANSWER].rstrip()} …"


def _looked(case: _Case) -> Iterator[KnownFact]:
    """Yield where we have looked for partners, once somebody marked a way, and which ways are left."""
    marked = looked_words(case.db, case.opportunity.key)
    if marked is not None:
        text, count = marked
        yield KnownFact("Where we have looked", text, f"Providers & partners: {count}", "search")


def _partnered(case: _Case) -> Iterator[KnownFact]:
    for row in _rows(case.db, earlier.partnered(case.db, case.opportunity.key, _MOST_DECISIONS)):
        yield _decision(row, case.alike.get(row.key))


def _decision(row: DecisionRow, common: InCommon | None = None) -> KnownFact:
    shared = f": {_in_common(common)}" if common else ""
    return KnownFact(
        f"{OUTCOME_WORDS[row.outcome]}: {row.title}",
        f"{catalogue.reason_words(row.main_reason)}. {row.rationale}" if row.main_reason else row.rationale,
        f"Our decision {row.number}, {year_day(row.recorded_on)}{shared}",
        "book-open-check",
    )


def _in_common(common: InCommon) -> str:
    parts = [
        *(["the same buyer"] if common.same_buyer else []),
        *(["the same kind of service"] if common.same_kind else []),
    ]
    return listed(parts)


def _words_of(*matters: Matter) -> _Source:
    """Return what quotes the notice on these matters, and claims nothing beyond its words."""

    def quotes(case: _Case) -> Iterator[KnownFact]:
        one = case.opportunity
        texts = (one.description, *(lot.description or "" for lot in one.lots))
        on = f" of {year_day(uk_day(one.last_released_at))}" if one.last_released_at else ""
        for found in dict.fromkeys(found for text in texts for found in quoted(text)):
            if found.matter in matters:
                yield KnownFact(
                    _MATTERS[found.matter],
                    f"“{found.sentence}”",
                    f"The notice’s own words{on}. Its documents may say more.",
                    "file-text",
                )

    return quotes


def _full_cost(case: _Case) -> Iterator[KnownFact]:
    """Yield what the cost worksheet comes to, once somebody has recorded one."""
    kept = costs.of(case.db, case.opportunity.key)
    if kept is not None:
        yield KnownFact("Full cost", result_of(kept.sheet).sentence, recorded_words(kept), "table")


def _plan(case: _Case) -> Iterator[KnownFact]:
    """Yield how the partnership plan stands, once there is one."""
    plan = partnerships.of_opportunity(case.db, case.opportunity.key)
    if plan is not None:
        begun = f"The partnership plan, begun {year_day(plan.begun_on)}"
        yield KnownFact("Our partnership plan", plan_words(case.db, plan), begun, "handshake")


def _asked_for(case: _Case) -> Iterator[KnownFact]:
    opportunity = case.opportunity
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


def _ways_to_share(case: _Case) -> Iterator[KnownFact]:
    opportunity = case.opportunity
    if len(opportunity.lots) > 1:
        titles = [lot.title or f"Lot {lot.id}" for lot in opportunity.lots]
        yield _of_notice(plural(len(titles), "lot"), f"{listed(titles[:6])}. Each can be bid for by itself.")
    else:
        yield _of_notice("One lot", "The notice divides nothing up, so a joint bid would cover all of it.")


def _place(case: _Case) -> Iterator[KnownFact]:
    places = [region_name(region) for region in case.opportunity.regions]
    if places:
        yield _of_notice("Place", f"{listed(places[:4])}.")


def _changes(case: _Case) -> Iterator[KnownFact]:
    for change in case.detail.changes[:_MOST_CHANGES]:
        yield KnownFact(
            f"{CHANGE_WORDS.get(change.field, change.field)} changed",
            change_words(change.field, change.before, change.after),
            f"Notice {change.notice_id}",
            "history",
        )


def _time(case: _Case) -> Iterator[KnownFact]:
    facts = case.facts
    if facts.window_days is None:
        yield _of_notice("Time given", "Not known: the first tender notice is not on this computer.")
        return
    later = facts.window_days_now
    moved = f", later {later}" if later is not None and later != facts.window_days else ""
    left = plural(facts.window_days, "working day")
    needs = plans(case.db).shortest.needs
    if facts.window_days < needs:
        short = f"Our shortest honest plan needs {needs}."
        yield _of_notice("A short window", f"Published with {left}{moved}. {short}")
    else:
        yield _of_notice("Time given", f"Published with {left}{moved}.")


def _of_notice(title: str, text: str) -> KnownFact:
    return KnownFact(title, text, "Facts of the notice", "file-text")


_SOURCES: dict[LensId, tuple[_Source, ...]] = {
    LensId.MISSION_FIT: (
        _purpose,
        _full_cost,
        _lessons,
        _decisions,
        _answers,
        _asked_for,
        _words_of(Matter.PRICE, Matter.PAYMENT, Matter.EXCLUSIVITY),
        _time,
    ),
    LensId.EXISTING_PROVIDERS: (_providers, _known_providers, _lessons, _answers, _words_of(Matter.PRICE)),
    LensId.POTENTIAL_PARTNERS: (
        _plan,
        _looked,
        _known_partners,
        _lessons,
        _ways_to_share,
        _time,
        _words_of(Matter.EXCLUSIVITY, Matter.PAYMENT),
        _answers,
        _partnered,
    ),
    LensId.COMMUNITY_IMPACT: (_lessons, _place, _answers, _changes, _time),
}
