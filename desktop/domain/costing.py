"""Full cost: what a contract truly costs us against what it pays, and how deep the gap gets before it pays.

Money is whole pence. Percentages are decimals, worked with as fractions, so that a sum over months is
exactly the sum that was rounded once. VAT is left out: the figures are what a charity bears and keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate, pairwise
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

YEAR = 12
_NONE = Decimal(0)
_ALL = Decimal(100)


class CostKind(StrEnum):
    """What a cost is spent on."""

    STAFF = "staff"
    DIRECT = "direct"


class CostLine(Struct, frozen=True):
    """One cost: pence a year at the first year's prices, from and to a month of the term (1 is the first)."""

    kind: CostKind
    name: str
    yearly_pence: int
    first_month: int = 1
    last_month: int | None = None


class Overheads(Struct, frozen=True):
    """What running the organisation adds: a percentage of staff and direct costs, a sum a year, or both."""

    percent: Decimal = _NONE
    yearly_pence: int = 0


class PartnerShare(Struct, frozen=True):
    """A partner's share of the price, how long they wait for it, and whether they carry results with us.

    A partner who does not carry results is paid their whole share, whatever the results are.
    """

    name: str
    percent: Decimal
    paid_after_months: int = 1
    carries_results: bool = False


class Payment(Struct, frozen=True):
    """How the buyer pays: months after the work, and the part that hangs on results."""

    after_months: int = 1
    results_percent: Decimal = _NONE
    results_after_months: int = 6
    results_expected_percent: Decimal = _ALL


class Worksheet(Struct, frozen=True):
    """All that a full cost is worked out from. The price is for the whole term."""

    months: int
    price_pence: int
    lines: tuple[CostLine, ...] = ()
    overheads: Overheads = Overheads()
    inflation_percent: Decimal = _NONE
    partners: tuple[PartnerShare, ...] = ()
    payment: Payment = Payment()


class MonthFlow(Struct, frozen=True):
    """What comes in and goes out in one month (1 is the first), and what has gathered by its end."""

    month: int
    money_in: int
    money_out: int
    balance: int


class FullCost(Struct, frozen=True):
    """What a worksheet comes to, in pence."""

    staff: int
    direct: int
    overheads: int
    partners: int
    income: int
    margin_without_results: int
    months: tuple[MonthFlow, ...]

    @property
    def ours(self) -> int:
        """Our own full cost: staff, direct costs and overheads."""
        return self.staff + self.direct + self.overheads

    @property
    def margin(self) -> int:
        """What is left of the expected income when we and our partners are paid; below nothing is a loss."""
        return self.income - self.ours - self.partners

    @property
    def deepest(self) -> MonthFlow | None:
        """The first month in which most of our own money is tied up; None where none ever is."""
        lowest = min(self.months, key=lambda flow: flow.balance)
        return lowest if lowest.balance < 0 else None


def work_out(sheet: Worksheet) -> FullCost:
    """Return what a worksheet comes to.

    Balances run past the term until the last payment is in, so the end of the line is the margin.
    """
    staff = _spent(sheet, CostKind.STAFF)
    direct = _spent(sheet, CostKind.DIRECT)
    overheads = _overheads(sheet, [a + b for a, b in zip(staff, direct, strict=True)])
    income = _income(sheet, sheet.payment.results_expected_percent)
    partners = [
        _paid_to(partner, sheet, sheet.payment.results_expected_percent) for partner in sheet.partners
    ]
    own = sum(staff) + sum(direct) + sum(overheads)
    return FullCost(
        staff=sum(staff),
        direct=sum(direct),
        overheads=sum(overheads),
        partners=sum(map(sum, partners)),
        income=sum(income),
        margin_without_results=_margin(sheet, own, results_percent=_NONE),
        months=_flows(sheet.months, income, [staff, direct, overheads, *partners]),
    )


def price_that_covers(sheet: Worksheet) -> int | None:
    """Return the lowest price in pence at which nothing is lost; None where no price does that.

    Partners' shares and results grow with the price, so only what we keep of each pound counts.
    """
    kept = _kept_of_a_pound(sheet)
    if kept <= 0:
        return None
    own = work_out(sheet).ours
    price = ceil(own / kept)
    while _margin(replace(sheet, price_pence=price), own, sheet.payment.results_expected_percent) < 0:
        price += 1
    return price


