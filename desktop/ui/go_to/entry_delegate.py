"""Paints a line of “Go to anything”: its words, and at the right what it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.line_delegate import PADDING, LineDelegate
from desktop.ui.widgets.text_lines import draw_line

ASIDE: Final = Qt.ItemDataRole.UserRole + 1
_OVER_LINE = 14
_MOST_ASIDE = 0.4
"""Share of the width that what stands at the right may take."""


class EntryDelegate(LineDelegate):
    """Words on the left, and in smaller ones at the right what they name."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as a button."""
        return QSize(1, theme.line("table") + _OVER_LINE)

    def draw(self, painter: QPainter, cell: QRectF, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw the words, and what stands at the right."""
        small, normal = theme.metrics("caption"), theme.metrics("table", 600)
        aside = small.elidedText(
            str(index.data(ASIDE) or ""), Qt.TextElideMode.ElideRight, round(cell.width() * _MOST_ASIDE)
        )
        room = cell.width() - small.horizontalAdvance(aside) - PADDING
        words = normal.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, round(room))
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("table", 600))
        draw_line(painter, cell, words, normal, Qt.AlignmentFlag.AlignLeft)
        painter.setPen(theme.colour("ink-2"))
        painter.setFont(theme.font("caption"))
        draw_line(painter, cell, aside, small, Qt.AlignmentFlag.AlignRight)
