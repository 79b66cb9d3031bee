"""Draws a chart once, for the page and for the screen: bars with their words and figures above them.

Bars begin at nought. There are no dashes, which a browser's drawing would lose, and no word stands in a
font that a screen would not find by the same name.
"""

from __future__ import annotations

from collections.abc import Callable

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Group, Rect, String
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop.reports.look import REGULAR, SEMIBOLD, colour, register_fonts
from desktop.reports.pack_charts import Chart, ChartRow
from desktop.reports.text import plain

Palette = Callable[[str], Color]
"""A colour by its name."""

SERIES = ("chart-1", "chart-2", "chart-3")
_SIZE, _BAR, _GAP = 10.0, 8.0, 3.0
_ROW, _BASELINE, _LEGEND = 27.0, 10.0, 20.0
FAMILY = "Tender Pause Sans"
"""What a screen calls our font; a page that may lack it says what else will do."""


def drawing(chart: Chart, width: float, palette: Palette = colour) -> Drawing:
    """Return the chart as wide as that, as high as its rows ask."""
    register_fonts()
    legend = _LEGEND if len(chart.series) > 1 else 0.0
    height = legend + len(chart.rows) * _ROW
    made = Drawing(width, height)
    if legend:
        made.add(_legend(chart.series, height, palette))
    most = max((sum(row.counts) for row in chart.rows), default=0)
    for place, row in enumerate(chart.rows):
        top = height - legend - place * _ROW
        made.add(_row(chart, row, top, width, most, palette))
    return made


def svg(
    chart: Chart, width: float, named: Callable[[str], str] | None = None, *, family: str = FAMILY
) -> str:
    """Return the same drawing as SVG: one element, no doctype, nothing that is fetched from elsewhere.

    `named` gives a colour of another theme as "#0F5C6E".
    """
    palette: Palette = colour if named is None else lambda token: HexColor(named(token))
    weights = {REGULAR: "400", SEMIBOLD: "600"}
    fonts = {font: {"family": family, "weight": weight} for font, weight in weights.items()}
    made = drawing(chart, width, palette)
    # a clipping path would be drawn as a black box by Qt, which knows none
    text = str(renderSVG.drawToString(made, fontHacks=fonts, useClip=True))
    text = text[text.index("<svg") :].strip()
    untold = text.index("<title>"), text.index("</desc>") + len("</desc>")
    text = text[: untold[0]] + text[untold[1] :]
    return text.replace('id="group"', f'id="group-{chart.key}"')  # a page may hold several charts


def _legend(series: tuple[str, ...], height: float, palette: Palette) -> Group:
    made, x = Group(), 0.0
    for token, name in zip(SERIES, series, strict=True):
        made.add(_rect(x, height - _BASELINE, 8, 8, palette(token)))
        made.add(_words(name, x + 12, height - _BASELINE, REGULAR, palette("ink-2")))
        x += 12 + stringWidth(name, REGULAR, _SIZE) + 18
    return made


def _row(chart: Chart, row: ChartRow, top: float, width: float, most: int, palette: Palette) -> Group:
    figures, room = chart.short_words(row), _room(chart, row, width)
    made = Group()
    made.add(_words(fitted(plain(row.words), room), 0, top - _BASELINE, REGULAR, palette("ink")))
    made.add(_words(figures, width, top - _BASELINE, SEMIBOLD, palette("ink"), anchor="end"))
    low = top - _BASELINE - 5 - _BAR
    made.add(_rect(0, low, width, _BAR, palette("line")))
    x, left = 0.0, sum(row.counts)
    for token, count in zip(SERIES, row.counts, strict=False):
        if not count:
            continue
        long, left = width * count / most, left - count
        made.add(_rect(x, low, max(2.0, long - (_GAP if left else 0)), _BAR, palette(token)))
        x += long
    return made


def has_room(chart: Chart, width: float) -> bool:
    """Return whether every row's words can stand whole beside its figures."""
    register_fonts()
    return all(
        stringWidth(plain(row.words), REGULAR, _SIZE) <= _room(chart, row, width) for row in chart.rows
    )


def _room(chart: Chart, row: ChartRow, width: float) -> float:
    return float(width - stringWidth(chart.short_words(row), SEMIBOLD, _SIZE) - 12)


def fitted(words: str, room: float) -> str:
    """Return the words, cut with an ellipsis where they are wider than the room."""
    if stringWidth(words, REGULAR, _SIZE) <= room:
        return words
    while words and stringWidth(f"{words}…", REGULAR, _SIZE) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def _rect(x: float, y: float, width: float, height: float, fill: Color) -> Rect:
    return Rect(x, y, width, height, fillColor=fill, strokeColor=None, strokeWidth=0)


def _words(words: str, x: float, y: float, font: str, ink: Color, *, anchor: str = "start") -> String:
    return String(x, y, words, fontName=font, fontSize=_SIZE, fillColor=ink, textAnchor=anchor)
