"""Full cost against figures worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.cost_rules import troubles
from desktop.domain.costing import (
    CostKind,
    CostLine,
    Overheads,
    PartnerShare,
    Payment,
    Worksheet,
    price_that_covers,
    spread,
    work_out,
)

STAFF = CostLine(CostKind.STAFF, "Two support workers", 60_000_00)
RENT = CostLine(CostKind.DIRECT, "Rooms", 12_000_00)
PLAIN = Worksheet(months=12, price_pence=100_000_00, lines=(STAFF, RENT))

CASES = {
    # name: (worksheet, ours, to partners, income, margin)
    "a year without overheads": (PLAIN, 72_000_00, 0, 100_000_00, 28_000_00),
    "overheads as a share of 15 per cent": (
        replace(PLAIN, overheads=Overheads(percent=Decimal(15))), 82_800_00, 0, 100_000_00, 17_200_00),
    "overheads as a sum of 9,000 a year": (
        replace(PLAIN, overheads=Overheads(yearly_pence=9_000_00)), 81_000_00, 0, 100_000_00, 19_000_00),
    # 72,000 + 74,160 (3 %) + 76,384.80 (3 % on that)
    "three years with 3 per cent inflation": (
        replace(PLAIN, months=36, price_pence=300_000_00, inflation_percent=Decimal(3)),
        222_544_80, 0, 300_000_00, 77_455_20),
    # 12 months, then 6 months of 74,160: 72,000 + 37,080
    "a term and a half, inflation in the half": (
        replace(PLAIN, months=18, price_pence=150_000_00, inflation_percent=Decimal(3)),
        109_080_00, 0, 150_000_00, 40_920_00),
    # rooms from month 4 to 9: six months of 1,000
    "a cost for some months alone": (
        replace(PLAIN, lines=(STAFF, replace(RENT, first_month=4, last_month=9))),
        66_000_00, 0, 100_000_00, 34_000_00),
    "two partners with 30 and 7.5 per cent": (
        replace(PLAIN, partners=(PartnerShare("A", Decimal(30)), PartnerShare("B", Decimal("7.5")))),
        72_000_00, 37_500_00, 100_000_00, -9_500_00),
    # 20 % hangs on results, 80 % of them expected: 80,000 + 16,000
    "a fifth paid by results, four in five reached": (
        replace(PLAIN, payment=Payment(results_percent=Decimal(20), results_expected_percent=Decimal(80))),
        72_000_00, 0, 96_000_00, 24_000_00),
    # the partner has 50 %: 40,000 for sure, and 10,000 * 80 % with results
    "a partner who carries results with us": (
        replace(PLAIN, payment=Payment(results_percent=Decimal(20), results_expected_percent=Decimal(80)),
                partners=(PartnerShare("A", Decimal(50), carries_results=True),)),
        72_000_00, 48_000_00, 96_000_00, -24_000_00),
    "a partner who carries no results is paid in full": (
        replace(PLAIN, payment=Payment(results_percent=Decimal(20), results_expected_percent=Decimal(80)),
                partners=(PartnerShare("A", Decimal(50)),)),
        72_000_00, 50_000_00, 96_000_00, -26_000_00),
    "a price that does not cover the full cost": (
        replace(PLAIN, price_pence=80_000_00, overheads=Overheads(percent=Decimal(15))),
        82_800_00, 0, 80_000_00, -2_800_00),
    "nothing typed yet but the term": (Worksheet(months=1, price_pence=0), 0, 0, 0, 0),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_full_cost_agrees_with_figures_worked_by_hand(name: str) -> None:
    sheet, ours, partners, income, margin = CASES[name]

    cost = work_out(sheet)

    assert (cost.ours, cost.partners, cost.income, cost.margin) == (ours, partners, income, margin)
    assert cost.months[-1].balance == margin


def test_the_deepest_gap_is_the_month_before_the_first_payment_when_the_buyer_pays_two_months_later() -> None:
    sheet = replace(PLAIN, payment=Payment(after_months=2))

    deepest = work_out(sheet).deepest

    # 6,000 a month go out from the first; 8,333.33 come in from the third
    assert deepest is not None
    assert (deepest.month, deepest.balance) == (2, -12_000_00)


def test_results_paid_late_move_the_deepest_gap_to_the_end_of_the_term() -> None:
    results = Payment(after_months=0, results_percent=Decimal(50), results_after_months=6)

    deepest = work_out(replace(PLAIN, payment=results)).deepest

    # in: 4,166.66 a month, out: 6,000; the results' half comes from month 7
    assert deepest is not None
    assert (deepest.month, deepest.balance) == (6, -11_000_00)


def test_a_partner_paid_before_the_buyer_pays_deepens_our_gap() -> None:
    late = replace(PLAIN, payment=Payment(after_months=3), partners=(PartnerShare("A", Decimal(20)),))

    deepest = work_out(late).deepest

    # three months of 6,000 and two of the partner's 1,666.66 or .67
    assert deepest is not None
    assert (deepest.month, deepest.balance) == (3, -21_333_33)


def test_no_gap_is_told_where_money_always_comes_first() -> None:
    sheet = replace(PLAIN, payment=Payment(after_months=0))

    assert work_out(sheet).deepest is None


def test_months_go_on_past_the_term_until_the_last_payment_and_no_longer() -> None:
    plain = replace(PLAIN, payment=Payment(after_months=2))
    by_results = replace(PLAIN, payment=Payment(after_months=2, results_percent=Decimal(10)))

    assert len(work_out(plain).months) == 14
    assert len(work_out(by_results).months) == 18
    assert len(work_out(replace(PLAIN, price_pence=0)).months) == 12


def test_margin_without_results_is_what_stays_if_no_result_is_paid_for() -> None:
    sheet = replace(PLAIN, payment=Payment(results_percent=Decimal(40)))

    assert work_out(sheet).margin_without_results == -12_000_00


@pytest.mark.parametrize(
    ("sheet", "price"),
    [
        (PLAIN, 72_000_00),
        (replace(PLAIN, partners=(PartnerShare("A", Decimal(40)),)), 120_000_00),
        (
            replace(
                PLAIN, payment=Payment(results_percent=Decimal(20), results_expected_percent=Decimal(50))
            ),
            80_000_00,
        ),
        (replace(PLAIN, partners=(PartnerShare("A", Decimal(100)),)), None),
    ],
)
def test_the_price_that_covers_grows_with_what_others_get(sheet: Worksheet, price: int | None) -> None:
    assert price_that_covers(sheet) == price


@given(total=st.integers(0, 10**12), months=st.integers(1, 180))
def test_months_add_up_to_the_penny_and_differ_by_one_at_most(total: int, months: int) -> None:
    parts = spread(total, months)

    assert sum(parts) == total
    assert max(parts) - min(parts) <= 1


percents = st.decimals(0, 100, places=2)
sheets = st.builds(
    Worksheet,
    months=st.integers(1, 60),
    price_pence=st.integers(0, 10**9),
    lines=st.lists(
        st.builds(
            CostLine,
            kind=st.sampled_from(CostKind),
            name=st.just("Cost"),
            yearly_pence=st.integers(0, 10**8),
        ),
        max_size=4,
    ).map(tuple),
    overheads=st.builds(Overheads, percent=percents, yearly_pence=st.integers(0, 10**7)),
    inflation_percent=st.decimals(0, 15, places=2),
    partners=st.lists(
        st.builds(
            PartnerShare,
            name=st.just("Partner"),
            percent=st.decimals(0, 24, places=2),
            paid_after_months=st.integers(0, 6),
            carries_results=st.booleans(),
        ),
        max_size=4,
    ).map(tuple),
    payment=st.builds(
        Payment,
        after_months=st.integers(0, 6),
        results_percent=percents,
        results_after_months=st.integers(0, 12),
        results_expected_percent=percents,
    ),
)


@given(sheet=sheets)
def test_the_last_balance_is_the_margin_and_every_month_follows_from_the_one_before(sheet: Worksheet) -> None:
    cost = work_out(sheet)

    assert troubles(sheet) == ()
    assert cost.months[-1].balance == cost.margin
    assert sum(flow.money_in for flow in cost.months) == cost.income
    assert sum(flow.money_out for flow in cost.months) == cost.ours + cost.partners
    assert cost.margin_without_results <= cost.margin


@given(sheet=sheets)
def test_at_the_price_that_covers_nothing_is_lost_and_a_pound_less_loses(sheet: Worksheet) -> None:
    price = price_that_covers(sheet)

    if price is not None:
        assert work_out(replace(sheet, price_pence=price)).margin >= 0
        if price > 100_00 and work_out(sheet).ours > 0:
            assert work_out(replace(sheet, price_pence=price * 9 // 10)).margin < 0


@pytest.mark.parametrize(
    ("sheet", "field"),
    [
        (replace(PLAIN, months=0), "months"),
        (replace(PLAIN, price_pence=-1), "price"),
        (replace(PLAIN, lines=(replace(STAFF, yearly_pence=-5),)), "lines.0"),
        (replace(PLAIN, lines=(STAFF, replace(RENT, first_month=9, last_month=4))), "lines.1"),
        (replace(PLAIN, overheads=Overheads(percent=Decimal(-1))), "overheads"),
        (replace(PLAIN, inflation_percent=Decimal(2000)), "inflation"),
        (replace(PLAIN, payment=Payment(results_percent=Decimal(101))), "results"),
        (replace(PLAIN, payment=Payment(after_months=-1)), "payment"),
        (
            replace(PLAIN, partners=(PartnerShare("A", Decimal(60)), PartnerShare("B", Decimal(41)))),
            "partners",
        ),
    ],
)
def test_what_cannot_be_worked_with_is_named_by_field(sheet: Worksheet, field: str) -> None:
    found = troubles(sheet)

    assert [trouble.field for trouble in found] == [field]
    assert found[0].sentence.endswith(".")
