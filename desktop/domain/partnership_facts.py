"""What a plan says of its partners, as commitments are held against it."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.commitment_facts import PartnerFacts
from desktop.domain.fairness import Around
from desktop.domain.partnership import Agreed, Member, Plan

_MONTH = 30
"""Days of a month, as payment is counted in months elsewhere."""
_AGREED = {Agreed.AGREED: True, Agreed.ASKED: None, Agreed.NOT_ASKED: False}


def partner_facts(
    plan: Plan, around: Around, checks_fit: Mapping[str, bool | None]
) -> tuple[PartnerFacts, ...]:
    """Return what is known of each partner. Asked and not answered yet is not known, not asked is no.

    One that leads is paid by the buyer, as we would be.
    """
    return tuple(_facts(one, plan, around, checks_fit.get(one.organisation)) for one in plan.partners)


def _facts(one: Member, plan: Plan, around: Around, checks_fit: bool | None) -> PartnerFacts:
    spoken = True if one.spoken_on is not None or one.organisation in around.spoken else None
    days = plan.terms.paid_within_days if one.paid_within_days is None else one.paid_within_days
    months = None if days is None else -(-days // _MONTH)
    free = one.free_elsewhere
    if free is None and plan.terms.exclusive is False:
        free = True
    return PartnerFacts(
        name=around.name(one),
        agreed=_AGREED[one.agreed],
        spoken_to=spoken,
        has_work=None if one.work is None else one.work > 0,
        share_percent=one.value,
        paid_after_months=around.buyer_pays_months if one.lead else months,
        carries_results=one.carries_results,
        can_carry_results=one.can_carry_results,
        free_to_work_with_others=free,
        checks_fit=checks_fit,
    )
