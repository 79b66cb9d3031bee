"""The rail of lenses: how far each has come, and the way to any of them in any order."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.tab_order import tab_to_the_chosen
from desktop.ui.widgets.text_lines import draw_line

_HEIGHT = 64
_MARK = 24


class RailItem(Struct, frozen=True):
    """One lens on the rail: `state` is done, begun or not_started, and `share` how much is answered."""

    title: str
    words: str
    state: str
    share: float


class LensItem(QPushButton):
    """One lens: a mark for its state, its title and a line on how far it has come."""

    ring_radius = 12

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._item = RailItem("", "", "not_started", 0)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_item(self, item: RailItem) -> None:
        """Show how far the lens has come."""
        self._item = item
        self.setAccessibleName(f"{item.title}: {item.words}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height that two lines of words and their room take."""
        return QSize(192, theme.line("h3") + theme.line("caption") + _HEIGHT - 36)

    def minimumSizeHint(self) -> QSize:
        """Return a width at which the words are still read."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark and the two lines, on paper while this lens is open."""
        painter = QPainter(self)
        if self.isChecked():
            ground, edge = theme.colour("bg-paper"), theme.colour("line-paper")
            draw_box(painter, QRectF(self.rect()), 8, fill=ground, edge=edge)
        elif self.underMouse():
            draw_box(painter, QRectF(self.rect()), 8, fill=theme.colour("brand-tint"))
        self._draw_mark(painter)
        self._draw_words(painter)
        painter.end()

    def _draw_mark(self, painter: QPainter) -> None:
        size = theme.px(_MARK)
        box = QRectF(17, (self.height() - size) / 2, size, size)
        if self._item.state == "done":
            draw_icon(painter, box.x(), box.y(), "circle-check", _MARK, "brand")
        elif self._item.state == "begun" or self.isChecked():
            _draw_ring(painter, box, self._item.share)
        else:
            _draw_number(painter, box, self._number)

    def _draw_words(self, painter: QPainter) -> None:
        left = 17 + theme.px(_MARK) + 12
        width = self.width() - left - 8
        title, words = theme.line("h3"), theme.line("caption")
        top = (self.height() - title - words) // 2
        self._draw_line(painter, QRect(left, top, width, title), self._item.title, theme.font("h3"), "ink")
        line = QRect(left, top + title, width, words)
        self._draw_line(painter, line, self._item.words, theme.font("caption"), "ink-2")

    def _draw_line(self, painter: QPainter, box: QRect, words: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(theme.colour(colour))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        draw_line(painter, QRectF(box), shown, painter.fontMetrics(), Qt.AlignmentFlag.AlignLeft)


class LensRail(QWidget):
    """The lenses beneath one another; the arrow keys go from one to the next."""

    chosen = Signal(int)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.items = [LensItem(number + 1) for number in range(count)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for number, item in enumerate(self.items):
            self._group.addButton(item, number)
            column.addWidget(item)
        self._group.idClicked.connect(self.chosen)

    def show_items(self, items: Sequence[RailItem], current: int) -> None:
        """Show how far each lens has come, and which one is open."""
        for button, item in zip(self.items, items, strict=True):
            button.show_item(item)
        self.items[current].setChecked(True)
        tab_to_the_chosen(self.items)


def _draw_ring(painter: QPainter, box: QRectF, share: float) -> None:
    """Draw a ring that is filled, from the top clockwise, as far as the lens is answered."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring = box.adjusted(2, 2, -2, -2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("line-strong"), 2))
    painter.drawEllipse(ring)
    pen = QPen(theme.colour("brand"), 3)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawArc(ring, 90 * 16, round(-share * 360 * 16))


def _draw_number(painter: QPainter, box: QRectF, number: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("line-strong"), 1.75))
    painter.drawEllipse(box.adjusted(2, 2, -2, -2))
    painter.setFont(theme.font("caption", 600))
    painter.setPen(theme.colour("ink-2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
