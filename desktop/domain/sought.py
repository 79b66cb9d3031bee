"""Looking for one person in words: their name however it stands, their addresses and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

REMOVED = "[name removed]"
"""What stands for somebody in the wording that is proposed."""
_SHORTEST = 2
_AROUND = 120
_BETWEEN = r"[\s,.\-]{1,3}"
_FEWEST_DIGITS = 6
_LOOKS_LIKE_NUMBER = re.compile(r"\+?[\d\s().\-]+")
_BETWEEN_DIGITS = r"[\s().\-]{0,3}"
_NO_DIGITS = bytes(set(range(256)) - set(b"0123456789"))


@dataclass(frozen=True)
class Sought:
    """Whom to look for: a name, and whatever else they are known by (e-mail, telephone, other names)."""

    name: str
    also: tuple[str, ...] = ()
    _pattern: re.Pattern[str] | None = field(init=False, repr=False, compare=False)
    _marks: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _digits: tuple[bytes, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        given = [words for words in map(_tidy, (self.name, *self.also)) if len(words) >= _SHORTEST]
        numbers = [words for words in given if _is_number(words)]
        ways = [way for words in given for way in _ways(words)]
        pattern = re.compile("|".join(ways), re.IGNORECASE) if ways else None
        object.__setattr__(self, "_pattern", pattern)
        object.__setattr__(self, "_marks", tuple(_mark(words) for words in given if words not in numbers))
        object.__setattr__(self, "_digits", tuple(_national(words).encode() for words in numbers))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given that could be looked for."""
        return self._pattern is None

    def is_in(self, text: str) -> bool:
        """Whether the text names the person."""
        return self._may_be_in(text) and self._pattern is not None and self._pattern.search(text) is not None

    def excerpts(self, text: str) -> tuple[str, ...]:
        """Return the words around each mention, each once; none where the text does not name the person."""
        if self._pattern is None or not self._may_be_in(text):
            return ()
        found = (
            text[max(0, one.start() - _AROUND) : one.end() + _AROUND] for one in self._pattern.finditer(text)
        )
        return tuple(dict.fromkeys(" ".join(words.split()) for words in found))

    def without(self, text: str) -> str:
        """Return the text with a mark in place of each mention: where a person begins to reword it."""
        return text if self._pattern is None else self._pattern.sub(REMOVED, text)

    def _may_be_in(self, text: str) -> bool:
        """Tell in a twentieth of the time of the pattern that nothing of the person can be there."""
        small = text.casefold()
        if any(mark in small for mark in self._marks):
            return True
        if not self._digits:
            return False
        digits = text.encode("ascii", "ignore").translate(None, _NO_DIGITS)
        return any(number in digits for number in self._digits)


def sought(name: str, also: str = "") -> Sought:
    """Return whom to look for; `also` has one other name, address or number a line, or between semicolons."""
    others = (_tidy(words) for words in re.split(r"[\n;]", also))
    return Sought(_tidy(name), tuple(words for words in others if words))


def _ways(words: str) -> list[str]:
    """Return the patterns of one name, address or number."""
    if _is_number(words):
        return [_number(_national(words))]
    parts = [_literally(part) for part in re.split(r"[\s,]+", words) if part]
    if "@" in words or len(parts) == 1:
        return [_whole(_literally(words))]
    reversed_ = [parts[-1], *parts[:-1]]
    return [_whole(_BETWEEN.join(parts)), _whole(_BETWEEN.join(reversed_))]


def _whole(pattern: str) -> str:
    return rf"(?<!\w){pattern}(?!\w)"


def _literally(words: str) -> str:
    """Return a pattern of these words, with whichever apostrophe they were typed."""
    return re.sub("['’]", "['’]", re.escape(words))


def _mark(words: str) -> str:
    """Return the longest word of a name or address: a text without it names nobody of that name."""
    found: list[str] = re.findall(r"\w+", words.casefold())
    return max(found or [words.casefold()], key=len)


def _is_number(words: str) -> bool:
    digits = re.sub(r"\D", "", words)
    return bool(_LOOKS_LIKE_NUMBER.fullmatch(words)) and len(digits) >= _FEWEST_DIGITS


def _national(number: str) -> str:
    """Return the digits of a number without the country, and without the 0 that is dialled within it."""
    digits = re.sub(r"\D", "", number)
    for country in ("0044", "44"):
        if digits.startswith(country):
            digits = digits.removeprefix(country)
            break
    return digits.removeprefix("0")


def _number(national: str) -> str:
    """Return a pattern of a number however its digits are set apart, also with the country before it."""
    spread = _BETWEEN_DIGITS.join(national)
    from_abroad = rf"\+?(?:00)?44[\s().\-]{{0,3}}(?:\(?0\)?{_BETWEEN_DIGITS})?"
    return rf"(?<!\d)(?:{from_abroad}|\(?0{_BETWEEN_DIGITS})?{spread}(?!\d)"


def _tidy(words: str) -> str:
    return " ".join(words.split())
