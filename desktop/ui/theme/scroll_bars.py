"""Scroll bars: a plain handle, with no buttons and no ground of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QScrollBar, QStyle

from desktop.ui.theme.pixels import draw_box

EXTENT: Final = 12
_LEAST_HANDLE: Final = 32
_INSET: Final = 3


def scroll_bar_part(bar: QScrollBar, part: QStyle.SubControl) -> QRect:
    """Return where a part of a scroll bar stands; it has no buttons, so the groove is all of it."""
    handle = _handle(bar)
    if part == QStyle.SubControl.SC_ScrollBarSlider:
        return handle
    whole = bar.rect()
    if part == QStyle.SubControl.SC_ScrollBarGroove:
        return whole
    upright = bar.orientation() == Qt.Orientation.Vertical
    if part == QStyle.SubControl.SC_ScrollBarSubPage:
        return whole.adjusted(0, 0, 0, handle.top() - whole.bottom() - 1) if upright else _left(whole, handle)
    if part == QStyle.SubControl.SC_ScrollBarAddPage:
        return whole.adjusted(0, handle.bottom() + 1, 0, 0) if upright else _right(whole, handle)
    return QRect()


def draw_scroll_bar(painter: QPainter, bar: QScrollBar, colour: Callable[[str], QColor]) -> None:
    """Draw the handle, darker under the pointer."""
    if bar.maximum() <= bar.minimum():
        return
    ink = "ink-3" if bar.underMouse() or bar.isSliderDown() else "line-strong"
    box = QRectF(_handle(bar)).adjusted(_INSET, _INSET, -_INSET, -_INSET)
    draw_box(painter, box, _INSET, fill=colour(ink))


def _handle(bar: QScrollBar) -> QRect:
    upright = bar.orientation() == Qt.Orientation.Vertical
    room = bar.height() if upright else bar.width()
    span = bar.maximum() - bar.minimum()
    length = room if span <= 0 else max(_LEAST_HANDLE, room * bar.pageStep() // (span + bar.pageStep()))
    length = min(length, room)
    start = QStyle.sliderPositionFromValue(
        bar.minimum(), bar.maximum(), bar.sliderPosition(), room - length, bar.invertedAppearance()
    )
    return QRect(0, start, bar.width(), length) if upright else QRect(start, 0, length, bar.height())


def _left(whole: QRect, handle: QRect) -> QRect:
    return QRect(whole.left(), whole.top(), handle.left(), whole.height())


def _right(whole: QRect, handle: QRect) -> QRect:
    return whole.adjusted(handle.right() + 1, 0, 0, 0)
