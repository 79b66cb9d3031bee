"""Long lists of row ids, taken in and gone through in parts.

One call over a million of them keeps Python's lock for a tenth of a second, and the window from its work.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import msgspec

AT_ONCE = 20_000
"""How many are gone through by one call: a millisecond or less."""

_IDS = msgspec.json.Decoder(list[int])
_CHARACTERS = 8 * AT_ONCE
"""What so many take up as text, a comma behind each."""


def ids_in(text: str) -> array[int]:
    """Return the ids of an array in JSON, as SQLite writes it: without blanks."""
    found = array("q")
    for part in text_parts(text):
        found.extend(_IDS.decode(f"[{part}]"))
    return found


def text_parts(text: str) -> Iterator[str]:
    """Yield what stands between the brackets, cut at commas."""
    begin, end = 1, len(text) - 1
    while begin < end:
        comma = text.find(",", begin + _CHARACTERS, end)
        cut = end if comma < 0 else comma
        yield text[begin:cut]
        begin = cut + 1


def greatest(ids: array[int]) -> int:
    """Return the greatest of the ids, nought where there are none."""
    return max((max(ids[begin : begin + AT_ONCE]) for begin in range(0, len(ids), AT_ONCE)), default=0)
