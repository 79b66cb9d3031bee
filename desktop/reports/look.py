"""The look of our PDFs: fonts, colours, sizes, and the styles of text. Always the light theme."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from io import BytesIO
from threading import RLock

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "TenderPauseSans-Regular"
SEMIBOLD = "TenderPauseSans-SemiBold"
FIGURES = "TenderPauseFigures-Regular"
FIGURES_SEMIBOLD = "TenderPauseFigures-SemiBold"

BODY, CAPTION, TINY = 12.0, 9.5, 8.5
"""Points: what is read; second lines and column heads; words inside drawings."""


_fonts = RLock()
"""Reportlab reads a font on from where it was left: two threads at once would embed wrong shapes."""


@contextmanager
def one_pdf() -> Iterator[None]:
    """Have our fonts for oneself while a PDF is made: another thread that makes one waits."""
    with _fonts:
        register_fonts()
        yield


def register_fonts() -> None:
    """Make our fonts known to reportlab, once a run; they are embedded in each PDF."""
    with _fonts:
        _register()


@cache
def _register() -> None:
    for name in (REGULAR, SEMIBOLD, FIGURES, FIGURES_SEMIBOLD):
        font = BytesIO((files("resources") / "fonts" / f"{name}.ttf").read_bytes())
        pdfmetrics.registerFont(TTFont(name, font))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=REGULAR, boldItalic=SEMIBOLD)


@cache
def colour(token: str) -> Color:
    """Return a colour by its name in resources/theme/tokens.json."""
    return HexColor(_light_colours()[token])


@cache
def _light_colours() -> dict[str, str]:
    tokens = json.loads((files("resources") / "theme" / "tokens.json").read_text("utf-8"))
    light: dict[str, str] = tokens["colour"]["light"]
    return light


@cache
def style(name: str) -> ParagraphStyle:
    """Return a style of text: its size, weight and colour, and the room around it."""
    register_fonts()
    font, size, leading, token, before, after = _STYLES[name]
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=colour(token),
        spaceBefore=before,
        spaceAfter=after,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )


_STYLES = {
    "cover": (SEMIBOLD, 30, 38, "ink", 0, 4),
    "cover_period": (SEMIBOLD, 18, 24, "brand", 0, 4),
    "title": (SEMIBOLD, 20, 26, "ink", 0, 4),
    "part": (SEMIBOLD, 20, 25, "ink", 3, 2),
    "long_title": (SEMIBOLD, 14, 19, "ink", 0, 4),
    "heading": (SEMIBOLD, 14, 18, "ink", 12, 4),
    "card_heading": (SEMIBOLD, 14, 18, "ink", 0, 2),
    "small_heading": (SEMIBOLD, BODY, 15, "ink", 6, 1),
    "body": (REGULAR, BODY, 15, "ink", 0, 4),
    "letter": (REGULAR, BODY, 16, "ink", 0, 9),
    "cell": (REGULAR, BODY, 14, "ink", 0, 0),
    "question": (REGULAR, BODY, 14, "ink-2", 3, 1),
    "quiet_cell": (REGULAR, BODY, 14, "ink-2", 2, 0),
    "cell_strong": (SEMIBOLD, BODY, 14, "ink", 0, 0),
    "quiet": (REGULAR, BODY, 15, "ink-2", 0, 6),
    "caption": (REGULAR, CAPTION, 13, "ink-2", 0, 2),
    "byline": (REGULAR, CAPTION, 12, "ink-2", 0, 0),
    "label": (SEMIBOLD, CAPTION, 14, "ink-2", 0, 0),
    "column": (SEMIBOLD, CAPTION, 13, "ink-2", 0, 0),
}
