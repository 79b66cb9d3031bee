"""The proxy style over Fusion: surfaces, fields, scroll bars, tooltips and the focus frame are ours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFocusFrame,
    QLineEdit,
    QMenu,
    QProxyStyle,
    QScrollBar,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)
from shiboken6 import isValid

from desktop.ui.theme.menu_marks import draw_menu_mark, is_menu_mark
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.scroll_bars import EXTENT, draw_scroll_bar, scroll_bar_part
from desktop.ui.theme.surfaces import SURFACES, paint_surface

RING_WIDTH = 2
RING_REACH = 4
"""How far the ring reaches beyond a widget: its gap and its own width."""
CONTROL_RADIUS = 6
FIELD_PADDING = 10
_TOOLTIP_PADDING = 5

_METRICS = {
    QStyle.PixelMetric.PM_FocusFrameHMargin: RING_REACH,
    QStyle.PixelMetric.PM_FocusFrameVMargin: RING_REACH,
    QStyle.PixelMetric.PM_ScrollBarExtent: EXTENT,
    QStyle.PixelMetric.PM_ToolTipLabelFrameWidth: _TOOLTIP_PADDING,
}


def ring_radius(widget: QWidget | None) -> float:
    """Return the outer radius of the ring around a widget, which may say its own."""
    return float(getattr(widget, "ring_radius", CONTROL_RADIUS + RING_REACH))


def _living(widget: QWidget | None) -> QWidget | None:
    """Return the widget unless its wrapper is that of one that has gone.

    Qt asks the style while it makes a widget. Where an earlier one stood at the same address, PySide
    hands over the wrapper of that one, and passing it on ends the program.
    """
    return widget if isinstance(widget, QWidget) and isValid(widget) else None


class Style(QProxyStyle):
    """Fusion with parts of ours. Keep a reference for the whole run: Qt does not."""

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
        widget = _living(widget)
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
        """Give the ring its reach, scroll bars their width, tooltips their padding."""
        widget = _living(widget)
        ours = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if ours is None else ours

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Keep the words of a line off its edge."""
        widget = _living(widget)
        if element == QStyle.SubElement.SE_LineEditContents and _is_field(widget):
            return option.rect.adjusted(FIELD_PADDING + 1, 1, -FIELD_PADDING - 1, -1)
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]  # None will do

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Leave the buttons of scroll bars out."""
        widget = _living(widget)
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(widget, QScrollBar):
            return scroll_bar_part(widget, part)
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]  # None will do

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw our scroll bars."""
        widget = _living(widget)
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(widget, QScrollBar):
            draw_scroll_bar(painter, widget, self._colour)
            return
        super().drawComplexControl(control, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the focus frame as a ring around its widget, and the edge of fields of several lines."""
        widget = _living(widget)
        if element == QStyle.ControlElement.CE_FocusFrame and isinstance(widget, QFocusFrame):
            self._draw_ring(painter, QRectF(widget.rect()), ring_radius(widget.widget()))
        elif element == QStyle.ControlElement.CE_ShapedFrame and _is_field(widget):
            self._draw_field(painter, option)
        else:
            super().drawControl(element, option, painter, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw surfaces, fields and bars; the ring takes the place of the stock focus rectangle."""
        widget = _living(widget)
        primitive = QStyle.PrimitiveElement
        if element == primitive.PE_Widget:
            self._draw_surface(painter, widget)
        elif element == primitive.PE_PanelLineEdit and _is_field(widget):
            self._draw_field(painter, option)
        elif element == primitive.PE_PanelStatusBar:
            self._draw_status_bar(painter, QRectF(option.rect))
        elif element == primitive.PE_PanelTipLabel:
            self._draw_tooltip(painter, QRectF(option.rect))
        elif is_menu_mark(element) and isinstance(widget, QMenu):
            self._draw_menu_mark(element, option, painter)
        elif element not in (primitive.PE_FrameFocusRect, primitive.PE_FrameStatusBarItem):
            super().drawPrimitive(element, option, painter, widget)

    def _draw_surface(self, painter: QPainter, widget: QWidget | None) -> None:
        surface = SURFACES.get(widget.property("kind")) if widget is not None else None
        if widget is not None and surface is not None:
            paint_surface(painter, QRectF(widget.rect()), surface, self._colour)

    def _draw_field(self, painter: QPainter, option: QStyleOption) -> None:
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        edge = self._colour("line-strong" if enabled else "line")
        draw_box(painter, QRectF(option.rect), CONTROL_RADIUS, fill=self._colour("bg-surface"), edge=edge)

    def _draw_status_bar(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, self._colour("bg-nav"))
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), self._colour("line"))

    def _draw_tooltip(self, painter: QPainter, rect: QRectF) -> None:
        draw_box(painter, rect, 0, fill=self._colour("bg-surface"), edge=self._colour("line-strong"))

    def _draw_menu_mark(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter
    ) -> None:
        """Draw the tick where there is one; on a filled entry it takes the colour of the words."""
        if element == QStyle.PrimitiveElement.PE_IndicatorMenuCheckMark and not (
            option.state & QStyle.StateFlag.State_On
        ):
            return
        draw_menu_mark(painter, element, QRectF(option.rect), painter.pen().color())

    def _draw_ring(self, painter: QPainter, rect: QRectF, radius: float) -> None:
        half = RING_WIDTH / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour("focus"), RING_WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)
        painter.restore()


def _is_field(widget: QWidget | None) -> bool:
    """Return whether a widget is one of our fields: a line with a frame, or several lines of that kind."""
    if isinstance(widget, QLineEdit):
        return widget.hasFrame()
    return widget is not None and widget.property("kind") == "field"
