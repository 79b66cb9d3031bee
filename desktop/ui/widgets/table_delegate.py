"""What every table cell has in common: ground, hover, selection, padding and text."""

from __future__ import annotations

from collections.abc import Hashable
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.cell_pictures import CellPictures, Looks
from desktop.ui.widgets.text_lines import draw_line

Index = QModelIndex | QPersistentModelIndex
NO_ROW = -1
PADDING = 8
FIRST_PADDING = 16
ROW_OVER_LINES = 14
BAR_WIDTH = 3
ICON_PX = 14
ICON_GAP = 4
OVERHANG = 6
"""How far text may run into its own padding before it is cut."""


class CellRole(IntEnum):
    """What a model answers beyond Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    SECOND_LINE = ROW + 1
    ICON = ROW + 2


class RowView(QTableView):
    """A table that knows which row is under the pointer."""

    hovered_row = NO_ROW


class TableDelegate(QStyledItemDelegate):
    """Paints rows of two lines. Subclasses override `paint_cell` for cells of their own.

    The ground of a cell is its row's: white, `bg-subtle` under the pointer, `selection` with a bar
    at the left while selected.
    """

    def __init__(self, view: RowView) -> None:
        super().__init__(view)
        self._view = view
        self._pictures = CellPictures(self)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, then the cell; as it was drawn before, where nothing has changed."""
        rect, row, column = option.rect, index.row(), index.column()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "selection" if selected else "bg-subtle" if self._view.hovered_row == row else "bg-surface"
        first = is_first_shown(self._view.horizontalHeader(), column)
        ratio = self._view.devicePixelRatioF()
        kept_as, shows = self.shown_by(index)
        looks = Looks(kept_as, column, rect.width(), rect.height(), ratio, ground, first)

        def draw(onto: QPainter, cell: QRectF) -> None:
            self._paint_whole(onto, cell, index, looks)

        self._pictures.draw(painter, rect, shows, looks, draw)

    def shown_by(self, index: Index) -> tuple[Hashable, object]:
        """Return under what a cell's picture is kept, and what it shows: None where nothing is known of it.

        Where both are as before, the cell looks as before. Subclasses that can tell the content of a cell
        let all that show the same share one picture.
        """
        return index.row(), index.data(CellRole.ROW)

    def _paint_whole(self, painter: QPainter, rect: QRectF, index: Index, looks: Looks) -> None:
        painter.save()
        try:
            painter.fillRect(rect, theme.colour(looks.ground))
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
            if looks.first and looks.ground == "selection":
                bar = QRectF(rect.left(), rect.top(), BAR_WIDTH, rect.height() - 1)
                painter.fillRect(bar, theme.colour("brand"))
            left = FIRST_PADDING if looks.first else PADDING
            self.paint_cell(painter, rect.adjusted(left, 0, -PADDING, -1), index, looks.ground)
        finally:
            painter.restore()

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, _ground: str) -> None:
        """Draw the content of a cell in `rect`, its padding taken off; the ground is a colour token."""
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        second = index.data(CellRole.SECOND_LINE)
        if second is not None:
            self.draw_two_lines(painter, rect, words, str(second))
            return
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        self.draw_words(
            painter, rect, words, align=Qt.AlignmentFlag(align) if align else Qt.AlignmentFlag.AlignLeft
        )

    def draw_two_lines(self, painter: QPainter, rect: QRectF, title: str, second: str) -> None:
        """Draw a title over its second line: the one is cut at its end, the other in the middle."""
        table, caption = theme.line("table"), theme.line("caption")
        top = rect.top() + (rect.height() + 1 - table - caption) // 2
        upper = QRectF(rect.left(), top, rect.width(), table)
        lower = QRectF(rect.left(), top + table, rect.width(), caption)
        self.draw_words(painter, upper, title, weight=600)
        middle = Qt.TextElideMode.ElideMiddle
        self.draw_words(painter, lower, second, role="caption", colour="ink-2", elide=middle)

    def draw_words(
        self,
        painter: QPainter,
        rect: QRectF,
        words: str,
        *,
        role: str = "table",
        colour: str = "ink",
        weight: int | None = None,
        tabular: bool | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """Draw one line of words, cut where it is too long for the cell and some of its padding.

        Unless `tabular` says otherwise, figures have one width at the right edge, where they are compared,
        and nowhere else: that would set the hyphens of words apart.
        """
        if tabular is None:
            tabular = bool(align & Qt.AlignmentFlag.AlignRight)
        metrics = theme.metrics(role, weight, tabular)
        room = int(rect.width()) + OVERHANG
        if len(words) * metrics.height() > room and metrics.horizontalAdvance(words) > room:
            words = metrics.elidedText(words, elide, room)  # few letters fit for sure: measuring is slow
        painter.setFont(theme.font(role, weight, tabular))
        painter.setPen(theme.colour(colour))
        draw_line(painter, rect, words, metrics, align)

    def draw_icon_and_words(self, painter: QPainter, rect: QRectF, icon: str, words: str) -> None:
        """Draw an icon and its word beside it, without a box."""
        size = theme.px(ICON_PX)
        draw_icon(painter, rect.left(), rect.top() + (rect.height() - size) / 2, icon, ICON_PX, "brand")
        after = rect.adjusted(size + ICON_GAP, 0, 0, 0)
        self.draw_words(painter, after, words, role="caption", weight=600)


def is_first_shown(header: QHeaderView, column: int) -> bool:
    """Return whether a column stands at the left edge; those before it may be hidden."""
    return header.logicalIndexAt(0) == column


def row_height(*, tall: bool = False) -> int:
    """Return the height of a row of two lines: 48 at 100 %, or 56 where members or sources are listed."""
    return theme.line("table") + theme.line("caption") + ROW_OVER_LINES + (8 if tall else 0)
