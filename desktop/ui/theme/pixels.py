"""Whole device pixels, so that edges are crisp at every device ratio."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen


def snapper(painter: QPainter) -> Callable[[float], float]:
    """Return what moves an x or y in logical pixels to the nearest device pixel of this painter."""
    transform = painter.deviceTransform()
    ratio, shift = transform.m11(), transform.dx()  # m11 already holds the device ratio

    def snap(value: float) -> float:
        return (math.floor(value * ratio + shift + 0.5) - shift) / ratio

    return snap


def thickness(painter: QPainter, value: float) -> float:
    """Return a thickness in logical pixels that is a whole number of device pixels, at least one."""
    ratio = painter.deviceTransform().m11()
    return max(1, math.floor(value * ratio + 0.5)) / ratio


def draw_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    edge: QColor | None = None,
    edge_width: float = 1,
) -> None:
    """Draw a rounded box whose edge lies inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = thickness(painter, edge_width) if edge is not None else 0
    painter.setPen(QPen(edge, width) if edge is not None else QColor(0, 0, 0, 0))
    painter.setBrush(fill if fill is not None else QColor(0, 0, 0, 0))
    half = width / 2
    inner = rect.adjusted(half, half, -half, -half)
    corner = min(radius, inner.height() / 2 + half) - half
    painter.drawRoundedRect(inner, corner, corner)
    painter.restore()
