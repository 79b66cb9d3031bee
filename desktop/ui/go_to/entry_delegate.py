"""Paints a line of “Go to anything”: its words, and at the right what it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import draw_line

ASIDE: Final = Qt.ItemDataRole.UserRole + 1
_PADDING = 12
_OVER_LINE = 14
_MOST_ASIDE = 0.4
"""Share of the width that what stands at the right may take."""


class EntryDelegate(QStyledItemDelegate):
    """The chosen line stands on `selection` with a bar at its left, as rows of tables do."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as a button."""
        return QSize(1, theme.line("table") + _OVER_LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground, the words, and what stands at the right."""
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        try:
            painter.fillRect(rect, theme.colour("selection" if chosen else "bg-surface"))
            if chosen:
                painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("brand"))
            self._words(painter, rect.adjusted(_PADDING, 0, -_PADDING, 0), index)
        finally:
            painter.restore()

    def _words(self, painter: QPainter, cell: QRectF, index: QModelIndex | QPersistentModelIndex) -> None:
        small, normal = theme.metrics("caption"), theme.metrics("table", 600)
        aside = small.elidedText(
            str(index.data(ASIDE) or ""), Qt.TextElideMode.ElideRight, round(cell.width() * _MOST_ASIDE)
        )
        room = cell.width() - small.horizontalAdvance(aside) - _PADDING
        words = normal.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, round(room))
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("table", 600))
        draw_line(painter, cell, words, normal, Qt.AlignmentFlag.AlignLeft)
        painter.setPen(theme.colour("ink-2"))
        painter.setFont(theme.font("caption"))
        draw_line(painter, cell, aside, small, Qt.AlignmentFlag.AlignRight)
