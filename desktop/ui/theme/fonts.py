"""The application's own font family, loaded from resources/fonts.

The family has a private name: if the computer had its own copy of the same family, Qt would mix the
two, and lines would grow.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Tender Pause Sans"
FALLBACK = "Noto Sans"
_TITLE_PX = 24
_TITLE_SPACING = 98
"""From this size on letters stand a little closer, in per cent: set as text they would fall apart."""


@cache
def load_fonts() -> None:
    """Make the family's weights known to Qt; once a run, before the first widget."""
    folder = files("resources") / "fonts"
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("TenderPauseSans") and entry.name.endswith(".ttf"):
            QFontDatabase.addApplicationFontFromData(entry.read_bytes())


def make_font(px: int, weight: int, *, tabular: bool) -> QFont:
    """Return the family's font; `tabular` gives every figure the same width."""
    font = QFont()
    font.setFamilies([FAMILY, FALLBACK])
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if px >= _TITLE_PX:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _TITLE_SPACING)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
