"""The hatches that carry a verdict without colour, as brushes in device pixels."""

from __future__ import annotations

import math
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap, QTransform

from desktop.domain.runway import Verdict
from desktop.ui.runway.pixels import Pixels
from desktop.ui.theme.theme import theme

_DIAGONAL_EVERY = 6.0
_DIAGONAL_LINE = 3.2
_BARS_EVERY = 5.0
_BARS_LINE = 2.0
_MOST_PERIODS = 4


class Hatch(StrEnum):
    """Which pattern."""

    DIAGONAL = "diagonal"
    BARS = "bars"


HATCHES = {Verdict.TIGHT: Hatch.DIAGONAL, Verdict.TOO_SHORT: Hatch.BARS}
"""The verdicts whose bar is not solid."""


def hatch_brush(hatch: Hatch, tone: str, ratio: float) -> QBrush:
    """Return the brush of this pattern in a runway tone ("tight", "short"), for that device ratio."""
    return _brush(
        hatch, theme.colour(f"{tone}-fill").rgba(), theme.colour(f"{tone}-tint").rgba(), theme.scale, ratio
    )


def fill_hatched(painter: QPainter, pixels: Pixels, rect: QRectF, hatch: Hatch, tone: str) -> None:
    """Fill a snapped rectangle with the pattern, which begins at its left edge."""
    painter.setBrushOrigin(rect.topLeft())
    painter.fillRect(rect, hatch_brush(hatch, tone, pixels.ratio))
    painter.setBrushOrigin(QPointF(0, 0))


@lru_cache(maxsize=64)
def _brush(hatch: Hatch, fill: int, tint: int, scale: float, ratio: float) -> QBrush:
    mark = ratio * min(scale, 1.5)  # beyond that a pattern loses its grain
    tile = _bars(fill, tint, mark) if hatch is Hatch.BARS else _diagonal(fill, tint, mark)
    brush = QBrush(QPixmap.fromImage(tile))
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush


def _bars(fill: int, tint: int, mark: float) -> QImage:
    period, line = max(2, round(_BARS_EVERY * mark)), max(1, round(_BARS_LINE * mark))
    tile = _tile(period, tint)
    painter = QPainter(tile)
    try:
        painter.fillRect(QRectF((period - line) // 2, 0, line, period), QColor.fromRgba(fill))
    finally:
        painter.end()
    return tile


def _diagonal(fill: int, tint: int, mark: float) -> QImage:
    """Draw as many periods as make the tile nearly whole: a diagonal repeats every 6 x 1.414 px along x."""
    period = _DIAGONAL_EVERY * math.sqrt(2) * mark
    periods = min(range(1, _MOST_PERIODS + 1), key=lambda n: abs(n * period - round(n * period)))
    size = max(2, round(periods * period))
    tile = _tile(size, tint)
    painter = QPainter(tile)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(
                QColor.fromRgba(fill), _DIAGONAL_LINE * mark, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap
            )
        )
        step = size / periods
        for line in range(-periods, 2 * periods + 1):
            painter.drawLine(QPointF(line * step, size), QPointF(line * step + size, 0))
    finally:
        painter.end()
    return tile


def _tile(size: int, tint: int) -> QImage:
    tile = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(QColor.fromRgba(tint))
    return tile