def spread(total: int, months: int) -> list[int]:
    """Return a sum in as even months as whole pence allow; they add up to it exactly."""
    return _differences(total * month // months for month in range(1, months + 1))


def _spent(sheet: Worksheet, kind: CostKind) -> list[int]:
    months = [0] * sheet.months
    for line in sheet.lines:
        if line.kind is kind:
            for month, pence in _months_of(line, sheet):
                months[month - 1] += pence
    return months


def _months_of(line: CostLine, sheet: Worksheet) -> Iterable[tuple[int, int]]:
    """Yield month and pence of one cost; each year of the term is rounded once, then spread."""
    last = min(line.last_month or sheet.months, sheet.months)
    for year in range(ceil(sheet.months / YEAR)):
        active = [
            month
            for month in range(year * YEAR + 1, (year + 1) * YEAR + 1)
            if line.first_month <= month <= last
        ]
        if active:
            total = _whole(line.yearly_pence * _grown(sheet, year) * len(active) / YEAR)
            yield from zip(active, spread(total, len(active)), strict=True)


def _overheads(sheet: Worksheet, spent: Sequence[int]) -> list[int]:
    share = _part(sheet.overheads.percent)
    by_share = _differences(_whole(share * total) for total in accumulate(spent))
    by_sum = [0] * sheet.months
    line = CostLine(CostKind.DIRECT, "", sheet.overheads.yearly_pence)
    for month, pence in _months_of(line, sheet):
        by_sum[month - 1] = pence
    return [a + b for a, b in zip(by_share, by_sum, strict=True)]


def _income(sheet: Worksheet, results_percent: Decimal) -> list[int]:
    """Return what the buyer pays by month, with this percentage of the results paid for."""
    results = _whole(sheet.price_pence * _part(sheet.payment.results_percent))
    reached = _whole(results * _part(results_percent))
    return _added(
        _later(spread(sheet.price_pence - results, sheet.months), sheet.payment.after_months),
        _later(spread(reached, sheet.months), sheet.payment.results_after_months),
    )


def _paid_to(partner: PartnerShare, sheet: Worksheet, results_percent: Decimal) -> list[int]:
    """Return what a partner is paid by month."""
    share = _whole(sheet.price_pence * _part(partner.percent))
    if not partner.carries_results:
        return _later(spread(share, sheet.months), partner.paid_after_months)
    results = _whole(share * _part(sheet.payment.results_percent))
    reached = _whole(results * _part(results_percent))
    return _added(
        _later(spread(share - results, sheet.months), partner.paid_after_months),
        _later(
            spread(reached, sheet.months), max(partner.paid_after_months, sheet.payment.results_after_months)
        ),
    )


def _margin(sheet: Worksheet, own: int, results_percent: Decimal) -> int:
    """Return what is left after our own cost and our partners, with this share of the results paid for."""
    to_partners = sum(sum(_paid_to(partner, sheet, results_percent)) for partner in sheet.partners)
    return sum(_income(sheet, results_percent)) - own - to_partners


def _kept_of_a_pound(sheet: Worksheet) -> Fraction:
    results = _part(sheet.payment.results_percent)
    missed = results * (1 - _part(sheet.payment.results_expected_percent))
    to_partners = sum(
        (_part(p.percent) * (1 - (missed if p.carries_results else 0)) for p in sheet.partners), Fraction()
    )
    return 1 - missed - to_partners


def _flows(term: int, income: Sequence[int], costs: Sequence[Sequence[int]]) -> tuple[MonthFlow, ...]:
    """Return every month of the term, and those after it until the last payment."""
    out: list[int] = []
    for months in costs:
        out = _added(out, months)
    last = max(
        (number for number, pence in (*enumerate(income, 1), *enumerate(out, 1)) if pence), default=term
    )
    length = max(term, last)
    money_in, money_out = _later_filled(income, length), _later_filled(out, length)
    balances = accumulate(a - b for a, b in zip(money_in, money_out, strict=True))
    return tuple(
        MonthFlow(number, came, went, balance)
        for number, (came, went, balance) in enumerate(zip(money_in, money_out, balances, strict=True), 1)
    )


def _grown(sheet: Worksheet, years: int) -> Fraction:
    return (1 + _part(sheet.inflation_percent)) ** years


def _part(percent: Decimal) -> Fraction:
    return Fraction(percent) / 100


def _whole(pence: Fraction | int) -> int:
    """Return the nearest penny, half a penny up."""
    return int((Fraction(pence) + Fraction(1, 2)).__floor__())


def _differences(running: Iterable[int]) -> list[int]:
    return [after - before for before, after in pairwise([0, *running])]


def _later(months: Sequence[int], by: int) -> list[int]:
    return [0] * by + list(months)


def _later_filled(months: Sequence[int], length: int) -> list[int]:
    return [*months, *[0] * (length - len(months))][:length]


def _added(one: Sequence[int], other: Sequence[int]) -> list[int]:
    length = max(len(one), len(other))
    return [a + b for a, b in zip(_later_filled(one, length), _later_filled(other, length), strict=True)]
