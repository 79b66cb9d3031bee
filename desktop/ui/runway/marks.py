"""The marks that strip, legend and large runway share: flag, circle, post, chevron."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.ui.runway.pixels import Pixels
from desktop.ui.theme.theme import theme


class Flag(Struct, frozen=True):
    """A pole from `top` to `bottom`, with a notched flag to its right."""

    top: float
    bottom: float
    pole: float
    width: float
    height: float


def draw_flag(painter: QPainter, pixels: Pixels, x: float, flag: Flag, halo: QColor | None) -> None:
    """Draw a flag whose pole is centred on x; without a halo it joins the mark it stands on."""
    marker = theme.colour("marker")
    if halo is not None:
        pixels.upright(x, flag.top, flag.bottom, flag.pole + 2, halo)
    pole = pixels.upright(x, flag.top, flag.bottom, flag.pole, marker)
    left, top = pole.left(), pole.top()
    right, bottom = left + flag.width, top + flag.height
    cloth = QPolygonF(
        [
            QPointF(left, top),
            QPointF(right, top),
            QPointF(right - flag.width * 0.28, (top + bottom) / 2),
            QPointF(right, bottom),
            QPointF(left, bottom),
        ]
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(marker)
    painter.drawPolygon(cloth)
    painter.restore()


def draw_circle(painter: QPainter, centre: QPointF, across: float, ring: float, halo: QColor) -> None:
    """Draw the ring of a clarification deadline, `across` inside its edge, with a halo of 1 px."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(halo)
    outer = (across + ring) / 2 + 1
    painter.drawEllipse(centre, outer, outer)
    painter.setPen(QPen(theme.colour("marker"), ring))
    painter.drawEllipse(centre, across / 2, across / 2)
    painter.restore()


def draw_post(
    pixels: Pixels, x: float, top: float, bottom: float, width: float, colour: QColor, halo: QColor
) -> None:
    """Draw the post of a submission, centred on x."""
    pixels.upright(x, top - 1, bottom + 1, width + 2, halo)
    pixels.upright(x, top, bottom, width, colour)


def draw_chevron(painter: QPainter, tip: QPointF, size: float, colour: QColor) -> None:
    """Draw an open arrowhead, `size` wide, that points on beyond the scale."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QPen(
            colour,
            1.5 * size / 4,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
    )
    x, y = tip.x(), tip.y()
    painter.drawPolyline(
        [QPointF(x - size, y - size * 1.1), QPointF(x, y), QPointF(x - size, y + size * 1.1)]
    )
    painter.restore()


def draw_dashed_box(painter: QPainter, rect: QRectF, radius: float, fill: QColor, edge: QColor) -> None:
    """Draw a rounded box with a dashed edge, 4 on and 3 off, inside the rectangle."""
    width = 1.5
    pen = QPen(edge, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([4 / width, 3 / width])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(fill)
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()
