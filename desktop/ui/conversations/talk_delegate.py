"""Cells of the conversations: most in two lines, an approach with its mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.services.conversation_lines import TalkLine
from desktop.ui.conversations.talk_table_model import Col, second_of, words_of
from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.table_delegate import CellRole, Index, TableDelegate

_ICON, _GAP = 16, 8
WAY_ICONS = {
    "Call": "phone",
    "Visit": "map-pin",
    "Meeting": "users",
    "Message": "mail",
    "Between leaders": "handshake",
    "Approach": "inbox",
}


class TalkDelegate(TableDelegate):
    """Draws how one spoke as an icon before the organisation's name; the words stand beneath it."""

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, _ground: str) -> None:
        """Draw one cell."""
        line = index.data(CellRole.ROW)
        if not isinstance(line, TalkLine):
            return
        column = Col(index.column())
        first, second = words_of(line, column), second_of(line, column)
        if column is Col.ORGANISATION:
            rect = self._after_icon(painter, rect, line)
        if column is Col.NEXT:
            second = self._fitting(second, line.next_on, rect.width())
        if second:
            self._two(painter, rect, first, second, None if column is Col.SAID else 600)
        else:
            quiet = column in (Col.WHO, Col.NEXT)
            self.draw_words(painter, rect, first, colour="ink-2" if quiet else "ink")

    def _after_icon(self, painter: QPainter, rect: QRectF, line: TalkLine) -> QRectF:
        size = theme.px(_ICON)
        middle = rect.top() + (rect.height() - size) / 2
        icon = WAY_ICONS.get(line.way, "message-circle")
        draw_icon(painter, rect.left(), middle, icon, _ICON, "brand" if line.waiting else "ink-2")
        return rect.adjusted(size + _GAP, 0, 0, 0)

    def _fitting(self, words: str, day: str, room: float) -> str:
        """Return the day and who sees to it, or the day alone where both have no room."""
        return words if theme.metrics("caption").horizontalAdvance(words) <= room else day

    def _two(self, painter: QPainter, rect: QRectF, first: str, second: str, weight: int | None) -> None:
        """Draw two lines, each cut at its end; what was said stands in plain weight, for it is read."""
        table, caption = theme.line("table"), theme.line("caption")
        top = rect.top() + (rect.height() + 1 - table - caption) // 2
        self.draw_words(painter, QRectF(rect.left(), top, rect.width(), table), first, weight=weight)
        lower = QRectF(rect.left(), top + table, rect.width(), caption)
        self.draw_words(painter, lower, second, role="caption", colour="ink-2")
