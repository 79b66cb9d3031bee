"""The proxy style over Fusion: it draws the focus frame and silences the stock focus rectangle."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

RING_WIDTH = 2
RING_REACH = 4
"""How far the ring reaches beyond a widget: its gap and its own width."""
CONTROL_RADIUS = 6


def ring_radius(widget: QWidget | None) -> float:
    """Return the outer radius of the ring around a widget, which may say its own."""
    return float(getattr(widget, "ring_radius", CONTROL_RADIUS + RING_REACH))


class Style(QProxyStyle):
    """Fusion with our focus frame. Keep a reference for the whole run: Qt does not."""

    def __init__(self, colour: Callable[[str], QColor]) -> None:
        super().__init__("Fusion")  # by name, so that the proxy owns its base
        self._colour = colour

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        shret: QStyleHintReturn | None = None,
    ) -> int:
        """Let the focus frame stand above its widget, with no mask: a mask cuts round corners."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, shret)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Give the focus frame the reach of the ring on every side."""
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return RING_REACH
        return super().pixelMetric(metric, option, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the focus frame as a ring around its widget."""
        if element == QStyle.ControlElement.CE_FocusFrame and isinstance(widget, QFocusFrame):
            self._draw_ring(painter, QRectF(widget.rect()), ring_radius(widget.widget()))
            return
        super().drawControl(element, option, painter, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Leave out the stock focus rectangle: the ring takes its place."""
        if element != QStyle.PrimitiveElement.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)

    def _draw_ring(self, painter: QPainter, rect: QRectF, radius: float) -> None:
        half = RING_WIDTH / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour("focus"), RING_WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)
        painter.restore()
