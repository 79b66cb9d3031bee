"""What stands around a plan, gathered: names, sizes, conversations, the full cost, the value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from desktop.domain.commitment_facts import PartnerFacts
from desktop.domain.costing import Worksheet
from desktop.domain.due_diligence import Weighed, checks_fit, in_proportion
from desktop.domain.fairness import Around
from desktop.domain.organisation import IncomeBand
from desktop.domain.partnership import US, Member, Plan
from desktop.domain.partnership_facts import partner_facts
from desktop.services import partnership_catalogue as catalogue
from desktop.store import conversations, costs, directory, partnerships, settings
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection


def around(db: Connection, plan: Plan) -> Around:
    """Return what stands around a plan, as fairness is held against it."""
    names = _names(db, plan)
    kept = costs.of(db, plan.opportunity) if plan.opportunity else None
    sheet = kept.sheet if kept else None
    return Around(
        names=names,
        bands=_bands(db, plan),
        spoken=_spoken(db, plan),
        moves_money=catalogue.moves_money(plan.form),
        results_percent=sheet.payment.results_percent if sheet else None,
        sheet_shares=_sheet_shares(names, sheet),
        buyer_pays_months=sheet.payment.after_months if sheet else None,
        twice=_twice(db, plan, names),
    )


def value_pence(db: Connection, plan: Plan) -> tuple[int | None, str]:
    """Return what the whole is worth, and who says so: the plan, the cost worksheet, or the notice."""
    if plan.value_pence is not None:
        return plan.value_pence, "as written here"
    if plan.opportunity is None:
        return None, ""
    kept = costs.of(db, plan.opportunity)
    if kept is not None and kept.sheet.price_pence:
        return kept.sheet.price_pence, "by the cost worksheet"
    row = opportunity_store.row_of_key(db, plan.opportunity)
    if row is not None and row.value_pence is not None and row.currency in (None, "GBP"):
        return row.value_pence, "as the notice says"
    return None, ""


def weighed(member: Member, value: int | None, standing: Around) -> tuple[Weighed, ...]:
    """Return every check held against a member, by what the whole is worth."""
    band = standing.bands.get(member.organisation)
    return in_proportion(catalogue.checks(), member, value_pence=value, band=band)


def of_opportunity(db: Connection, key: str) -> tuple[tuple[PartnerFacts, ...], bool | None]:
    """Return what the plan of an opportunity says of its partners, and whether it is exclusive."""
    plan = partnerships.of_opportunity(db, key)
    if plan is None:
        return (), None
    standing = around(db, plan)
    value, _ = value_pence(db, plan)
    fits = {one.organisation: checks_fit(one.checks, weighed(one, value, standing)) for one in plan.partners}
    return partner_facts(plan, standing, fits), plan.terms.exclusive


def _names(db: Connection, plan: Plan) -> dict[str, str]:
    known = directory.names(db)
    ours = settings.of(db).organisation
    found = {one.organisation: known.get(one.organisation, "") for one in plan.partners}
    return {**found, US: ours or "Our organisation"}


def _bands(db: Connection, plan: Plan) -> dict[str, IncomeBand]:
    found: dict[str, IncomeBand] = {}
    for one in plan.members:
        band = known_band(db, one) or one.income_band
        if band is not None:
            found[one.organisation] = band
    return found


def known_band(db: Connection, one: Member) -> IncomeBand | None:
    """Return how large a member is by the directory, or by what we told of ourselves; None: neither says."""
    if one.is_us:
        ours = settings.of(db).our_income
        return ours.in_band if ours else None
    kept = directory.one(db, one.organisation)
    return kept.income_band if kept else None


def _spoken(db: Connection, plan: Plan) -> frozenset[str]:
    """Return the members of whom a conversation is noted; one that was merged counts as what it became."""
    talked = conversations.last_with(db)
    leads = directory.roots(db)
    return frozenset(
        one.organisation for one in plan.partners if leads.get(one.organisation, one.organisation) in talked
    )


def _twice(db: Connection, plan: Plan, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return who stands among the members more than once, because two were merged since."""
    leads = directory.roots(db)
    led = Counter(leads.get(one.organisation, one.organisation) for one in plan.members)
    return tuple(names.get(one, "") for one, count in led.items() if count > 1)


def _sheet_shares(names: Mapping[str, str], sheet: Worksheet | None) -> dict[str, Decimal]:
    """Return the shares of the price in the worksheet, by member; they are found by name."""
    shares = {_folded(one.name): one.percent for one in sheet.partners} if sheet else {}
    return {
        organisation: shares[_folded(name)] for organisation, name in names.items() if _folded(name) in shares
    }


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
