"""What a worksheet comes to, in words and figures that screens, sheets and readers share."""

from __future__ import annotations

from msgspec import Struct

from desktop.domain.costing import FullCost, MonthFlow, Worksheet, price_that_covers, work_out
from desktop.domain.words import money, plural


class ResultLine(Struct, frozen=True):
    """One figure of the result; `is_loss` marks what is below nothing, which its words say too."""

    label: str
    words: str
    is_total: bool = False
    is_loss: bool = False


class CostResult(Struct, frozen=True, kw_only=True):
    """A worksheet worked out. `chart` says in words all that the drawing of the balances shows."""

    sentence: str
    lines: tuple[ResultLine, ...]
    months: tuple[MonthFlow, ...]
    deepest: MonthFlow | None
    chart: str


def result_of(sheet: Worksheet) -> CostResult:
    """Return what a worksheet comes to."""
    cost = work_out(sheet)
    return CostResult(
        sentence=_sentence(sheet, cost),
        lines=_lines(sheet, cost),
        months=cost.months,
        deepest=cost.deepest,
        chart=_chart(cost),
    )


def pounds_words(pence: int) -> str:
    """Return an amount in pounds, with a minus before what is below nothing."""
    return money(pence, "GBP")


def _sentence(sheet: Worksheet, cost: FullCost) -> str:
    if not sheet.price_pence:
        return "Write the price, and what it costs: the rest is worked out as you type."
    over = plural(sheet.months, "month")
    if cost.margin < 0:
        return f"The price does not cover the full cost: {money(-cost.margin, 'GBP')} is missing over {over}."
    if cost.margin == 0:
        return f"The price covers the full cost over {over}, with nothing left."
    return f"The price covers the full cost over {over}, with {money(cost.margin, 'GBP')} left."


def _lines(sheet: Worksheet, cost: FullCost) -> tuple[ResultLine, ...]:
    lines = [
        ResultLine("Staff", pounds_words(cost.staff)),
        ResultLine("Direct costs", pounds_words(cost.direct)),
        ResultLine("Overheads", pounds_words(cost.overheads)),
        ResultLine("Our full cost", pounds_words(cost.ours), is_total=True),
        ResultLine("What comes in", pounds_words(cost.income)),
        ResultLine("Paid to partners", pounds_words(cost.partners)),
        _left("What is left", cost.margin),
    ]
    if sheet.payment.results_percent:
        lines.append(_left("What is left with no result paid for", cost.margin_without_results))
    covering = price_that_covers(sheet)
    words = pounds_words(covering) if covering is not None else "No price does, with these shares"
    return (
        *lines,
        ResultLine("Price that covers it", words),
        ResultLine("Deepest overdraft", _deepest(cost)),
    )


def _left(label: str, pence: int) -> ResultLine:
    words = f"{pounds_words(pence)}, a loss" if pence < 0 else pounds_words(pence)
    return ResultLine(label, words, is_total=True, is_loss=pence < 0)


def _deepest(cost: FullCost) -> str:
    deepest = cost.deepest
    if deepest is None:
        return "None"
    return f"{money(-deepest.balance, 'GBP')} in month {deepest.month}"


def _chart(cost: FullCost) -> str:
    last = cost.months[-1]
    end = f"Month {last.month}, when the last payment is in or out, ends with {pounds_words(last.balance)}."
    deepest = cost.deepest
    if deepest is None:
        return f"Our own money is never tied up. {end}"
    below = [flow for flow in cost.months if flow.balance < 0]
    first = f"Our own money is tied up in {len(below)} of {plural(len(cost.months), 'month')}"
    return f"{first}, most in month {deepest.month}: {money(-deepest.balance, 'GBP')}. {end}"
