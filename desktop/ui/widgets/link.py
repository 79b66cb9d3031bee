"""A link whose words go on in the next line where they are longer than the room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import GAP, ICON_PX, Button
from desktop.ui.widgets.text_lines import TextLines

_LEAST_WIDTH = 96


class Link(Button):
    """Brand words over as many lines as they need, an icon behind the first."""

    def __init__(self, text: str, trailing: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "link", parent=parent)
        self._mark = trailing
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the words need at this width."""
        return max(24, self._lines(width - self._icon_room()).height)

    def sizeHint(self) -> QSize:
        """All words in one line."""
        return QSize(self._lines(None).width + self._icon_room(), max(24, theme.line("table")))

    def minimumSizeHint(self) -> QSize:
        """A few words wide, one line high."""
        return QSize(min(theme.px(_LEAST_WIDTH), self.sizeHint().width()), max(24, theme.line("table")))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, then the icon behind their first line."""
        ink = self.quiet_ink()
        room = self.width() - self._icon_room()
        lines = self._lines(room)
        top = (self.height() - lines.height) // 2
        painter = QPainter(self)
        painter.setPen(theme.colour(ink))
        lines.draw(painter, QRectF(0, top, room, lines.height), Qt.AlignmentFlag.AlignLeft)
        icon_top = top + (theme.line("table") - theme.px(ICON_PX)) / 2
        draw_icon(painter, min(lines.width, room) + GAP, icon_top, self._mark, ICON_PX, ink)
        painter.end()

    def _lines(self, width: int | None) -> TextLines:
        return TextLines(self.text(), theme.font("table", 600), theme.line("table"), width)

    def _icon_room(self) -> int:
        return GAP + theme.px(ICON_PX)
