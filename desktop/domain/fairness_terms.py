"""Fairness of terms: who is named, paid, bound and heard, and what is written for when it ends."""

from __future__ import annotations

from desktop.domain.fairness_values import (
    PAID_DAYS,
    ROUNDING,
    Around,
    FairCheck,
    State,
    check,
    figure,
    upper,
)
from desktop.domain.partnership import Agreed, Member, Plan
from desktop.domain.words import listed, plural


def once(_plan: Plan, around: Around) -> FairCheck | None:
    """Two members that the directory has made one are said; where all are their own, nothing is."""
    if not around.twice:
        return None
    stand = "stands" if len(around.twice) == 1 else "stand"
    who = f"{listed(list(around.twice))} {stand} here twice"
    words = f"{who}, since two became one in the directory. Keep one of them."
    return check("once", State.LOOK, words)


def named(plan: Plan, around: Around) -> FairCheck:
    """Whoever is named has agreed, was spoken to, wants it, and has work and a share of their own."""
    lacks, unknown = [], []
    for one in plan.partners:
        gaps = _gaps(one, around)
        if gaps:
            lacks.append(f"{around.name(one)} {listed(gaps)}")
        elif not _is_sure(one, around):
            unknown.append(around.name(one))
    if lacks:
        return check("named", State.LOOK, f"{'; '.join(lacks)}.")
    if unknown:
        return check("named", State.OPEN, f"Not settled yet with {listed(unknown)}.")
    return check("named", State.HOLDS, "All have agreed to be named, with work and a share of their own.")


def _gaps(one: Member, around: Around) -> list[str]:
    return [
        words
        for words, lacks in (
            ("is not asked yet", one.agreed is Agreed.NOT_ASKED),
            ("does not want to be named", one.may_be_named is False),
            ("has no work of its own", one.work is not None and one.work <= 0),
            ("has no share of the value", around.moves_money and one.value is not None and one.value <= 0),
        )
        if lacks
    ]


def _is_sure(one: Member, around: Around) -> bool:
    spoken = one.spoken_on is not None or one.organisation in around.spoken
    has_part = one.work is not None and (one.value is not None or not around.moves_money)
    return one.agreed is Agreed.AGREED and one.may_be_named is True and spoken and has_part


def paid(plan: Plan, around: Around) -> FairCheck:
    """Nobody waits longer for their money than thirty days, nor longer than the lead waits itself."""
    waiting = [one for one in plan.members if not one.lead] if plan.lead else list(plan.partners)
    days = {one.organisation: _days(one, plan) for one in waiting}
    sums = [f"{around.name(one)}: {_days_words(days[one.organisation])}" for one in waiting]
    if around.buyer_pays_months is not None:
        sums.append(f"The buyer pays {plural(around.buyer_pays_months, 'month')} after the work")
    late = [one for one in waiting if (days[one.organisation] or 0) > PAID_DAYS]
    if late:
        words = [f"{around.name(one)} waits {plural(days[one.organisation] or 0, 'day')}" for one in late]
        return check("paid", State.LOOK, f"{listed(words)}.", sums, "paid_within_days")
    if None in days.values():
        return check("paid", State.OPEN, "Not yet in the terms.", sums, "paid_within_days")
    most = max((each or 0 for each in days.values()), default=0)
    return check("paid", State.HOLDS, f"Nobody waits over {plural(most, 'day')}.", sums, "paid_within_days")


def _days(one: Member, plan: Plan) -> int | None:
    return plan.terms.paid_within_days if one.paid_within_days is None else one.paid_within_days


def _days_words(days: int | None) -> str:
    return "not said yet" if days is None else f"{plural(days, 'day')} from their invoice"


