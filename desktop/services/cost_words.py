"""A worksheet as it is typed: pounds, percentages and months in words, read field by field.

A field is named as `Trouble` names it: `price`, `lines.2`, `lines.2.name`, `partners.0` and so on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from msgspec import Struct, field

from desktop.domain.cost_rules import MOST_MONTHS, Trouble, troubles
from desktop.domain.costing import CostKind, CostLine, Overheads, PartnerShare, Payment, Worksheet

MOST_LINES = 60
MOST_PARTNERS = 20
LONGEST_NAME = 120
_POUNDS = re.compile(r"£?\s*(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.(\d{1,2}))?\s*([kKmM]?)")
_PERCENT = re.compile(r"(\d{1,4})(?:[.,](\d{1,4}))?\s*%?")
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000}
_SAY_POUNDS = "Write an amount like 12,500 or £12,500.50."
_SAY_PERCENT = "Write a percentage like 12 or 12.5."
T = TypeVar("T")


class LineWords(Struct, frozen=True, kw_only=True):
    """A cost as it is typed."""

    kind: str = CostKind.STAFF.value
    name: str = ""
    yearly: str = ""
    first_month: str = ""
    last_month: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed: such a row is left out."""
        return not (self.name + self.yearly + self.first_month + self.last_month).strip()


