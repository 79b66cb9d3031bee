"""Round and square marks with words: one of several, or any of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import draw_line
from desktop.ui.widgets.tooltips import plain_tooltip

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # Qt's own part comes from QRadioButton or QCheckBox: it cannot come twice

_GAP = 8
_LEAST_WIDTH = 96


class DrawMark(Protocol):
    """Draws a mark in a box."""

    def __call__(self, painter: QPainter, box: QRectF, *, on: bool) -> None:
        """Draw it, on or off."""


def draw_radio(painter: QPainter, box: QRectF, *, on: bool) -> None:
    """Draw a round mark, filled in the middle while it is on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("brand" if on else "line-strong"), 1))
    painter.setBrush(theme.colour("bg-surface"))
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    if on:
        inset = box.width() * 0.22
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brand"))
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


def draw_tick(painter: QPainter, box: QRectF, *, on: bool) -> None:
    """Draw a square mark, ticked while it is on."""
    fill, edge = ("brand", "brand") if on else ("bg-surface", "line-strong")
    draw_box(painter, box, 4, fill=theme.colour(fill), edge=theme.colour(edge))
    if on:
        size = theme.px(14)
        inset = (box.width() - size) / 2
        draw_icon(painter, box.x() + inset, box.y() + inset, "check", 14, "on-brand")


class _Marked(_Button):
    """What both have: the mark, words that may be cut, and clicks that count anywhere on either."""

    ring_radius = 8
    draw_mark: ClassVar[DrawMark]

    def _begin(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the mark, the gap and the words."""
        return _hint(self.text())

    def minimumSizeHint(self) -> QSize:
        """Return room for the mark and a few letters: words that are too long are cut, and told on hover."""
        return _hint(self.text()).boundedTo(QSize(_LEAST_WIDTH, self.sizeHint().height()))

    def hitButton(self, pos: QPoint) -> bool:
        """Return whether a click there counts: anywhere on mark or words."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw mark and words."""
        painter = QPainter(self)
        self.draw_mark(painter, _mark(self), on=self.isChecked())
        _draw_words(painter, self, self.text())
        painter.end()


class Radio(_Marked, QRadioButton):
    """One of several: a round mark and its words. The arrow keys go between those of one group."""

    draw_mark = staticmethod(draw_radio)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._begin()


class Tick(_Marked, QCheckBox):
    """Any of several: a square mark and its words."""

    draw_mark = staticmethod(draw_tick)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._begin()


def _hint(words: str) -> QSize:
    width = theme.metrics("table").horizontalAdvance(words)
    return QSize(theme.px(18) + _GAP + width + 2, max(24, theme.line("table") + 6))


def _mark(widget: QWidget) -> QRectF:
    size = theme.px(18)
    return QRectF(0, (widget.height() - size) // 2, size, size)


def _draw_words(painter: QPainter, widget: QWidget, words: str) -> None:
    painter.setFont(theme.font("table"))
    painter.setPen(theme.colour("ink" if widget.isEnabled() else theme.off))
    box = widget.rect().adjusted(theme.px(18) + _GAP, 0, 0, 0)
    shown = theme.metrics("table").elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    tip = "" if shown == words else plain_tooltip(words)
    if tip != widget.toolTip():
        widget.setToolTip(tip)
    draw_line(painter, QRectF(box), shown, theme.metrics("table"), Qt.AlignmentFlag.AlignLeft)
