"""What a cost worksheet must be for a full cost to be worked out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from msgspec import Struct

from desktop.domain.costing import Worksheet

MOST_MONTHS = 180
MOST_PENCE = 10**13
MOST_PLACES = 12
"""Decimal places of a percentage."""


class Trouble(Struct, frozen=True):
    """What cannot be worked with, by field, in a sentence."""

    field: str
    sentence: str


def troubles(sheet: Worksheet) -> tuple[Trouble, ...]:
    """Return what must be put right before a worksheet can be worked out; nothing where all is well."""
    checks: tuple[Callable[[Worksheet], Iterable[Trouble]], ...] = (_term, _amounts, _months, _percents)
    return tuple(trouble for check in checks for trouble in check(sheet))


def _term(sheet: Worksheet) -> Iterable[Trouble]:
    if not 1 <= sheet.months <= MOST_MONTHS:
        yield Trouble("months", f"Write how many months the contract runs, from 1 to {MOST_MONTHS}.")


def _amounts(sheet: Worksheet) -> Iterable[Trouble]:
    amounts = [
        ("price", sheet.price_pence),
        ("overheads", sheet.overheads.yearly_pence),
        *((f"lines.{number}", line.yearly_pence) for number, line in enumerate(sheet.lines)),
    ]
    for field, pence in amounts:
        if not 0 <= pence <= MOST_PENCE:
            yield Trouble(field, "Write an amount from nothing to a hundred thousand million pounds.")


def _months(sheet: Worksheet) -> Iterable[Trouble]:
    for number, line in enumerate(sheet.lines):
        last = line.last_month or max(sheet.months, 1)
        if not 1 <= line.first_month <= last:
            yield Trouble(f"lines.{number}", "The first month cannot come after the last.")
    waits = [
        ("payment", sheet.payment.after_months),
        ("results", sheet.payment.results_after_months),
        *((f"partners.{number}", p.paid_after_months) for number, p in enumerate(sheet.partners)),
    ]
    for field, months in waits:
        if not 0 <= months <= MOST_MONTHS:
            yield Trouble(field, f"Write how many months later it is paid, from 0 to {MOST_MONTHS}.")


def _percents(sheet: Worksheet) -> Iterable[Trouble]:
    shares = [
        ("results", sheet.payment.results_percent),
        ("results_expected", sheet.payment.results_expected_percent),
        *((f"partners.{number}", partner.percent) for number, partner in enumerate(sheet.partners)),
    ]
    for field, percent in shares:
        if not _is_percentage(percent, 100):
            yield Trouble(field, "Write a percentage from 0 to 100.")
    for field, percent in (("overheads", sheet.overheads.percent), ("inflation", sheet.inflation_percent)):
        if not _is_percentage(percent, 1000):
            yield Trouble(field, "Write a percentage from 0 to 1,000.")
    given = [partner.percent for partner in sheet.partners if _is_percentage(partner.percent, 100)]
    if sum(given) > 100:
        yield Trouble("partners", "Partners' shares come to more than the whole price.")


def _is_percentage(percent: Decimal, most: int) -> bool:
    """Return whether it is a number in bounds, with few enough places to be worked with exactly."""
    if not percent.is_finite() or not 0 <= percent <= most:
        return False
    places = percent.as_tuple().exponent
    return isinstance(places, int) and -MOST_PLACES <= places <= MOST_PLACES
