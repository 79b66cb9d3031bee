"""The numbers and colours of the look, read from resources/theme/tokens.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct


class TextRole(Struct, frozen=True):
    """One size of text: its size and line height in logical pixels at 100 %, and its weight."""

    px: int
    line: int
    weight: int


class ContrastPair(Struct, frozen=True):
    """A colour that stands on another, and the contrast that it needs there."""

    theme: str
    foreground: str
    background: str
    need: float


class Tokens(Struct, frozen=True):
    """What every theme is made of: colours by theme and name, text by role."""

    colours: Mapping[str, Mapping[str, str]]
    text: Mapping[str, TextRole]
    contrast: tuple[ContrastPair, ...]


@cache
def tokens() -> Tokens:
    """Return the tokens, read once."""
    raw = json.loads((files("resources") / "theme" / "tokens.json").read_text("utf-8"))
    return Tokens(
        colours=raw["colour"],
        text={
            role: TextRole(size["px"], size["line"], size["weight"])
            for role, size in raw["font"]["scale"].items()
        },
        contrast=tuple(
            ContrastPair(theme, pair["fg"], pair["bg"], pair["need"])
            for theme, pairs in raw["contrast"].items()
            for pair in pairs
        ),
    )
