"""Cells of the directory: the name over what else tells it apart, and words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.services.directory_list import OrganisationLine
from desktop.ui.organisations.organisation_table_model import Col
from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.table_delegate import CellRole, Index, TableDelegate

_ICON, _GAP = 16, 8
NO_CONVERSATION = "None yet"


class OrganisationDelegate(TableDelegate):
    """A contact to look at again has its mark before the name."""

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, _ground: str) -> None:
        """Draw one cell."""
        line = index.data(CellRole.ROW)
        if not isinstance(line, OrganisationLine):
            return
        column = Col(index.column())
        if column is Col.NAME:
            room = self._after_mark(painter, rect, line)
            if line.second:
                self.draw_two_lines(painter, room, line.name, line.second)
            else:
                self.draw_words(painter, room, line.name, weight=600)
            return
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        quiet = column is Col.LAST and not words
        self.draw_words(
            painter, rect, NO_CONVERSATION if quiet else words, colour="ink-2" if quiet else "ink"
        )

    def _after_mark(self, painter: QPainter, rect: QRectF, line: OrganisationLine) -> QRectF:
        """Draw the mark where one is due; return what is left for the words."""
        if not line.review_due:
            return rect
        size = theme.px(_ICON)
        top = rect.top() + (rect.height() - size) / 2
        draw_icon(painter, rect.left(), top, "calendar-clock", _ICON, "tight-text")
        return rect.adjusted(size + _GAP, 0, 0, 0)
