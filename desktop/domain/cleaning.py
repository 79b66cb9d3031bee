"""Our own cleaning of what notices say: amounts and text. It comes after the merge, never before."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from feeds.notice import Money

_PLACEHOLDERS = frozenset({Decimal(0), Decimal("0.01"), Decimal(1)})
_LEAST = Decimal("0.01")
_MOST = Decimal(10**13)
"""Ten trillion: more is a slip of the keyboard, and would not fit the file's whole numbers in pence."""

_GROUPED = re.compile(r"[+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_PLAIN = re.compile(r"[+]?\d+(?:\.\d*)?(?:[eE][+-]?\d{1,4})?", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)

# UTF-8 once read as Windows-1252: "Â£" for "£", "â€™" for "’", "Ã©" for "é", "Åµ" for "ŵ".
_TAIL = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MISREAD = re.compile(f"[ÂÃÄÅ]{_TAIL}|â{_TAIL}{{2}}")
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f"  # controls, but tab and line ends
    "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"  # bidi controls, no width
    "\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"  # halves of pairs, non-characters
)
_LINE_END = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n{3,}")


def pence(value: Money) -> int | None:
    """Return the amount in hundredths; gross where no net is stated, None where nothing is meant.

    0, 0.01 and 1 stand in notices for "not stated".
    """
    amount = _amount(value.amount) or _amount(value.amount_gross)
    return int((amount * 100).to_integral_value()) if amount else None


def currency(value: Money) -> str | None:
    """Return the currency's three letters, or None."""
    letters = (value.currency or "").strip().upper()
    return letters if _CURRENCY.fullmatch(letters) else None


def line(text: str | None) -> str:
    """Return text as one clean line; empty where there is none."""
    if not text or _is_clean(text):
        return text or ""
    return " ".join(_readable(text).split())


def paragraphs(text: str | None) -> str:
    """Return text with clean lines, and at most one empty line between two."""
    if not text or _is_clean(text):
        return text or ""
    readable = _readable(text)
    if readable.isprintable():  # so it is all one line
        return " ".join(readable.split())
    lines = (" ".join(part.split()) for part in _LINE_END.sub("\n", readable).split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def _amount(text: str | None) -> Decimal | None:
    digits = (text or "").strip().lstrip("£€$").strip()
    if _GROUPED.fullmatch(digits):
        digits = digits.replace(",", "")
    elif not _PLAIN.fullmatch(digits):
        return None
    try:
        amount = Decimal(digits)
    except InvalidOperation:
        return None
    return amount if amount not in _PLACEHOLDERS and _LEAST <= amount < _MOST else None


def _is_clean(text: str) -> bool:
    """Return whether cleaning would leave this as it is, as it does with most: looking costs far less."""
    return text.isascii() and text.isprintable() and "  " not in text and text[0] != " " != text[-1]


def _readable(text: str) -> str:
    if text.isascii():
        return text if text.isprintable() else _UNSEEN.sub("", text)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _well_read(_well_read(text))))


def _well_read(text: str) -> str:
    """Return text whose misread letters are read again; some were misread twice."""
    return _MISREAD.sub(_read_again, text)


def _read_again(found: re.Match[str]) -> str:
    misread = found[0]
    raw = b"".join(letter.encode("cp1252", "ignore") or letter.encode("latin-1") for letter in misread)
    try:
        letter = raw.decode("utf-8")
    except UnicodeDecodeError:
        return misread
    common = ord(letter) < 0x250 or 0x2010 <= ord(letter) <= 0x203A or letter in "€™"
    return letter if common else misread
