"""A row of two lines that leads somewhere: title over second line, a mark before, a word behind."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui.theme.glyphs import draw_glyph
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import draw_line
from desktop.ui.widgets.tooltips import plain_tooltip

_SIDE = 15
_GLYPH_IN, _GLYPH, _GLYPH_GAP = 2, 8, 15
_GAP = 12
_BETWEEN = 2


class LineRow(QPushButton):
    """Paints itself as a row of a card; a press opens what it names. `room` is height beyond lines."""

    ring_radius = 6

    def __init__(
        self,
        title: str,
        second: str,
        *,
        at: str = "",
        family: str = "",
        room: int = 13,
        heading: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`at` stands at the right; `family` draws the mark of a runway state before the words.

        `heading` sets the title as a small heading, with room beneath it.
        """
        super().__init__(parent)
        self._title, self._second, self._at, self._family, self._room = title, second, at, family, room
        self._role, self._between = ("h3", _BETWEEN) if heading else ("table", 0)
        self.setText(title)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in (title, second, at) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def set_room(self, room: int) -> None:
        """Leave so much room around the lines."""
        if room != self._room:
            self._room = room
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Two lines and the room around them."""
        return QSize(theme.px(240), self._lines_height() + self._room)

    def minimumSizeHint(self) -> QSize:
        """Narrow: words are cut, and told in full on hover."""
        return QSize(theme.px(96), self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover colour."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the mark and the words."""
        painter = QPainter(self)
        try:
            if self.underMouse():
                painter.fillRect(self.rect().adjusted(1, 0, -1, 0), theme.colour("bg-subtle"))
            self._draw_words(painter)
        finally:
            painter.end()

    def _draw_words(self, painter: QPainter) -> None:
        first, second = theme.line(self._role), theme.line("caption")
        top = (self.height() + 1 - self._lines_height()) // 2
        left, right = float(_SIDE), float(self.width() - _SIDE)
        if self._family:
            size = theme.px(_GLYPH)
            left += _GLYPH_IN
            draw_glyph(painter, QRectF(left, (self.height() - size) / 2, size, size), self._family)
            left += size + _GLYPH_GAP
        if self._at:
            right = self._draw_at(painter, right)
        width = right - left
        cut = self._draw(painter, QRectF(left, top, width, first), self._title, self._role, 600, "ink")
        below = QRectF(left, top + first + self._between, width, second)
        cut |= self._draw(painter, below, self._second, "caption", 400, "ink-2")
        self.setToolTip(plain_tooltip(self.accessibleName()) if cut else "")

    def _lines_height(self) -> int:
        return theme.line(self._role) + self._between + theme.line("caption")

    def _draw_at(self, painter: QPainter, right: float) -> float:
        """Draw the word at the right; return where the others end."""
        metrics = theme.metrics("caption", 600)
        painter.setFont(theme.font("caption", 600))
        painter.setPen(theme.colour("ink"))
        width = metrics.horizontalAdvance(self._at)
        rect = QRectF(right - width, 0, width, self.height())
        draw_line(painter, rect, self._at, metrics, Qt.AlignmentFlag.AlignRight)
        return right - width - _GAP

    def _draw(self, painter: QPainter, rect: QRectF, words: str, role: str, weight: int, colour: str) -> bool:
        """Draw one line; return whether it was cut."""
        metrics = theme.metrics(role, weight)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(rect.width()))
        painter.setFont(theme.font(role, weight))
        painter.setPen(theme.colour(colour))
        draw_line(painter, rect, shown, metrics, Qt.AlignmentFlag.AlignLeft)
        return shown != words
