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


@dataclass(frozen=True)
class Sought:
    """Whom to look for: a name, and whatever else they are known by (e-mail, telephone, other names)."""

    name: str
    also: tuple[str, ...] = ()
    _pattern: re.Pattern[str] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ways = [way for words in (self.name, *self.also) for way in _ways(words)]
        pattern = re.compile("|".join(ways), re.IGNORECASE) if ways else None
        object.__setattr__(self, "_pattern", pattern)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given that could be looked for."""
        return self._pattern is None

    def is_in(self, text: str) -> bool:
        """Whether the text names the person."""
        return self._pattern is not None and self._pattern.search(text) is not None

    def excerpts(self, text: str) -> tuple[str, ...]:
        """Return the words around each mention, each once; none where the text does not name the person."""
        if self._pattern is None:
            return ()
        found = (
            text[max(0, one.start() - _AROUND) : one.end() + _AROUND] for one in self._pattern.finditer(text)
        )
        return tuple(dict.fromkeys(" ".join(words.split()) for words in found))

    def without(self, text: str) -> str:
        """Return the text with a mark in place of each mention: where a person begins to reword it."""
        return text if self._pattern is None else self._pattern.sub(REMOVED, text)


def sought(name: str, also: str = "") -> Sought:
    """Return whom to look for; `also` has one other name, address or number a line, or between semicolons."""
    others = (" ".join(words.split()) for words in re.split(r"[\n;]", also))
    return Sought(" ".join(name.split()), tuple(words for words in others if words))


def _ways(words: str) -> list[str]:
    """Return the patterns of one name, address or number."""
    words = " ".join(words.split())
    if len(words) < _SHORTEST:
        return []
    digits = re.sub(r"\D", "", words)
    if _LOOKS_LIKE_NUMBER.fullmatch(words) and len(digits) >= _FEWEST_DIGITS:
        return [_number(digits)]
    parts = [re.escape(part) for part in re.split(r"[\s,]+", words) if part]
    if "@" in words or len(parts) == 1:
        return [_whole(re.escape(words))]
    reversed_ = [parts[-1], *parts[:-1]]
    return [_whole(_BETWEEN.join(parts)), _whole(_BETWEEN.join(reversed_))]


def _whole(pattern: str) -> str:
    return rf"(?<!\w){pattern}(?!\w)"


def _number(digits: str) -> str:
    """Return a number however its digits are set apart, also with the country before it."""
    national = digits.removeprefix("0044").removeprefix("44") if digits.startswith(("0044", "44")) else digits
    national = national.removeprefix("0")
    spread = _BETWEEN_DIGITS.join(national)
    from_abroad = rf"\+?(?:00)?44[\s().\-]{{0,3}}(?:\(?0\)?{_BETWEEN_DIGITS})?"
    return rf"(?<!\d)(?:{from_abroad}|\(?0{_BETWEEN_DIGITS})?{spread}(?!\d)"
