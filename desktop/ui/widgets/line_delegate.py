"""Paints a line of a list to choose from; what stands in it is for the list to say."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.theme.theme import theme

PADDING = 12
_BAR = 3


class LineDelegate(QStyledItemDelegate):
    """The chosen line stands on `selection` with a bar at its left, as rows of tables do."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground, and on it what the line holds."""
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        try:
            painter.fillRect(rect, theme.colour("selection" if chosen else "bg-surface"))
            if chosen:
                painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), theme.colour("brand"))
            self.draw(painter, rect.adjusted(PADDING, 0, -PADDING, 0), index)
        finally:
            painter.restore()

    def draw(self, painter: QPainter, cell: QRectF, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw what a line holds within its padding: for each kind of list its own."""
