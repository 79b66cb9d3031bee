"""Fairness of shares: whether they add up, and whether value, voice and risk follow the work."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.fairness_values import ROUNDING, Around, FairCheck, State, check, figure, upper
from desktop.domain.organisation import IncomeBand
from desktop.domain.partnership import Member, Plan, Share
from desktop.domain.words import listed

VALUE_POINTS = 5
"""How far value may stand from work, or risk above value, before it is worth a look."""
VOICE_POINTS = 10
SMALL_RISK = 25
"""The most risk in percent that a smaller member carries without a look."""


def adds_up(plan: Plan, around: Around) -> FairCheck:
    """Every share is said, and each column comes to the whole."""
    wanted = [share for share in Share if around.moves_money or share is not Share.VALUE]
    sums: list[str] = []
    off: list[str] = []
    unsaid: list[Share] = []
    for share in wanted:
        said = [part for one in plan.members if (part := one.share(share)) is not None]
        missing = [around.name(one) for one in plan.members if one.share(share) is None]
        total = sum(said, Decimal(0))
        sums.append(f"{_word(share)}: {' + '.join(map(figure, said)) or '0'} = {figure(total)}")
        if missing:
            unsaid.append(share)
        elif abs(total - 100) > ROUNDING:
            off.append(f"{share} comes to {figure(total)}")
    if off:
        return check("adds_up", State.LOOK, f"{upper(listed(off))}, not 100.", sums)
    if unsaid:
        words = f"Not all members’ {listed([str(one) for one in unsaid])} is said yet."
        return check("adds_up", State.OPEN, words, sums)
    return check("adds_up", State.HOLDS, "Each column comes to 100.", sums)


def value(plan: Plan, around: Around) -> FairCheck:
    """Nobody is paid for much less, or much more, than they do."""
    return _follows(
        "value", plan, around, of=Share.VALUE, to=Share.WORK, within=VALUE_POINTS, only_below=False
    )


def voice(plan: Plan, around: Around) -> FairCheck:
    """Nobody has much less of a say than of the work."""
    return _follows(
        "voice", plan, around, of=Share.VOICE, to=Share.WORK, within=VOICE_POINTS, only_below=True
    )


def _follows(
    id_: str, plan: Plan, around: Around, *, of: Share, to: Share, within: int, only_below: bool
) -> FairCheck:
    gaps: list[tuple[Member, Decimal]] = []
    for one in plan.members:
        first, second = one.share(of), one.share(to)
        if first is not None and second is not None:
            gaps.append((one, first - second))
    sums = [
        f"{around.name(one)}: {figure(one.share(of))} of {of} for {figure(one.share(to))} of {to}"
        f" ({_signed(gap)})"
        for one, gap in gaps
    ]
    wide = [(one, gap) for one, gap in gaps if gap < -within or (gap > within and not only_below)]
    if wide:
        apart = [f"{around.name(one)} has {_points(gap)} {of} than {to}" for one, gap in wide]
        return check(id_, State.LOOK, f"{upper(listed(apart))}.", sums)
    if len(gaps) < len(plan.members):
        return check(id_, State.OPEN, f"Not all members’ {of} and {to} are said yet.", sums)
    most = max((abs(gap) for _, gap in gaps if gap < 0 or not only_below), default=Decimal(0))
    words = _below_words(most, of, to) if only_below else f"Each share is within {figure(most)} points."
    return check(id_, State.HOLDS, words, sums)


def _below_words(most: Decimal, of: Share, to: Share) -> str:
    if most == 0:
        return f"Nobody has less {of} than {to}."
    return f"Nobody has over {figure(most)} points less {of} than {to}."


def risk(plan: Plan, around: Around) -> FairCheck:
    """No smaller member carries much of the risk, or much more of it than of the value."""
    said = [one for one in plan.members if one.risk is not None]
    sums = [_risk_sum(one, around) for one in said]
    known = [band for one in plan.members if (band := around.bands.get(one.organisation))]
    largest = max(known, key=_size, default=None)
    heavy = [one for one in said if _is_heavy(one, around)]
    burdened = [one for one in heavy if _is_smaller(one, around, largest)]
    if burdened:
        words = [f"{around.name(one)}, smaller than another, carries {figure(one.risk)}" for one in burdened]
        return check("risk", State.LOOK, f"{listed(words)} of the risk.", sums)
    if len(said) < len(plan.members):
        return check("risk", State.OPEN, "Not all members’ risk is said yet.", sums)
    unknown = [around.name(one) for one in heavy if one.organisation not in around.bands]
    if unknown:
        return check("risk", State.OPEN, f"How large {listed(unknown)} is, is not known yet.", sums)
    return check("risk", State.HOLDS, f"No smaller member carries over {SMALL_RISK}.", sums)


def _is_heavy(one: Member, around: Around) -> bool:
    if one.risk is None:
        return False
    more_than_value = around.moves_money and one.value is not None and one.risk - one.value > VALUE_POINTS
    return one.risk > SMALL_RISK or more_than_value


def _is_smaller(one: Member, around: Around, largest: IncomeBand | None) -> bool:
    band = around.bands.get(one.organisation)
    return band is not None and largest is not None and _size(band) < _size(largest)


def _risk_sum(one: Member, around: Around) -> str:
    band = around.bands.get(one.organisation)
    size = f"income {band.words()}" if band else "income not known"
    value = f" for {figure(one.value)} of value" if one.value is not None and around.moves_money else ""
    return f"{around.name(one)}: {figure(one.risk)} of risk{value}, {size}"


def _word(share: Share) -> str:
    return share.value.capitalize()


def _signed(gap: Decimal) -> str:
    return f"{'+' if gap > 0 else '−' if gap else ''}{figure(abs(gap))}"


def _points(gap: Decimal) -> str:
    return f"{figure(abs(gap))} points {'more' if gap > 0 else 'less'}"


def _size(band: IncomeBand) -> int:
    return tuple(IncomeBand).index(band)
