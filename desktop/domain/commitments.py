"""Our commitments held against what is known: kept, in tension with the reason, or not known yet.

Each rule looks only at facts that somebody recorded. What the facts do not settle stays not known yet, with
what is held on it: a person can always answer. Words are never judged, figures and marks are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.domain.commitment_facts import Finding, KnownFacts, PartnerFacts, ProviderFacts
from desktop.domain.costing import FullCost, PartnerShare, Worksheet, work_out
from desktop.domain.decision import Holding, Outcome
from desktop.domain.pause import Answer, Asked, LensId, Pause
from desktop.domain.words import listed, money, plural, year_day

NO_LOSS = "no_loss_making_bids"
NO_COMPETING = "no_competing_with_smaller"
NO_EXCLUSIVITY = "no_exclusivity"
NO_BID_CANDY = "no_bid_candy"
FAIR_PRICING = "fair_pricing"
ASKED_FIRST = "people_asked_first"
CHECKS = "checks_in_proportion"

_PEOPLE_ANSWER = {
    LensId.MISSION_FIT: ("serves", "people_say", "line"),
    LensId.COMMUNITY_IMPACT: None,
}
"""Where people with experience are noted as asked; None stands for every question of the lens."""
_QUOTED = 120
_NAMED = 3


def finding(commitment: str, facts: KnownFacts) -> Finding:
    """Return how a commitment stands; one of our own, which no rule knows, is for a person to answer."""
    rule = _RULES.get(commitment)
    if rule is None:
        return Finding(Holding.NOT_KNOWN, "Yours to answer: nothing here can work this out.")
    found = rule(facts)
    bids = commitment != ASKED_FIRST
    if found.holding is Holding.IN_TENSION and bids and facts.outcome is Outcome.STEP_BACK:
        return Finding(
            Holding.KEPT, f"We step back. A bid would not keep it: {found.because}", found.worked_from
        )
    return found


def _no_loss(facts: KnownFacts) -> Finding:
    """The price covers the full cost, overheads included, with the results that are expected."""
    sheet = facts.sheet
    if sheet is None:
        return Finding(Holding.NOT_KNOWN, "The cost worksheet is not filled in yet.")
    missing = _missing_of(sheet)
    if missing:
        return Finding(Holding.NOT_KNOWN, f"The cost worksheet has {listed(missing)} yet.")
    cost = work_out(sheet)
    over = plural(sheet.months, "month")
    if cost.margin < 0:
        because = f"The full cost is {_pounds(-cost.margin)} more than what comes in over {over}."
        return Finding(Holding.IN_TENSION, because, _WORKSHEET)
    return Finding(Holding.KEPT, _covered(cost, over), _WORKSHEET)


def _covered(cost: FullCost, over: str) -> str:
    kept = f"What comes in covers the full cost over {over}, with {_pounds(cost.margin)} left."
    if cost.margin == 0:
        kept = f"What comes in is exactly the full cost over {over}."
    if cost.margin_without_results < 0:
        kept += f" With no result paid for, {_pounds(-cost.margin_without_results)} would be missing."
    return kept


def _missing_of(sheet: Worksheet) -> list[str]:
    no_overheads = not sheet.overheads.percent and not sheet.overheads.yearly_pence
    return [
        words
        for words, is_missing in (
            ("no price", sheet.price_pence == 0),
            ("no costs", not any(line.yearly_pence for line in sheet.lines)),
            ("no overheads", no_overheads),
        )
        if is_missing
    ]


def _no_competing(facts: KnownFacts) -> Finding:
    """No organisation smaller than us that does this well loses it to us; one that bids with us does not."""
    hurt = [one.name for one in facts.providers if one.smaller and one.does_it_well and not one.with_us]
    if hurt and facts.outcome is not Outcome.STEP_BACK:
        verb = "does" if len(hurt) == 1 else "do"
        words = "is smaller than us and" if len(hurt) == 1 else "are smaller than us and"
        return Finding(Holding.IN_TENSION, f"{listed(hurt)} {words} {verb} this well.", _PROVIDERS)
    if hurt:
        return Finding(Holding.KEPT, f"We step back, and leave it to {listed(hurt)}.", _PROVIDERS)
    if facts.providers and all(_is_no_smaller_rival(one) for one in facts.providers):
        return Finding(Holding.KEPT, "No provider noted here is smaller and outside the bid.", _PROVIDERS)
    said = _said(facts.pause, LensId.EXISTING_PROVIDERS, ("effect_on_them", "closure_if_we_win", "line"))
    if said:
        return Finding(
            Holding.NOT_KNOWN, f"The pause says of them: “{said}” Whether that keeps it is yours to say."
        )
    open_still = [one.name for one in facts.providers if not _is_no_smaller_rival(one)]
    if open_still:
        more = f" and {len(open_still) - _NAMED} more" if len(open_still) > _NAMED else ""
        names = ", ".join(open_still[:_NAMED]) if more else listed(open_still)
        gaps = "how big they are beside us, or how well they do this"
        return Finding(Holding.NOT_KNOWN, f"Not noted yet of {names}{more}: {gaps}.")
    return Finding(Holding.NOT_KNOWN, "Nothing here says how big they are and how well they do it.")


def _is_no_smaller_rival(one: ProviderFacts) -> bool:
    return one.with_us or one.smaller is False or one.does_it_well is False


def _no_exclusivity(facts: KnownFacts) -> Finding:
    """Nothing agreed keeps us, or a partner, from working with others."""
    if facts.plan_is_exclusive:
        return Finding(Holding.IN_TENSION, "The plan binds its members to nobody else.", _from(facts))
    bound = [one.name for one in facts.partners if one.free_to_work_with_others is False]
    if bound:
        verb = "is" if len(bound) == 1 else "are"
        return Finding(
            Holding.IN_TENSION, f"{listed(bound)} {verb} not free to work with others.", _from(facts)
        )
    free = facts.partners and all(one.free_to_work_with_others for one in facts.partners)
    if free and facts.plan_is_exclusive is False:
        return Finding(Holding.KEPT, "All members are free to work with others.", _from(facts))
    if facts.exclusivity_quote:
        quote = f"The notice says: “{facts.exclusivity_quote}” Whether that keeps it is yours to say."
        return Finding(Holding.NOT_KNOWN, quote)
    return Finding(Holding.NOT_KNOWN, "No agreement is held here that says whether it is exclusive.")


def _no_bid_candy(facts: KnownFacts) -> Finding:
    """Every partner who is named has agreed, was spoken to, and has a share of work and value."""
    partners = _partners(facts)
    if not partners:
        return Finding(Holding.NOT_KNOWN, "No partner is named here yet.")
    lacking = [f"{one.name} {listed(gaps)}" for one in partners if (gaps := _lacks(one))]
    if lacking:
        return Finding(Holding.IN_TENSION, f"{'; '.join(lacking)}.", _from(facts))
    if all(one.agreed and one.spoken_to and one.has_work and one.share_percent for one in partners):
        because = "Every partner has agreed, was spoken to, and has work and a share of the price."
        return Finding(Holding.KEPT, because, _from(facts))
    unknown = [one.name for one in partners if None in (one.agreed, one.spoken_to, one.has_work)]
    verb = "has" if len(unknown) == 1 else "have"
    because = f"Whether {listed(unknown)} {verb} agreed and {verb} work of their own is not noted yet."
    return Finding(Holding.NOT_KNOWN, because)


def _lacks(partner: PartnerFacts) -> list[str]:
    return [
        words
        for words, lacks in (
            ("has not agreed", partner.agreed is False),
            ("was not spoken to", partner.spoken_to is False),
            ("has no work of its own", partner.has_work is False),
            ("has no share of the price", partner.share_percent is not None and partner.share_percent <= 0),
        )
        if lacks
    ]


def _fair_pricing(facts: KnownFacts) -> Finding:
    """Partners wait no longer for their money than we do, and carry no results that they cannot carry."""
    partners, sheet = _partners(facts), facts.sheet
    if not partners or sheet is None:
        return Finding(Holding.NOT_KNOWN, "No partner's share and payment are noted here yet.")
    waits = [f"{one.name} {_wait(one, sheet)}" for one in partners if _waits_longer(one, sheet)]
    results = sheet.payment.results_percent
    carried = [one for one in partners if results and one.carries_results and not one.can_carry_results]
    burdened = [one.name for one in carried]
    verb = "carries" if len(burdened) == 1 else "carry"
    shared = (
        [f"{listed(burdened)} {verb} payment by results ({results:g} % of the price)"] if burdened else []
    )
    if waits or shared:
        return Finding(Holding.IN_TENSION, f"{'; '.join((*waits, *shared))}.", _money_from(facts))
    if any(one.paid_after_months is None for one in partners):
        return Finding(Holding.NOT_KNOWN, "When each partner is paid is not noted yet.")
    because = "No partner waits longer for money than we do, and none carries results that it cannot bear."
    if not results:
        because = "No partner waits longer for money than we do, and nothing hangs on results."
    return Finding(Holding.KEPT, because, _money_from(facts))


def _waits_longer(partner: PartnerFacts, sheet: Worksheet) -> bool:
    return partner.paid_after_months is not None and partner.paid_after_months > sheet.payment.after_months


def _wait(partner: PartnerFacts, sheet: Worksheet) -> str:
    theirs = plural(partner.paid_after_months or 0, "month")
    ours = plural(sheet.payment.after_months, "month")
    return f"waits {theirs} for money, we wait {ours}"


def _asked_first(facts: KnownFacts) -> Finding:
    """Somebody who lives with this was asked, and before the day of the decision."""
    asked, still_open = _asked(facts.pause)
    late = [one for one in asked if one.on and facts.decided_on and one.on > facts.decided_on]
    in_time = [one for one in asked if one not in late]
    if in_time:
        return Finding(Holding.KEPT, f"Asked: {listed(_who(in_time))}.", _PAUSE)
    if late:
        return Finding(
            Holding.IN_TENSION, f"Asked after the day of the decision: {listed(_who(late))}.", _PAUSE
        )
    if still_open:
        return Finding(Holding.NOT_KNOWN, f"The pause says: not known yet. {still_open} finds out.")
    return Finding(Holding.NOT_KNOWN, "The pause notes nobody with experience as asked yet.")


def _asked(pause: Pause | None) -> tuple[list[Asked], str]:
    """Return who is noted as asked, and who finds out where nobody knows yet."""
    asked: list[Asked] = []
    owner = ""
    for lens, questions in _PEOPLE_ANSWER.items():
        for question, answer in (pause.answers.get(lens, {}) if pause else {}).items():
            if questions is None or question in questions:
                asked += [one for one in answer.asked if one.who.strip() and one not in asked]
                owner = owner or (answer.unknown.owner or "Somebody" if answer.unknown else "")
    return asked, owner


def _who(asked: Sequence[Asked]) -> list[str]:
    return [f"{one.who} on {year_day(one.on)}" if one.on else one.who for one in asked]


def _checks(facts: KnownFacts) -> Finding:
    """What we ask of partners fits their size and what they would do."""
    if not facts.partners:
        return Finding(Holding.NOT_KNOWN, "No checks on partners are noted here yet.")
    heavy = [one.name for one in facts.partners if one.checks_fit is False]
    if heavy:
        return Finding(Holding.IN_TENSION, f"More is asked of {listed(heavy)} than fits.", _from(facts))
    if all(one.checks_fit for one in facts.partners):
        return Finding(Holding.KEPT, "The checks on every partner fit.", _from(facts))
    return Finding(Holding.NOT_KNOWN, "Whether the checks on each partner fit is not noted yet.")


def _partners(facts: KnownFacts) -> tuple[PartnerFacts, ...]:
    """Return the partners of the plan, with what the worksheet says of their money; else the worksheet's."""
    shares = {one.name.strip().casefold(): one for one in facts.sheet.partners} if facts.sheet else {}
    if facts.partners:
        return tuple(_with_share(one, shares.get(one.name.strip().casefold())) for one in facts.partners)
    return tuple(_with_share(PartnerFacts(name=one.name), one) for one in shares.values())


