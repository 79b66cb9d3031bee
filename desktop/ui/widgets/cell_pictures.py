"""Cells that were drawn before, kept as pictures: a list draws anew only what has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

from desktop.ui.theme.theme import theme

MOST = 800
"""Cells that are kept: what a large screen shows of a list, three times over."""


class Looks(NamedTuple):
    """What a cell's picture depends on, besides what it shows: where it belongs, its size, its ground."""

    kept_as: Hashable
    column: int
    width: int
    height: int
    ratio: float
    ground: str
    first: bool


class CellPictures(QObject):
    """Pictures by how they look; one that shows something else now is drawn anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[Looks, tuple[object, QPixmap]] = {}
        theme.changed.connect(self._kept.clear)

    def draw(
        self,
        painter: QPainter,
        rect: QRect,
        shows: object,
        looks: Looks,
        draw: Callable[[QPainter, QRectF], None],
    ) -> None:
        """Draw a cell from its picture, which `draw` makes where there is none.

        At a ratio such as 1.5 a cell may begin between two pixels of the device, where no picture fits.
        """
        if shows is None or looks.ratio != int(looks.ratio):
            draw(painter, QRectF(rect))
            return
        kept, picture = self._kept.get(looks, (None, None))
        if picture is None or (kept is not shows and kept != shows):
            picture = _picture(looks, draw)
            if len(self._kept) >= MOST:
                del self._kept[next(iter(self._kept))]
            self._kept[looks] = shows, picture
        painter.drawPixmap(rect.topLeft(), picture)


def _picture(looks: Looks, draw: Callable[[QPainter, QRectF], None]) -> QPixmap:
    picture = QPixmap(round(looks.width * looks.ratio), round(looks.height * looks.ratio))
    picture.setDevicePixelRatio(looks.ratio)
    picture.fill(theme.colour(looks.ground))
    painter = QPainter(picture)
    try:
        draw(painter, QRectF(0, 0, looks.width, looks.height))
    finally:
        painter.end()
    return picture