def results(plan: Plan, around: Around) -> FairCheck | None:
    """No partner carries payment by results that it cannot bear; None where nothing hangs on them."""
    burdened = [one for one in plan.partners if one.carries_results and one.can_carry_results is False]
    open_ones = [one for one in plan.partners if one.carries_results and one.can_carry_results is None]
    if not around.results_percent and not burdened and not open_ones:
        return None
    sums = []
    if around.results_percent:
        sums.append(f"{around.results_percent:g} of the price hangs on results, by the cost worksheet")
    if burdened:
        names = [around.name(one) for one in burdened]
        verb = "carries results it" if len(names) == 1 else "carry results they"
        return check("results", State.LOOK, f"{listed(names)} {verb} cannot bear.", sums)
    unsaid = [around.name(one) for one in plan.partners if one.carries_results is None]
    if open_ones or unsaid:
        names = [*(around.name(one) for one in open_ones), *unsaid]
        return check("results", State.OPEN, f"Not said yet of {listed(names)}.", sums)
    return check("results", State.HOLDS, "No partner carries results that it cannot bear.", sums)


def worksheet(plan: Plan, around: Around) -> FairCheck | None:
    """The cost worksheet gives each partner the share that the plan does."""
    pairs = [
        (one, one.value, around.sheet_shares[one.organisation])
        for one in plan.partners
        if one.organisation in around.sheet_shares and one.value is not None
    ]
    if not pairs:
        return None
    sums = [f"{around.name(one)}: {figure(ours)} here, {figure(theirs)} there" for one, ours, theirs in pairs]
    apart = [around.name(one) for one, ours, theirs in pairs if abs(ours - theirs) > ROUNDING]
    if apart:
        return check("worksheet", State.LOOK, f"The cost worksheet says otherwise of {listed(apart)}.", sums)
    return check("worksheet", State.HOLDS, "The shares are those of the cost worksheet.", sums)


def free(plan: Plan, around: Around) -> FairCheck:
    """Nothing binds a member to nobody else."""
    bound = [around.name(one) for one in plan.members if one.free_elsewhere is False]
    if plan.terms.exclusive:
        return check("free", State.LOOK, "The terms bind members to nobody else.", term="exclusive")
    if bound:
        verb = "is" if len(bound) == 1 else "are"
        return check("free", State.LOOK, f"{listed(bound)} {verb} not free elsewhere.", term="exclusive")
    if plan.terms.exclusive is None:
        return check("free", State.OPEN, "Not yet in the terms.", term="exclusive")
    return check("free", State.HOLDS, "Members may work with others.", term="exclusive")


def ideas(plan: Plan, _around: Around) -> FairCheck:
    """It is written whose ideas these are, and how each is credited."""
    terms = plan.terms
    missing = [name for name, text in (("ideas", terms.ideas), ("credit", terms.credit)) if not text.strip()]
    if missing:
        return check("ideas", State.OPEN, f"{upper(listed(missing))}: not yet in the terms.", term=missing[0])
    return check("ideas", State.HOLDS, "Both are written in the terms.", term="ideas")


def buyer(plan: Plan, around: Around) -> FairCheck:
    """Whoever does the work may meet the buyer."""
    away = [around.name(one) for one in plan.members if one.meets_buyer is False]
    unsaid = [around.name(one) for one in plan.members if one.meets_buyer is None]
    if away:
        verb = "does" if len(away) == 1 else "do"
        how = " The terms say how they hear." if plan.terms.buyer.strip() else ""
        state = State.HOLDS if how else State.LOOK
        return check("buyer", state, f"{listed(away)} {verb} not meet the buyer.{how}", term="buyer")
    if unsaid:
        return check("buyer", State.OPEN, f"Not said yet of {listed(unsaid)}.", term="buyer")
    return check("buyer", State.HOLDS, "Every member meets the buyer.", term="buyer")


def contacts(plan: Plan, around: Around) -> FairCheck:
    """Each member has somebody to call."""
    without = [around.name(one) for one in plan.members if not one.contact]
    if without:
        return check("contacts", State.OPEN, f"Nobody is named yet at {listed(without)}.")
    return check("contacts", State.HOLDS, "Each member has a named contact.")


def ending(plan: Plan, _around: Around) -> FairCheck:
    """It is written what happens when it ends early, and what when members disagree."""
    terms = plan.terms
    missing = [
        words
        for words, text in (("steps if members disagree", terms.disagreement), ("exit", terms.exit))
        if not text.strip()
    ]
    field = "exit" if terms.disagreement.strip() else "disagreement"
    if missing:
        return check("exit", State.OPEN, f"{upper(listed(missing))}: not yet in the terms.", term=field)
    return check("exit", State.HOLDS, "Both are written in the terms.", term="exit")
