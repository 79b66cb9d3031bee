"""Values as registers write them, made plain."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

_AREA = re.compile(r"\s*([A-Z]{1,2})[0-9]", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"\b([A-Z]{1,2})[0-9][A-Z0-9]?\s*[0-9][A-Z]{2}\s*$", re.IGNORECASE)
_EMPTY = frozenset({"", "-", "-, -", "null"})
_WITHHELD = "XX"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_UK_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
LARGEST_INCOME = 10**12
LONGEST_TEXT = 4_000


def text(value: str | None) -> str:
    """Return one line of plain text, "" for the ways in which registers write nothing."""
    if not value:
        return ""
    clean = value if value.isprintable() else _CONTROLS.sub(" ", value)
    clean = clean.strip()
    return "" if clean.casefold() in _EMPTY else clean[:LONGEST_TEXT]


def income(value: str | float | None) -> int | None:
    """Return whole pounds; None where nothing is told.

    Raises:
        ValueError: it is no amount of money.
    """
    if value is None:
        return None
    if isinstance(value, str):
        value = text(value).replace(",", "").lstrip("£")
        if not value:
            return None
    try:
        amount = int(Decimal(str(value)))
    except (InvalidOperation, OverflowError, ValueError) as error:
        raise ValueError("its income is no number") from error
    if not 0 <= amount <= LARGEST_INCOME:
        raise ValueError("its income is not believable")
    return amount


def day(value: str | None) -> date | None:
    """Return a day as any of the registers writes it; None where there is none."""
    if not value:
        return None
    try:
        if found := _UK_DAY.match(value):
            year, month, at = int(found[3]), int(found[2]), int(found[1])
            return None if (year, month, at) == (1970, 1, 1) else date(year, month, at)
        words = value.split()
        if len(words) == 3 and words[1].casefold() in _MONTHS:
            return date(int(words[2]), _MONTHS.index(words[1].casefold()) + 1, int(words[0]))
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def postcode_area(postcode: str | None) -> str:
    """Return the letters that a postcode begins with, "" for none or one that is withheld."""
    found = _AREA.match(postcode or "")
    area = found[1].upper() if found else ""
    return "" if area == _WITHHELD else area


def postcode_area_in(address: str) -> str:
    """Return the letters of the postcode that ends an address."""
    found = _IN_ADDRESS.search(address)
    return found[1].upper() if found else ""


def web_address(value: str | None) -> str:
    """Return an address that can be opened, "" for none."""
    given = text(value)
    if not given or " " in given or "." not in given or "@" in given:
        return ""
    if given.casefold().startswith(("http://", "https://")):
        return given[:500]
    return "" if "://" in given or ":" in given.split("/")[0] else f"http://{given}"[:500]