def _with_share(partner: PartnerFacts, share: PartnerShare | None) -> PartnerFacts:
    if share is None:
        return partner
    return PartnerFacts(
        name=partner.name,
        agreed=partner.agreed,
        spoken_to=partner.spoken_to,
        has_work=partner.has_work,
        share_percent=share.percent if partner.share_percent is None else partner.share_percent,
        paid_after_months=(
            share.paid_after_months if partner.paid_after_months is None else partner.paid_after_months
        ),
        carries_results=share.carries_results if partner.carries_results is None else partner.carries_results,
        can_carry_results=partner.can_carry_results,
        free_to_work_with_others=partner.free_to_work_with_others,
        checks_fit=partner.checks_fit,
    )


def _said(pause: Pause | None, lens: LensId, questions: Sequence[str]) -> str:
    """Return the first of these answers, shortened, "" where none is given."""
    answers = pause.answers.get(lens, {}) if pause else {}
    said = next((words for one in questions if (words := answers.get(one, Answer()).text.strip())), "")
    line = " ".join(said.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED].rsplit(' ', 1)[0]} …"


def _from(facts: KnownFacts) -> str:
    return facts.partners_from if facts.partners else _WORKSHEET


def _money_from(facts: KnownFacts) -> str:
    if not facts.partners:
        return _WORKSHEET
    return f"{facts.partners_from} and {_WORKSHEET}"


def _pounds(pence: int) -> str:
    return money(pence, "GBP")


_WORKSHEET = "the cost worksheet"
_PAUSE = "the pause"
_PROVIDERS = "what is noted of existing providers"
_RULES: dict[str, Callable[[KnownFacts], Finding]] = {
    NO_LOSS: _no_loss,
    NO_COMPETING: _no_competing,
    NO_EXCLUSIVITY: _no_exclusivity,
    NO_BID_CANDY: _no_bid_candy,
    FAIR_PRICING: _fair_pricing,
    ASKED_FIRST: _asked_first,
    CHECKS: _checks,
}
