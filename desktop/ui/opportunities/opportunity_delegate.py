"""Cells of the list that are drawn in their own way: the runway and the state."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.ui.opportunities.fit_mark import WIDTH, paint_fit
from desktop.ui.opportunities.list_reader import ListRow
from desktop.ui.opportunities.opportunity_table_model import (
    STATE_ICONS,
    Col,
    OpportunityTableModel,
    cell_words,
)
from desktop.ui.runway.cell_painter import paint_runway_cell
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.table_delegate import Index, TableDelegate

_DOT = 6
_DOT_GAP = 9
_WORDS_FROM = 64
_FIT_WORDS = WIDTH + 8


class OpportunityDelegate(TableDelegate):
    """Paints what the model worked out."""

    def shown_by(self, index: Index) -> tuple[Hashable, object]:
        """Return what the cell shows: rows that say the same in a column share a picture."""
        row, column = _row_of(index), Col(index.column())
        if row is None:
            return None, None
        line = row.line
        shows: Hashable
        if column is Col.TITLE:
            shows = line.title, line.buyer
        elif column is Col.RUNWAY:
            shows = row.strip
        elif column is Col.STATE:
            shows = line.state, line.state_words
        elif column is Col.FIT:
            shows = line.fit, line.fit_words
        else:
            shows = cell_words(row, column)
        return shows, shows

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, ground: str) -> None:
        """Draw one cell."""
        row, column = _row_of(index), Col(index.column())
        if row is None:
            return
        if column is Col.RUNWAY:
            paint_runway_cell(painter, rect, row.strip, theme.colour(ground))
        elif column is Col.FIT:
            self._paint_fit(painter, rect, row)
        elif column is Col.STATE:
            self._paint_state(painter, rect, row)
        elif column is Col.TITLE:
            self.draw_two_lines(painter, rect, row.line.title, row.line.buyer)
        else:
            side = Qt.AlignmentFlag.AlignRight if column is Col.VALUE else Qt.AlignmentFlag.AlignLeft
            self.draw_words(painter, rect, cell_words(row, column), align=side)

    def _paint_fit(self, painter: QPainter, rect: QRectF, row: ListRow) -> None:
        """Draw bars and word; nothing where it was not judged."""
        if row.line.fit is not None:
            paint_fit(painter, rect.left(), rect.center().y(), row.line.fit)
            self.draw_words(painter, rect.adjusted(theme.px(_FIT_WORDS), 0, 0, 0), row.line.fit_words)

    def _paint_state(self, painter: QPainter, rect: QRectF, row: ListRow) -> None:
        """Draw mark and word; where the column has shrunk to its mark, that alone."""
        shown = row.line.state_words if rect.width() >= _WORDS_FROM * theme.scale else ""
        icon = STATE_ICONS.get(row.line.state)
        if icon:
            self.draw_icon_and_words(painter, rect, icon, shown)
            return
        size = theme.px(_DOT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brand"))
        painter.drawEllipse(QPointF(rect.left() + size / 2, rect.center().y()), size / 2, size / 2)
        after = rect.adjusted(size + _DOT_GAP, 0, 0, 0)
        self.draw_words(painter, after, shown, role="caption", weight=600)


def _row_of(index: Index) -> ListRow | None:
    """Return the row of a cell, straight from the model: by way of Qt it takes four times as long."""
    model = index.model()
    return model.row(index.row()) if isinstance(model, OpportunityTableModel) else None
