"""A cell that was drawn before is drawn from its picture, and looks the same."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.cell_pictures import CellPictures, Looks

PLACE = QRect(3, 5, 40, 20)
ROW = object()


class Drawn:
    """Draws a red bar, and counts how often it was asked to."""

    times = 0

    def __call__(self, painter: QPainter, rect: QRectF) -> None:
        self.times += 1
        painter.fillRect(rect.adjusted(0, 0, -30, -10), QColor("red"))


def looks(*, ratio: float = 1, ground: str = "bg-surface") -> Looks:
    return Looks(0, 0, PLACE.width(), PLACE.height(), ratio, ground, first=False)


def drawn(pictures: CellPictures, drawing: Drawn, row: object = ROW, look: Looks | None = None) -> QPixmap:
    screen = QPixmap(60, 40)
    screen.fill(theme.colour("bg-surface"))
    painter = QPainter(screen)
    pictures.draw(painter, PLACE, row, look or looks(), drawing)
    painter.end()
    return screen


def test_the_second_time_looks_as_the_first_and_draws_nothing(qapp: QApplication) -> None:
    pictures, drawing = CellPictures(), Drawn()

    first, second = drawn(pictures, drawing), drawn(pictures, drawing)

    assert drawing.times == 1
    assert first.toImage() == second.toImage()
    assert first.toImage().pixelColor(3, 5) == QColor("red")


def test_a_row_read_anew_another_ground_and_another_theme_are_drawn_anew(qapp: QApplication) -> None:
    pictures, drawing = CellPictures(), Drawn()

    drawn(pictures, drawing)
    drawn(pictures, drawing, row=object())
    drawn(pictures, drawing, look=looks(ground="selection"))
    theme.changed.emit()
    drawn(pictures, drawing, look=looks(ground="selection"))

    assert drawing.times == 4


def test_between_pixels_and_without_a_row_nothing_is_kept(qapp: QApplication) -> None:
    pictures, drawing = CellPictures(), Drawn()

    for _ in range(2):
        drawn(pictures, drawing, look=looks(ratio=1.5))
        drawn(pictures, drawing, row=None)

    assert drawing.times == 4
