"""The heading of the runway column: its name, and the scale that all rows share."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.ui.runway.scale import TICK_DAYS, shared_scale
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import draw_line

PADDING = 8
_WORDS = "Runway, working days"
_APART = 4.0


def paint_runway_heading(painter: QPainter, section: QRectF) -> None:
    """Draw "today 10 20 30 40" where the cells have their days, under the column's name."""
    cell = section.adjusted(PADDING, 0, -PADDING, -1)
    caption, tick = theme.line("caption"), theme.line("tick")
    top = cell.top() + (cell.height() + 1 - caption - tick) // 2
    painter.setPen(theme.colour("ink-2"))
    painter.setFont(theme.font("caption", 600))
    metrics = theme.metrics("caption", 600)
    words = metrics.elidedText(_WORDS, Qt.TextElideMode.ElideRight, int(cell.width()))
    draw_line(
        painter, QRectF(cell.left(), top, cell.width(), caption), words, metrics, Qt.AlignmentFlag.AlignLeft
    )
    draw_ticks(painter, cell, top + caption, tick)


def draw_ticks(painter: QPainter, cell: QRectF, top: float, height: int) -> None:
    """Draw the figures of a strip that fills `cell`; one that would touch another is left out."""
    scale = shared_scale(cell.left(), cell.width(), theme.scale)
    metrics = theme.metrics("tick", None, True)
    painter.setPen(theme.colour("ink-3"))
    painter.setFont(theme.font("tick", None, True))
    free_from = cell.left() - PADDING
    for day, words in ((0, "today"), *((day, str(day)) for day in TICK_DAYS)):
        width = metrics.horizontalAdvance(words)
        left = QPointF(scale.x(day) - width / 2, top)
        if left.x() < free_from:
            continue
        draw_line(painter, QRectF(left.x(), top, width, height), words, metrics, Qt.AlignmentFlag.AlignLeft)
        free_from = left.x() + width + _APART
