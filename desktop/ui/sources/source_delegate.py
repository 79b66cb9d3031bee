"""Cells of the sources: the name over what it covers, and the state with its icon."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.services.source_health import Health, SourceLine
from desktop.ui.sources.source_table_model import Col
from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.table_delegate import CellRole, Index, TableDelegate

_ICON = 16
_ICON_GAP = 8
STATE_INDENT = 16
"""How far the state stands off the figures before it."""
ICONS = {
    Health.WORKING: ("circle-check", "enough-text"),
    Health.CHECKING: ("refresh-cw", "brand"),
    Health.NEVER_ASKED: ("circle", "ink-2"),
    Health.TROUBLE: ("clock", "tight-text"),
    Health.OFF: ("square", "ink-2"),
    Health.GONE: ("archive", "ink-2"),
}


class SourceDelegate(TableDelegate):
    """Draws the state by icon and words; the figures stand at the right."""

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, _ground: str) -> None:
        """Draw one cell."""
        line = index.data(CellRole.ROW)
        if not isinstance(line, SourceLine):
            return
        column = Col(index.column())
        if column is Col.NAME:
            self.draw_two_lines(painter, rect, line.name, line.covers)
        elif column is Col.STATE:
            name, colour = ICONS[line.health]
            size = theme.px(_ICON)
            top = rect.top() + (rect.height() - size) / 2
            draw_icon(painter, rect.left() + STATE_INDENT, top, name, _ICON, colour)
            self.draw_words(painter, rect.adjusted(STATE_INDENT + size + _ICON_GAP, 0, 0, 0), line.state)
        else:
            figures = column in (Col.NEW, Col.ASIDE)
            align = Qt.AlignmentFlag.AlignRight if figures else Qt.AlignmentFlag.AlignLeft
            words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            self.draw_words(painter, rect, words, align=align)
