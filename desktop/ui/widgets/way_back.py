"""The way back to the list that one came from, above the title of a page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text_lines import draw_line

_ARROW_PX, _ARROW_GAP = 14, 4
_LEAST_PRESS = 24


class WayBack(Button):
    """Small brand words behind an arrowhead, close together."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "link", parent=parent)

    def sizeHint(self) -> QSize:
        """One small line, high enough to be hit."""
        words = theme.metrics("caption", 600).horizontalAdvance(self.text())
        return QSize(theme.px(_ARROW_PX) + _ARROW_GAP + words, max(_LEAST_PRESS, theme.line("caption")))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the arrowhead, then the words."""
        painter, ink, size = QPainter(self), self.quiet_ink(), theme.px(_ARROW_PX)
        draw_icon(painter, 0, (self.height() - size) / 2, "chevron-left", _ARROW_PX, ink)
        painter.setFont(theme.font("caption", 600))
        painter.setPen(theme.colour(ink))
        words = QRectF(size + _ARROW_GAP, 0, self.width() - size - _ARROW_GAP, self.height())
        draw_line(painter, words, self.text(), theme.metrics("caption", 600), Qt.AlignmentFlag.AlignLeft)
        painter.end()
