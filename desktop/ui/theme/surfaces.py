"""Surfaces: what a widget of a kind stands on, "page", "card", "paper" and so on. The style paints them.

There is no style sheet on the application: it would cost half a millisecond for each widget at every
switch of theme.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.theme.pixels import draw_box

CARD_RADIUS: Final = 8


class Surface(Struct, frozen=True):
    """The tokens of a ground and its edge, and on which side the edge stands: "" has none."""

    ground: str
    edge: str = ""
    side: str = ""


SURFACES: Final = {
    "page": Surface("bg-window"),
    "nav": Surface("bg-nav", "line", "right"),
    "strip": Surface("bg-surface", "line", "bottom"),
    "pane": Surface("bg-surface", "line", "left"),
    "sample": Surface("bg-paper", "line-paper", "bottom"),
    "card": Surface("bg-surface", "line", "around"),
    "paper": Surface("bg-paper", "line-paper", "around"),
    "subtle": Surface("bg-subtle"),
    "rule": Surface("line"),
    "paper-rule": Surface("line-paper"),
}
"""By the kind that a widget says in its property."""

_MARGINS: Final = {
    "": (0, 0, 0, 0),
    "left": (1, 0, 0, 0),
    "right": (0, 0, 1, 0),
    "bottom": (0, 0, 0, 1),
    "around": (1, 1, 1, 1),
}


def set_surface(widget: QWidget, kind: str) -> None:
    """Let a widget stand on a surface; what a frame holds keeps off the edge."""
    widget.setProperty("kind", kind)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if isinstance(widget, QFrame):
        widget.setContentsMargins(*_MARGINS[SURFACES[kind].side])


def paint_surface(painter: QPainter, rect: QRectF, surface: Surface, colour: Callable[[str], QColor]) -> None:
    """Paint a surface: round where its edge goes around, else square with a line at one side."""
    if surface.side == "around":
        draw_box(painter, rect, CARD_RADIUS, fill=colour(surface.ground), edge=colour(surface.edge))
        return
    painter.fillRect(rect, colour(surface.ground))
    if surface.side:
        painter.fillRect(_edge(rect, surface.side), colour(surface.edge))


def _edge(rect: QRectF, side: str) -> QRectF:
    if side == "left":
        return QRectF(rect.left(), rect.top(), 1, rect.height())
    if side == "right":
        return QRectF(rect.right() - 1, rect.top(), 1, rect.height())
    return QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