class PartnerWords(Struct, frozen=True, kw_only=True):
    """A partner's share as it is typed."""

    name: str = ""
    percent: str = ""
    after: str = ""
    carries_results: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed: such a row is left out."""
        return not (self.name + self.percent + self.after).strip()


class CostWords(Struct, frozen=True, kw_only=True):
    """The whole worksheet as it is typed; what is left empty counts as the usual."""

    months: str = ""
    price: str = ""
    lines: tuple[LineWords, ...] = ()
    overheads_percent: str = ""
    overheads_yearly: str = ""
    inflation: str = ""
    partners: tuple[PartnerWords, ...] = ()
    paid_after: str = ""
    results_percent: str = ""
    results_after: str = ""
    results_expected: str = ""


class Read(Struct, frozen=True):
    """What was typed, as a worksheet; None where `troubles` say what must be put right first."""

    sheet: Worksheet | None
    troubles: tuple[Trouble, ...]


def read(words: CostWords) -> Read:
    """Return the worksheet that was typed, or what keeps it from being one."""
    reader = _Reader()
    sheet = reader.sheet(words)
    if not reader.wrong:
        reader.wrong += [_as_typed(trouble, words) for trouble in troubles(sheet)]
    return Read(None if reader.wrong else sheet, tuple(reader.wrong))


def written(sheet: Worksheet) -> CostWords:
    """Return the words in which a worksheet is typed."""
    return CostWords(
        months=str(sheet.months),
        price=pounds(sheet.price_pence),
        lines=tuple(
            LineWords(
                kind=line.kind.value,
                name=line.name,
                yearly=pounds(line.yearly_pence),
                first_month=str(line.first_month) if line.first_month != 1 else "",
                last_month=str(line.last_month) if line.last_month else "",
            )
            for line in sheet.lines
        ),
        overheads_percent=percent(sheet.overheads.percent),
        overheads_yearly=pounds(sheet.overheads.yearly_pence) if sheet.overheads.yearly_pence else "",
        inflation=percent(sheet.inflation_percent),
        partners=tuple(
            PartnerWords(
                name=one.name,
                percent=percent(one.percent) or "0",
                after=str(one.paid_after_months),
                carries_results=one.carries_results,
            )
            for one in sheet.partners
        ),
        paid_after=str(sheet.payment.after_months),
        results_percent=percent(sheet.payment.results_percent),
        results_after=str(sheet.payment.results_after_months),
        results_expected=percent(sheet.payment.results_expected_percent) or "0",
    )


def pounds(pence: int) -> str:
    """Return pence as they are typed: "12,500" or "12,500.50"."""
    whole, rest = divmod(pence, 100)
    return f"{whole:,}" + (f".{rest:02}" if rest else "")


def percent(value: Decimal) -> str:
    """Return a percentage as it is typed, "" for nothing."""
    return f"{value.normalize():f}" if value else ""


def pence_of(words: str) -> int | None:
    """Return an amount as typed ("£12,500", "12500.50", "80k") in pence; None where it is none."""
    found = _POUNDS.fullmatch(words.strip())
    if found is None:
        return None
    whole, rest, letter = found.groups()
    pence = int(whole.replace(",", "")) * 100 + int((rest or "").ljust(2, "0") or 0)
    return pence * _TIMES[letter.casefold()]


def percent_of(words: str) -> Decimal | None:
    """Return a percentage as typed ("12", "12.5 %"); None where it is none."""
    found = _PERCENT.fullmatch(words.strip())
    return Decimal(f"{found[1]}.{found[2] or 0}") if found else None


def _as_typed(trouble: Trouble, words: CostWords) -> Trouble:
    """Return a trouble with its row counted as rows were typed: empty ones stand between."""
    part, _, number = trouble.field.partition(".")
    rows: dict[str, tuple[LineWords | PartnerWords, ...]] = {"lines": words.lines, "partners": words.partners}
    filled = [place for place, row in enumerate(rows.get(part, ())) if not row.is_empty]
    return Trouble(f"{part}.{filled[int(number)]}", trouble.sentence) if number else trouble


class _Reader(Struct):
    """Reads fields, and notes those that cannot be read."""

    wrong: list[Trouble] = field(default_factory=list)

    def sheet(self, words: CostWords) -> Worksheet:
        months = self.number("months", words.months, 12)
        return Worksheet(
            months=months,
            price_pence=self.pence("price", words.price),
            lines=tuple(
                self.line(f"lines.{number}", line)
                for number, line in enumerate(words.lines)
                if not line.is_empty
            ),
            overheads=Overheads(
                self.percent("overheads", words.overheads_percent),
                self.pence("overheads_yearly", words.overheads_yearly),
            ),
            inflation_percent=self.percent("inflation", words.inflation),
            partners=tuple(
                self.partner(f"partners.{number}", one)
                for number, one in enumerate(words.partners)
                if not one.is_empty
            ),
            payment=self.payment(words),
        )

    def line(self, place: str, words: LineWords) -> CostLine:
        last = self.number(f"{place}.last_month", words.last_month, 0)
        if words.last_month.strip() and not last:
            self.wrong.append(Trouble(f"{place}.last_month", "Months count from 1."))
        return CostLine(
            kind=CostKind.DIRECT if words.kind == CostKind.DIRECT else CostKind.STAFF,
            name=self.name(f"{place}.name", words.name, "Say what this cost is."),
            yearly_pence=self.pence(f"{place}.yearly", words.yearly),
            first_month=self.number(f"{place}.first_month", words.first_month, 1),
            last_month=last or None,
        )

    def partner(self, place: str, words: PartnerWords) -> PartnerShare:
        return PartnerShare(
            name=self.name(f"{place}.name", words.name, "Say who this partner is."),
            percent=self.percent(f"{place}.percent", words.percent),
            paid_after_months=self.number(f"{place}.after", words.after, 1),
            carries_results=words.carries_results,
        )

    def payment(self, words: CostWords) -> Payment:
        usual = Payment()
        expected = words.results_expected
        return Payment(
            after_months=self.number("payment", words.paid_after, usual.after_months),
            results_percent=self.percent("results", words.results_percent),
            results_after_months=self.number(
                "results_after", words.results_after, usual.results_after_months
            ),
            results_expected_percent=(
                self.percent("results_expected", expected)
                if expected.strip()
                else usual.results_expected_percent
            ),
        )

    def name(self, place: str, words: str, sentence: str) -> str:
        tidy = " ".join(words.split())
        if not tidy:
            self.wrong.append(Trouble(place, sentence))
        elif len(tidy) > LONGEST_NAME:
            self.wrong.append(Trouble(place, f"Use {LONGEST_NAME} letters or fewer."))
        return tidy

    def pence(self, place: str, words: str) -> int:
        return self._read(place, words, pence_of, 0, _SAY_POUNDS)

    def percent(self, place: str, words: str) -> Decimal:
        return self._read(place, words, percent_of, Decimal(0), _SAY_PERCENT)

    def number(self, place: str, words: str, usual: int) -> int:
        sentence = f"Write a whole number of months, {MOST_MONTHS} at most."
        return self._read(place, words, _months_of, usual, sentence)

    def _read(self, place: str, words: str, reads: Callable[[str], T | None], usual: T, sentence: str) -> T:
        if not words.strip():
            return usual
        value = reads(words)
        if value is None:
            self.wrong.append(Trouble(place, sentence))
            return usual
        return value


def _months_of(words: str) -> int | None:
    plain = words.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= len(str(MOST_MONTHS)) else None
