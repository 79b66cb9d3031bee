"""How results are printed: as a table or lines for people, or as JSON for other programs.

Nothing that a source sent, or a file is named, can steer the terminal it is printed on.
"""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from itertools import accumulate
from typing import Any

import click
from msgspec import Struct, structs

from desktop.domain.cleaning import line

_NARROWEST = 8
_MOST_A_PLACE = 4
"""Letters for each place of a column: hundreds of accents may be set on one."""

_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What JSON lets stand as it is and a terminal obeys: further controls, and marks of direction."""


def say(words: str, *, err: bool = False) -> None:
    """Print one line for people; blanks at its beginning stay."""
    indent = len(words) - len(words.lstrip(" "))
    click.echo(" " * indent + line(words), err=err)


def print_json(value: object) -> None:
    """Print a value as JSON: the product's words in snake_case, dates as ISO 8601."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=2)
    click.echo(_STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def print_table(
    header: Sequence[str], rows: Sequence[Sequence[str]], *, whole: str = "", last: str = ""
) -> None:
    """Print a table that fits the terminal: the widest column gives way first.

    That named `last` gives way once no other can, and that named `whole` never.
    """
    table = [[line(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(_width, column)) for column in zip(*table, strict=True)]
    room = shutil.get_terminal_size((120, 40)).columns
    _narrow(widths, room, [name in (whole, last) for name in header])
    _narrow(widths, room, [name == whole for name in header])
    for row in table:
        cells = (_fitted(cell, width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def plain(value: object) -> Any:
    """Return a value as JSON knows it."""
    if isinstance(value, Struct):
        return plain(structs.asdict(value))
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value


def _narrow(widths: list[int], room: int, kept: Sequence[bool]) -> None:
    """Take from the widest columns until all fit, or none can give way any more."""
    room -= 2 * (len(widths) - 1)
    giving = [place for place, stays in enumerate(kept) if not stays]
    while giving and sum(widths) > room:
        widest = max(giving, key=lambda place: (widths[place], place))
        if widths[widest] <= _NARROWEST:
            return
        widths[widest] -= 1


def _fitted(text: str, width: int) -> str:
    if _width(text) > width or len(text) > _MOST_A_PLACE * width:
        text = f"{_beginning(text, width - 1)}…"
    return text + " " * (width - _width(text))


def _beginning(text: str, width: int) -> str:
    places = list(accumulate(map(_width, text[: _MOST_A_PLACE * width])))
    return text[: bisect_right(places, width)]


def _width(text: str) -> int:
    """Return how many places a terminal gives this text: two to wide letters, none to accents set on them."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else not unicodedata.combining(letter)
        for letter in text
    )
