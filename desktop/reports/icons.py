"""The icons of a PDF, drawn as strokes, and the signs that tell verdicts apart without colour."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from desktop.domain.decision import Holding, Outcome
from desktop.domain.runway import Verdict
from desktop.reports.look import colour

OUTCOME_ICONS = {Outcome.BID: "pen-line", Outcome.PARTNER: "handshake", Outcome.STEP_BACK: "hand-heart"}
HOLDING_ICONS = {
    Holding.KEPT: ("check", "enough-text"),
    Holding.IN_TENSION: ("info", "tight-text"),
    Holding.NOT_KNOWN: ("circle", "line-strong"),
}
VERDICT_COLOURS = {
    Verdict.ENOUGH: "enough",
    Verdict.TIGHT: "tight",
    Verdict.TOO_SHORT: "short",
    Verdict.EARLY_SIGNAL: "early",
}
_CORNERS = {  # from the lower left, or the left one of the diamond, in parts of the size
    Verdict.TIGHT: ((0.5, 1), (1, 0)),
    Verdict.TOO_SHORT: ((0, 1), (1, 1), (1, 0)),
    Verdict.EARLY_SIGNAL: ((0.5, 1), (1, 0.5), (0.5, 0)),
}
_GRID = 24


@cache
def _outlines() -> dict[str, list[tuple[str, *tuple[float, ...]]]]:
    text = (files("resources") / "icons" / "outlines.json").read_text("utf-8")
    return {name: [tuple(step) for step in steps] for name, steps in json.loads(text).items()}


def draw_icon(canvas: Canvas, name: str, x: float, y: float, size: float, ink: Color) -> None:
    """Draw an icon with its lower left corner at x, y."""
    path = canvas.beginPath()
    draw = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
    for letter, *numbers in _outlines()[name]:
        draw[letter](*numbers)
    canvas.saveState()
    canvas.translate(x, y + size)
    canvas.scale(size / _GRID, -size / _GRID)
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(1.75)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def draw_glyph(canvas: Canvas, verdict: Verdict, x: float, y: float, size: float) -> None:
    """Draw a verdict's sign (disc, triangle, square, hollow diamond) with its lower left corner at x, y."""
    token = VERDICT_COLOURS.get(verdict)
    if token is None:
        return
    canvas.saveState()
    canvas.setFillColor(colour(f"{token}-fill"))
    canvas.setStrokeColor(colour(f"{token}-fill"))
    if verdict is Verdict.ENOUGH:
        canvas.circle(x + size / 2, y + size / 2, size / 2, stroke=0, fill=1)
    else:
        path = canvas.beginPath()
        path.moveTo(x, y + (size / 2 if verdict is Verdict.EARLY_SIGNAL else 0))
        for right, up in _CORNERS[verdict]:
            path.lineTo(x + right * size, y + up * size)
        path.close()
        hollow = verdict is Verdict.EARLY_SIGNAL
        canvas.drawPath(path, stroke=int(hollow), fill=int(not hollow))
    canvas.restoreState()


class Icon(Flowable):  # type: ignore[misc]  # reportlab has no types
    """An icon that stands in a cell or between paragraphs."""

    def __init__(self, name: str, size: float, token: str = "brand") -> None:
        super().__init__()
        self.name, self.size, self.token = name, size, token

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the icon's size."""
        return self.size, self.size

    def draw(self) -> None:
        """Draw it."""
        draw_icon(self.canv, self.name, 0, 0, self.size, colour(self.token))


class Glyph(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A verdict's sign that stands in a cell."""

    SIZE = 7.0

    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        self.verdict = verdict

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the sign's size."""
        return self.SIZE, self.SIZE

    def draw(self) -> None:
        """Draw it."""
        draw_glyph(self.canv, self.verdict, 0, 0, self.SIZE)
