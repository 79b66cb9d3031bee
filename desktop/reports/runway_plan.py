"""The plan beneath a drawn runway: its steps counted back from the submission."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.runway import PlanBlock, Runway, Step, Verdict, plan_blocks
from desktop.domain.words import plural
from desktop.domain.working_days import Calendar
from desktop.reports.look import FIGURES_SEMIBOLD, TINY, colour
from desktop.reports.runway_scale import RunwayScale

_LOW, _HIGH, _WORDS, _BENEATH = 18.0, 14.0, 22.2, 7.0
_RADIUS, _INSET, _PADDING, _APART = 2.5, 0.8, 3.0, 5.0

_COLOURS = {Step.PAUSE: ("bg-paper", "line-strong"), Step.NO_ROOM: ("bg-surface", "line-strong")}

_SHORT_NAMES = {Step.CONVERSATIONS: "Conversations", Step.WRITING: "Writing"}
_NO_ROOM = "No room to ask others"


class PlanLane:
    """Draws the blocks with their words: inside where these fit, beneath where a block is short."""

    def __init__(self, runway: Runway, calendar: Calendar, scale: RunwayScale) -> None:
        self._runway, self._calendar, self._scale = runway, calendar, scale
        blocks = plan_blocks(runway, calendar)
        self._blocks = [block for block in blocks if block.days]
        self._no_room_at_all = len(self._blocks) < len(blocks)

    def draw(self, canvas: Canvas) -> None:
        """Draw the lane."""
        free_from = self._scale.x(self._runway.today) + _APART
        for block in self._blocks:
            left = self._scale.start_x(block.starts_on) + _INSET
            width = self._scale.x(block.ends_on) - _INSET - left
            self._draw_box(canvas, block, left, width)
            words = _that_fit(block, width - 2 * _PADDING)
            if words:
                _write(canvas, words, left + width / 2 - _wide(words) / 2, _WORDS, "ink")
            else:
                free_from = _write_beneath(canvas, block, left + width / 2, free_from)
        if self._blocks:
            self._draw_before(canvas, self._scale.start_x(self._blocks[0].starts_on))

    def _draw_box(self, canvas: Canvas, block: PlanBlock, left: float, width: float) -> None:
        fill, edge = _COLOURS.get(block.kind, ("brand-tint", "brand"))
        canvas.saveState()
        canvas.setLineWidth(0.8)
        if block.kind is Step.NO_ROOM:
            canvas.setDash(3, 2)
        canvas.setFillColor(colour(fill))
        canvas.setStrokeColor(colour(edge))
        radius = min(_RADIUS, max(0.1, width / 2))
        canvas.roundRect(left, _LOW, max(1.0, width), _HIGH, radius, stroke=1, fill=1)
        canvas.restoreState()

    def _draw_before(self, canvas: Canvas, blocks_left: float) -> None:
        """Say before the first block how many days are to spare, or which plan is drawn."""
        today = self._scale.x(self._runway.today)
        spare = self._calendar.between(self._runway.today, self._blocks[0].starts_on) - 1
        if spare > 0 and self._runway.verdict is Verdict.ENOUGH:
            for words in (f"{plural(spare, 'day')} to spare", plural(spare, "day")):
                if today + _APART + _wide(words) < blocks_left:
                    _write(canvas, words, today + _APART, _WORDS, "enough-text")
                    return
        elif self._runway.verdict in (Verdict.TIGHT, Verdict.TOO_SHORT):
            words = _NO_ROOM if self._no_room_at_all else "Shortest honest plan"
            if _wide(words) < today - _APART:
                _write(canvas, words, today - _APART - _wide(words), _WORDS, "ink-2")


def _that_fit(block: PlanBlock, width: float) -> str:
    """Return the fullest words that fit into a block, or none."""
    days = plural(block.days, "day")
    choices: tuple[str, ...] = (f"{block.name} · {days}", f"{_short_name(block)} · {days}", _short(block))
    if block.kind is Step.NO_ROOM:
        choices = (block.name, _NO_ROOM)
    return next((words for words in choices if _wide(words) <= width), "")


def _short(block: PlanBlock) -> str:
    return _NO_ROOM if block.kind is Step.NO_ROOM else f"{_short_name(block)} {block.days}"


def _short_name(block: PlanBlock) -> str:
    return _SHORT_NAMES.get(block.kind, block.name)


def _write_beneath(canvas: Canvas, block: PlanBlock, centre: float, free_from: float) -> float:
    """Write a short block's words under it, clear of what stands there already; return where they end."""
    words = _short(block)
    left = max(free_from, centre - _wide(words) / 2)
    _write(canvas, words, left, _BENEATH, "ink")
    return left + _wide(words) + _APART


def _wide(words: str) -> float:
    return float(stringWidth(words, FIGURES_SEMIBOLD, TINY))


def _write(canvas: Canvas, words: str, x: float, y: float, token: str) -> None:
    canvas.setFont(FIGURES_SEMIBOLD, TINY)
    canvas.setFillColor(colour(token))
    canvas.drawString(x, y, words)
