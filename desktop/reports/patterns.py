"""The runway's patterns as lines, so that a PDF stays sharp and each verdict survives a grey printer."""

from __future__ import annotations

import math

from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.runway import Verdict
from desktop.reports.icons import VERDICT_COLOURS
from desktop.reports.look import colour

_DIAGONAL_WIDTH, _DIAGONAL_EVERY = 2.4, 4.5
_UPRIGHT_WIDTH, _UPRIGHT_EVERY = 1.5, 3.75
_EDGE = 0.8


class Box(Struct, frozen=True):
    """A rectangle from its lower left corner, in points."""

    x: float
    y: float
    width: float
    height: float


def draw_time_to_think(canvas: Canvas, verdict: Verdict | None, box: Box) -> None:
    """Draw the stretch up to the flag: a tint with an edge."""
    token = VERDICT_COLOURS.get(verdict) if verdict else None
    _edged(canvas, box, f"{token}-tint" if token else "brand-tint", f"{token}-fill" if token else "brand")


def draw_time_to_work(canvas: Canvas, verdict: Verdict | None, box: Box) -> None:
    """Draw the stretch up to the deadline in its verdict's pattern."""
    if verdict is Verdict.ENOUGH:
        _edged(canvas, box, "enough-fill", "enough-fill")
    elif verdict is Verdict.TIGHT:
        draw_time_to_think(canvas, verdict, box)
        _lines(canvas, box, "tight-fill", _DIAGONAL_WIDTH, _DIAGONAL_EVERY * math.sqrt(2), lean=box.height)
    elif verdict is Verdict.TOO_SHORT:
        draw_time_to_think(canvas, verdict, box)
        _lines(canvas, box, "short-fill", _UPRIGHT_WIDTH, _UPRIGHT_EVERY, lean=0)
    else:
        draw_time_to_think(canvas, verdict, box)


def draw_early(canvas: Canvas, box: Box) -> None:
    """Draw an early signal: dashed, and open towards a date that is not known."""
    canvas.saveState()
    canvas.setFillColor(colour("early-tint"))
    canvas.setStrokeColor(colour("early-fill"))
    canvas.setLineWidth(1.1)
    canvas.setDash(4, 3)
    canvas.roundRect(box.x, box.y, box.width, box.height, 4, stroke=1, fill=1)
    canvas.setDash()
    middle, right = box.y + box.height / 2, box.x + box.width + 4
    arrow = canvas.beginPath()
    arrow.moveTo(right, middle + 3)
    arrow.lineTo(right + 4, middle)
    arrow.lineTo(right, middle - 3)
    canvas.drawPath(arrow, stroke=1, fill=0)
    canvas.restoreState()


def _edged(canvas: Canvas, box: Box, fill: str, edge: str) -> None:
    canvas.saveState()
    canvas.setFillColor(colour(fill))
    canvas.setStrokeColor(colour(edge))
    canvas.setLineWidth(_EDGE)
    inset = _EDGE / 2
    canvas.rect(box.x + inset, box.y + inset, max(0.1, box.width - _EDGE), box.height - _EDGE, fill=1)
    canvas.restoreState()


def _lines(canvas: Canvas, box: Box, token: str, thick: float, every: float, *, lean: float) -> None:
    """Draw parallel lines within the box; each leans that far to the right on its way up."""
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(box.x, box.y, box.width, box.height)
    canvas.clipPath(clip, stroke=0, fill=0)
    canvas.setStrokeColor(colour(token))
    canvas.setLineWidth(thick)
    x = box.x - lean + every / 2
    while x < box.x + box.width:
        canvas.line(x - 1 if lean else x, box.y - 1, x + lean + 1 if lean else x, box.y + box.height + 1)
        x += every
    canvas.restoreState()
