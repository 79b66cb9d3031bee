"""What a person may choose about the look: the colours and the size of text."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Appearance(StrEnum):
    """Which colours: as the system has it, or always the same."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


APPEARANCE_WORDS: Final = {
    Appearance.SYSTEM: "As the system has it",
    Appearance.LIGHT: "Light",
    Appearance.DARK: "Dark",
    Appearance.CONTRAST: "High contrast",
}
TEXT_SIZES: Final = (100, 115, 130, 150, 200)
"""The sizes of text, in per cent."""


def next_text_size(percent: int, steps: int) -> int | None:
    """Return the size so many steps up or down from this one, None beyond the ends."""
    place = TEXT_SIZES.index(percent) + steps
    return TEXT_SIZES[place] if 0 <= place < len(TEXT_SIZES) else None
