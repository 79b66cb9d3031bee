"""Draws the large runway from its layout."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.domain.runway import Runway, Verdict
from desktop.domain.words import short_month
from desktop.domain.working_days import Calendar
from desktop.ui.runway.large_labels import StemLabel, stem_labels
from desktop.ui.runway.large_plan import PlanLane
from desktop.ui.runway.large_scale import LargeScale, large_scale
from desktop.ui.runway.marks import Flag, draw_chevron, draw_circle, draw_dashed_box, draw_flag, draw_post
from desktop.ui.runway.patterns import HATCHES, fill_hatched
from desktop.ui.runway.pixels import Pixels
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.state_chip import FAMILIES
from desktop.ui.widgets.text_lines import draw_line

LABEL_ROW_HEIGHT = 38
_LABEL_TOP, _DATE_TOP, _STEM_TOP, _BAR_TOP, _BAR_HEIGHT = 4, 24, 42, 64, 24
_POLE_TOP, _POLE_BOTTOM = 46, 94
_POST_TOP, _POST_BOTTOM = 56, 96
_WEEK_TOP, _LINES_BOTTOM, _WEEK_WORDS_TOP = 60, 160, 92
_EARLY_WORDS = "No tender yet: this is the best time to talk."
_NO_DATE_WORDS = "No date, so no plan can be counted back."
_CHEVRON_ROOM = 12


def paint_large_runway(painter: QPainter, rect: QRect, runway: Runway, calendar: Calendar) -> None:
    """Draw a runway into the whole of `rect`, on the colour of a card."""
    painter.save()
    try:
        _LargePainter(painter, rect, runway, calendar).paint()
    finally:
        painter.restore()


class _LargePainter:
    """One large runway, drawn back to front. Heights are as at 100 %; `_mark` is how much larger they are."""

    def __init__(self, painter: QPainter, rect: QRect, runway: Runway, calendar: Calendar) -> None:
        self._painter, self._pixels = painter, Pixels(painter)
        self._runway = runway
        self._mark = theme.scale
        self._width = float(rect.width())
        self._scale: LargeScale = large_scale(runway, calendar, self._width, self._mark)
        self._labels = {label.mark: label for label in stem_labels(runway, self._scale, self._width)}
        rows = max((label.row for label in self._labels.values()), default=0)
        self._top = rect.top() + rows * LABEL_ROW_HEIGHT * self._mark
        self._row_colour = theme.colour("bg-surface")
        self._today_x = self._scale.x(runway.today)
        self._flag_x = None if runway.act_by is None else self._scale.x(runway.act_by)

    def paint(self) -> None:
        self._draw_weeks()
        self._draw_stems()
        self._draw_past()
        self._draw_bar()
        self._draw_plan()
        self._draw_today()
        self._draw_markers()
        for label in self._labels.values():
            self._draw_label(label)

    def _y(self, value: float) -> float:
        return self._top + value * self._mark

    @property
    def _middle(self) -> float:
        return self._y(_BAR_TOP + _BAR_HEIGHT / 2)

    def _draw_weeks(self) -> None:
        self._painter.setFont(theme.font("caption", None, True))
        today_x = self._today_x
        for x, monday in self._scale.weeks(self._mark):
            self._pixels.upright(x, self._y(_WEEK_TOP), self._y(_LINES_BOTTOM), 1, theme.colour("line"))
            words = f"{monday.day} {short_month(monday)}"
            left = x + 4
            right = left + theme.metrics("caption", None, True).horizontalAdvance(words)
            if left < today_x < right + 4 or right > self._width:
                continue
            self._painter.setPen(theme.colour("ink-3"))
            box = QRectF(left, self._y(_WEEK_WORDS_TOP), right - left, theme.line("caption"))
            draw_line(
                self._painter, box, words, theme.metrics("caption", None, True), Qt.AlignmentFlag.AlignLeft
            )

    def _draw_stems(self) -> None:
        """Join each label that stands higher, and each that has no mark up there, to the bar."""
        for label in self._labels.values():
            ends = {"post": _POST_TOP, "circle": _BAR_TOP, "flag": _POLE_TOP, "today": _STEM_TOP}.get(
                label.mark
            )
            starts = _STEM_TOP - label.row * LABEL_ROW_HEIGHT
            if ends is not None and starts < ends:
                self._pixels.upright(label.x, self._y(starts), self._y(ends), 1, theme.colour("line-strong"))

    def _draw_past(self) -> None:
        runway = self._runway
        closed_on = runway.facts.submission_on if runway.verdict is Verdict.CLOSED else None
        end = min(closed_on or runway.today, runway.today)
        start, past = self._scale.left, theme.colour("past")
        if self._scale.cut:
            self._draw_earlier(start, past)
            start += 24 * self._mark
        self._pixels.level(start, self._scale.x(end), self._middle, 4 * self._mark, past)
        if "dot" in self._labels and not self._scale.cut:
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(past)
            radius = 5 * self._mark
            self._painter.drawEllipse(QPointF(start + radius - 1, self._middle), radius, radius)

    def _draw_earlier(self, left: float, past: QColor) -> None:
        """Break the line where it was published longer ago than is drawn."""
        for part in range(3):
            start = left + part * 8 * self._mark
            self._pixels.level(start, start + 4 * self._mark, self._middle, 4 * self._mark, past)

    def _draw_bar(self) -> None:
        runway, today_x = self._runway, self._today_x
        if runway.verdict is Verdict.EARLY_SIGNAL:
            self._draw_open_end(today_x)
        elif runway.verdict is Verdict.NO_DATE:
            self._pixels.level(today_x, self._scale.right, self._middle, 1, theme.colour("line-strong"))
        elif runway.working_days is not None and runway.verdict is not Verdict.CLOSED:
            self._draw_days(self._bar(today_x, self._scale.right))

    def _bar(self, left: float, right: float) -> QRectF:
        return self._pixels.rect(left, self._y(_BAR_TOP), right, self._y(_BAR_TOP + _BAR_HEIGHT))

    def _draw_open_end(self, today_x: float) -> None:
        end = self._scale.right - _CHEVRON_ROOM * self._mark
        edge = theme.colour("early-fill")
        draw_dashed_box(
            self._painter, self._bar(today_x, end), 4 * self._mark, theme.colour("early-tint"), edge
        )
        draw_chevron(self._painter, QPointF(self._scale.right, self._middle), 7 * self._mark, edge)

    def _draw_days(self, whole: QRectF) -> None:
        verdict = self._runway.verdict
        family = FAMILIES.get(verdict) if verdict else None
        if verdict is None or family is None:
            self._pixels.fill(whole, theme.colour("brand-tint"))
            self._pixels.frame(whole, 1, theme.colour("brand"))
            return
        fill = theme.colour(f"{family}-fill")
        thinks = self._flag_x is not None and verdict is not Verdict.TOO_SHORT
        work = self._bar(self._flag_x, self._scale.right) if thinks and self._flag_x else whole
        self._pixels.fill(whole, theme.colour(f"{family}-tint"))
        if verdict in HATCHES:
            fill_hatched(self._painter, self._pixels, work, HATCHES[verdict], family)
        else:
            self._pixels.fill(work, fill)
        self._pixels.frame(whole, 1, fill)

    def _draw_plan(self) -> None:
        runway = self._runway
        if runway.verdict is Verdict.EARLY_SIGNAL:
            self._draw_plan_words(_EARLY_WORDS, "early-text")
        elif runway.verdict is Verdict.NO_DATE:
            self._draw_plan_words(_NO_DATE_WORDS, "ink-2")
        elif runway.working_days is not None and runway.verdict is not Verdict.CLOSED:
            PlanLane(self._painter, self._pixels, runway, self._scale, self._y).draw()

    def _draw_plan_words(self, words: str, colour: str) -> None:
        metrics = theme.metrics("table", 600)
        self._painter.setFont(theme.font("table", 600))
        self._painter.setPen(theme.colour(colour))
        left = self._today_x + 10
        box = QRectF(left, self._y(120), metrics.horizontalAdvance(words), 32 * self._mark)
        self._painter.fillRect(box, self._row_colour)
        draw_line(self._painter, box, words, metrics, Qt.AlignmentFlag.AlignLeft)

    def _draw_today(self) -> None:
        if self._runway.today > self._scale.end:
            return
        x = self._today_x
        self._pixels.upright(x, self._y(_STEM_TOP), self._y(_LINES_BOTTOM), 2, theme.colour("marker"))

    def _draw_markers(self) -> None:
        labels, marker = self._labels, theme.colour("marker")
        if (circle := labels.get("circle")) is not None:
            draw_circle(
                self._painter,
                QPointF(circle.x, self._middle),
                11 * self._mark,
                2 * self._mark,
                self._row_colour,
            )
        if (post := labels.get("post")) is not None:
            closed = self._runway.verdict is Verdict.CLOSED
            colour = theme.colour("past") if closed else marker
            top, bottom = self._y(_POST_TOP), self._y(_POST_BOTTOM)
            draw_post(self._pixels, post.x, top, bottom, 4 * self._mark, colour, self._row_colour)
        if self._flag_x is not None:
            shape = Flag(self._y(_POLE_TOP), self._y(_POLE_BOTTOM), 2, 13 * self._mark, 10 * self._mark)
            joins = any(abs(self._flag_x - x) < 1 for x in (self._today_x, self._scale.right))
            draw_flag(self._painter, self._pixels, self._flag_x, shape, None if joins else self._row_colour)

    def _draw_label(self, label: StemLabel) -> None:
        top = self._y(_LABEL_TOP - label.row * LABEL_ROW_HEIGHT)
        title, date = theme.line("table"), theme.line("caption")
        width = math.ceil(label.width)
        below = top + (_DATE_TOP - _LABEL_TOP) * self._mark
        self._painter.fillRect(QRectF(label.left - 2, top, width + 4, below + date - top), self._row_colour)
        align = Qt.AlignmentFlag.AlignLeft if label.at_left else Qt.AlignmentFlag.AlignHCenter
        self._painter.setFont(theme.font("table", 600))
        self._painter.setPen(theme.colour("ink-2" if label.mark == "dot" else "ink"))
        draw_line(
            self._painter,
            QRectF(label.left, top, width, title),
            label.title,
            theme.metrics("table", 600),
            align,
        )
        self._painter.setFont(theme.font("caption"))
        self._painter.setPen(theme.colour("ink-2"))
        words = QRectF(label.left, below, width, date)
        draw_line(self._painter, words, label.date_words, theme.metrics("caption"), align)
