"""Draws the strip: the runway of one opportunity on the shared scale of its list."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.domain.runway import Verdict
from desktop.ui.runway.marks import Flag, draw_chevron, draw_circle, draw_dashed_box, draw_flag, draw_post
from desktop.ui.runway.patterns import HATCHES, fill_hatched
from desktop.ui.runway.pixels import Pixels
from desktop.ui.runway.scale import DAYS_SHOWN, TICK_DAYS, RunwayScale, shared_scale
from desktop.ui.runway.strip_values import Strip
from desktop.ui.theme.glyphs import draw_glyph
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.state_chip import FAMILIES

_PAST_PX_PER_DAY = 1.6
_BEYOND_GAP = 8.0
_GLYPH_X, _FIGURE_GAP = 12.0, 4.0


def paint_runway_cell(painter: QPainter, rect: QRectF, strip: Strip, row_colour: QColor) -> None:
    """Draw a strip centred in `rect`; the today line runs through its full height.

    `row_colour` is what lies beneath: markers keep a halo of it, so that they stand out on any bar.
    """
    painter.save()
    try:
        _StripPainter(painter, rect, strip, row_colour).paint()
    finally:
        painter.restore()


class _StripPainter:
    """One strip, drawn back to front."""

    def __init__(self, painter: QPainter, rect: QRectF, strip: Strip, row_colour: QColor) -> None:
        self._painter = painter
        self._pixels = Pixels(painter)
        self._rect = rect
        self._strip = strip
        self._row = row_colour
        self._scale: RunwayScale = shared_scale(rect.left(), rect.width(), theme.scale)
        self._mark = theme.scale
        self._middle = self._pixels.y(rect.center().y())

    def paint(self) -> None:
        strip = self._strip
        self._draw_scale()
        self._draw_past()
        if strip.verdict is Verdict.EARLY_SIGNAL:
            self._draw_open_end()
        elif strip.verdict is Verdict.CLOSED:
            self._draw_closed_post()
        elif strip.days is not None:
            self._draw_bar(strip.days)
        self._draw_today()
        if strip.days is not None:
            self._draw_markers(strip.days)
        self._draw_label()

    def _draw_scale(self) -> None:
        line = theme.colour("line")
        self._pixels.level(self._scale.today_x, self._scale.end_x, self._middle, 1, line)
        tick = 2 * self._mark
        for day in TICK_DAYS:
            self._pixels.upright(self._scale.x(day), self._middle - tick, self._middle + tick, 1, line)

    def _draw_past(self) -> None:
        days = self._strip.past_days
        if days is None:
            return
        past, mark = theme.colour("past"), self._mark
        start = self._scale.today_x - days * _PAST_PX_PER_DAY * mark
        end = self._closed_x() if self._strip.closed_days is not None else self._scale.today_x
        self._pixels.level(min(start, end), end, self._middle, 3 * mark, past)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(past)
        self._painter.drawEllipse(QPointF(min(start, end), self._middle), 2.5 * mark, 2.5 * mark)

    def _closed_x(self) -> float:
        """Return where the post of a closed one stands: as long ago as it closed, on the past's own scale."""
        gone = (self._strip.closed_days or 0) * _PAST_PX_PER_DAY
        return self._scale.today_x - gone * self._mark

    def _draw_closed_post(self) -> None:
        if self._strip.closed_days is None:
            return
        reach = 8 * self._mark
        past, x = theme.colour("past"), self._closed_x()
        draw_post(
            self._pixels, x, self._middle - reach, self._middle + reach, 3 * self._mark, past, self._row
        )

    def _bar(self, start_day: float, end_day: float) -> QRectF:
        reach = 5 * self._mark
        end = (
            self._scale.x(end_day) if end_day <= DAYS_SHOWN else self._scale.end_x - _BEYOND_GAP * self._mark
        )
        start = min(self._scale.x(start_day), end)
        return self._pixels.rect(start, self._middle - reach, end, self._middle + reach)

    def _draw_open_end(self) -> None:
        fill, edge = theme.colour("early-tint"), theme.colour("early-fill")
        draw_dashed_box(self._painter, self._bar(0, DAYS_SHOWN + 1), 4 * self._mark, fill, edge)
        self._draw_beyond(edge)

    def _draw_beyond(self, colour: QColor) -> None:
        size, end = 4 * self._mark, self._scale.end_x
        self._pixels.fill(
            self._pixels.rect(end - 8 * self._mark, self._middle - 2, end - 3 * self._mark, self._middle + 2),
            self._row,
        )
        draw_chevron(self._painter, QPointF(end - 1.5 * self._mark, self._middle), size, colour)

    def _draw_bar(self, days: int) -> None:
        verdict = self._strip.verdict
        if verdict is None:
            self._draw_steps(days)
            edge = theme.colour("brand")
        else:
            tone = FAMILIES[verdict]
            edge = theme.colour(f"{tone}-fill")
            self._draw_thinking_and_work(verdict, tone, days)
        if days > DAYS_SHOWN:
            self._draw_beyond(edge)

    def _draw_thinking_and_work(self, verdict: Verdict, tone: str, days: int) -> None:
        """Tint while there is time to think, the verdict's own fill from the flag on.

        Too short has its pattern on the whole bar: there is no time to think in it.
        """
        fill, tint = theme.colour(f"{tone}-fill"), theme.colour(f"{tone}-tint")
        flag = 0 if verdict is Verdict.TOO_SHORT else (self._strip.flag_day or 0)
        whole, work = self._bar(0, days), self._bar(flag, days)
        self._pixels.fill(whole, tint)
        hatch = HATCHES.get(verdict)
        if hatch is None:
            self._pixels.fill(work, fill)
        else:
            fill_hatched(self._painter, self._pixels, work, hatch, tone)
        self._pixels.frame(whole, 1, fill)

    def _draw_steps(self, days: int) -> None:
        brand = theme.colour("brand")
        bar = self._bar(0, days)
        self._pixels.fill(bar, theme.colour("brand-tint"))
        self._pixels.frame(bar, 1, brand)
        for start in self._strip.steps:
            if self._scale.x(start) < bar.right():
                self._pixels.upright(self._scale.x(start), bar.top(), bar.bottom(), 1, brand)

    def _draw_today(self) -> None:
        self._pixels.upright(
            self._scale.today_x, self._rect.top(), self._rect.bottom(), 1.5, theme.colour("marker")
        )

    def _draw_markers(self, days: int) -> None:
        """Draw circle, post and flag; the flag last, for it must stand out where two meet."""
        mark, middle, strip = self._mark, self._middle, self._strip
        if strip.questions_day is not None and strip.questions_day <= min(days, DAYS_SHOWN):
            centre = QPointF(self._scale.x(strip.questions_day), middle)
            draw_circle(self._painter, centre, 5.5 * mark, 1.5 * mark, self._row)
        if days <= DAYS_SHOWN:
            marker, reach = theme.colour("marker"), 8 * mark
            draw_post(
                self._pixels, self._scale.x(days), middle - reach, middle + reach, 3 * mark, marker, self._row
            )
        if strip.flag_day is not None and strip.flag_day <= DAYS_SHOWN:
            flag = Flag(middle - 11 * mark, middle + 7 * mark, 1.5, 8 * mark, 5.5 * mark)
            x = self._scale.x(strip.flag_day)
            joins = strip.flag_day in (0, days)
            draw_flag(self._painter, self._pixels, x, flag, None if joins else self._row)

    def _draw_label(self) -> None:
        strip, mark = self._strip, self._mark
        tone = FAMILIES.get(strip.verdict) if strip.verdict else None
        if tone is not None:
            size = 8 * mark
            left = self._scale.end_x + _GLYPH_X * mark - size / 2
            draw_glyph(self._painter, QRectF(left, self._middle - size / 2, size, size), tone)
        self._painter.setFont(theme.font("caption", 600, True))
        self._painter.setPen(theme.colour(f"{tone}-text" if tone else "ink-2"))
        line, gap = theme.line("caption"), _FIGURE_GAP if strip.days is not None or tone else 0
        box = QRectF(
            self._scale.end_x,
            self._middle - line / 2,
            self._scale.right - gap - self._scale.end_x,
            line,
        )
        self._painter.drawText(
            box,
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip,
            strip.label,
        )
