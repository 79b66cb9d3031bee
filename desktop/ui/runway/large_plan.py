"""The plan beneath the bar: its steps counted back from the submission."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.domain.runway import PlanBlock, Runway, Step, Verdict, plan_blocks
from desktop.domain.words import plural, short_month
from desktop.ui.runway.large_scale import LargeScale
from desktop.ui.runway.marks import draw_dashed_box
from desktop.ui.runway.pixels import Pixels
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import draw_line

_TOP, _HEIGHT, _WORDS_TOP = 120, 32, 156
_RADIUS, _INSET, _LABEL_PADDING = 4, 1, 3
_AFTER_TODAY = 10
_SHORT = {Step.CONVERSATIONS: "Conversations", Step.WRITING: "Writing"}
_NO_ROOM, _NO_ROOM_REST = "No room", "for partner conversations"
_LEFT = Qt.AlignmentFlag.AlignLeft
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class PlanLane:
    """Draws the blocks, the day each begins, and the days to spare before them."""

    def __init__(
        self,
        painter: QPainter,
        pixels: Pixels,
        runway: Runway,
        scale: LargeScale,
        y: Callable[[float], float],
    ) -> None:
        self._painter, self._pixels = painter, pixels
        self._runway, self._scale, self._y = runway, scale, y
        blocks = plan_blocks(runway, scale.calendar)
        self._blocks = [block for block in blocks if block.days]
        self._no_room_at_all = len(self._blocks) < len(blocks)

    def draw(self) -> None:
        """Draw the lane."""
        rects = [self._rect(block) for block in self._blocks]
        free_from = 0.0
        for number, (block, rect) in enumerate(zip(self._blocks, rects, strict=True)):
            self._draw_block(block, rect)
            ahead = rects[number + 1].left() if number + 1 < len(rects) else self._scale.right + 56
            free_from = self._draw_start(block, rect, max(free_from, rect.left()), ahead)
        if rects:
            self._draw_before(rects[0].left())

    def _rect(self, block: PlanBlock) -> QRectF:
        left, right = self._scale.start_x(block.starts_on), self._scale.x(block.ends_on)
        return self._pixels.rect(left + _INSET, self._y(_TOP), right - _INSET, self._y(_TOP + _HEIGHT))

    def _draw_block(self, block: PlanBlock, rect: QRectF) -> None:
        if block.kind is Step.NO_ROOM:
            surface, edge = theme.colour("bg-surface"), theme.colour("line-strong")
            draw_dashed_box(self._painter, rect, _RADIUS, surface, edge)
        else:
            paper = block.kind is Step.PAUSE
            fill = theme.colour("bg-paper" if paper else "brand-tint")
            draw_box(
                self._painter,
                rect,
                _RADIUS,
                fill=fill,
                edge=theme.colour("line-strong" if paper else "brand"),
            )
        self._words(_that_fits(block, rect.width() - 2 * _LABEL_PADDING), rect, "ink", 600, _CENTRE)

    def _draw_start(self, block: PlanBlock, rect: QRectF, left: float, ahead: float) -> float:
        """Write the day a block begins, where there is room before the next; return where that ends."""
        plain = f"{block.starts_on.day} {short_month(block.starts_on)}"
        metrics = theme.metrics("caption")
        beneath = (_NO_ROOM_REST, "") if block.kind is Step.NO_ROOM else (f"from {plain}", plain)
        for words in beneath:
            width = metrics.horizontalAdvance(words)
            if left + 3 + width < ahead:
                box = QRectF(left + 3, self._y(_WORDS_TOP), width, theme.line("caption"))
                self._painter.fillRect(box, theme.colour("bg-surface"))
                self._words(words, box, "ink-2", 400, _LEFT)
                return box.right() + 3
        return rect.left()

    def _draw_before(self, blocks_left: float) -> None:
        """Say before the first block how many days are to spare, or which plan is drawn."""
        today = self._scale.x(self._runway.today)
        room = blocks_left - today - _AFTER_TODAY
        spare = self._scale.calendar.between(self._runway.today, self._blocks[0].starts_on) - 1
        if spare > 0 and self._runway.verdict is Verdict.ENOUGH:
            self._two_lines(today + _AFTER_TODAY, room, plural(spare, "day"), "to spare", "enough-text")
        elif self._no_room_at_all:
            self._two_lines(self._scale.left, today - self._scale.left, _NO_ROOM, _NO_ROOM_REST, "ink-2")
        elif self._runway.verdict in (Verdict.TIGHT, Verdict.TOO_SHORT):
            self._two_lines(self._scale.left, today - self._scale.left, "Shortest", "honest plan", "ink-2")

    def _two_lines(self, left: float, room: float, first: str, second: str, colour: str) -> None:
        width = max(theme.metrics("caption", 600).horizontalAdvance(words) for words in (first, second))
        if width > room:
            return
        upper = QRectF(left, self._y(_TOP), width, _HEIGHT * theme.scale)
        lower = QRectF(left, self._y(_WORDS_TOP), width, theme.line("caption"))
        self._painter.fillRect(upper.united(lower), theme.colour("bg-surface"))
        self._words(first, upper, colour, 600, _LEFT)
        self._words(second, lower, "ink-2", 400, _LEFT)

    def _words(self, words: str, box: QRectF, colour: str, weight: int, align: Qt.AlignmentFlag) -> None:
        self._painter.setFont(theme.font("caption", weight))
        self._painter.setPen(theme.colour(colour))
        draw_line(self._painter, box, words, theme.metrics("caption", weight), align)


def _that_fits(block: PlanBlock, width: float) -> str:
    """Return the fullest words that fit into a block; those beneath finish what "No room" begins."""
    if block.kind is Step.NO_ROOM:
        choices: tuple[str, ...] = (_NO_ROOM,)
    else:
        whole = f"{block.name} · {plural(block.days, 'day')}"
        short = _SHORT.get(block.kind, block.name)
        choices = (whole, f"{block.name} {block.days}", f"{short} {block.days}", short, str(block.days))
    metrics = theme.metrics("caption", 600)
    return next((words for words in choices if metrics.horizontalAdvance(words) <= width), "")
