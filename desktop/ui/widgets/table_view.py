"""The table of every list: rows of two lines, chosen as rows, painted by a delegate."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QWidget

from desktop.ui.list_keys import is_plain, letters_work
from desktop.ui.theme.style import RING_WIDTH
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.columns import Column, fit
from desktop.ui.widgets.table_delegate import NO_ROW, CellRole, Index, RowView, TableDelegate, row_height
from desktop.ui.widgets.table_header import HeaderCorner, HeaderView

RING_INSET = 2

__all__ = [
    "RING_INSET",
    "CellRole",
    "Column",
    "HeaderView",
    "TableDelegate",
    "TableView",
]


class TableView(RowView):
    """Shows a model that reads windows. Enter or a double click opens a row, J and K move.

    The focus ring goes around the current row, not around the table.
    """

    opened = Signal(int)
    current_row_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, tall_rows: bool = False) -> None:
        super().__init__(parent)
        self._tall_rows = tall_rows
        self._columns: tuple[Column, ...] = ()
        self._left_out: set[int] = set()
        self._kept_out: frozenset[int] = frozenset()
        self.header = HeaderView(self)
        self.setHorizontalHeader(self.header)
        self.addScrollBarWidget(HeaderCorner(self.header), Qt.AlignmentFlag.AlignTop)
        self.setItemDelegate(TableDelegate(self))
        self._set_behaviour()
        self._measure()
        theme.changed.connect(self._measure)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Say how the columns share the width; they are fitted at once and on every resize."""
        self._columns = tuple(columns)
        self._fit()

    def left_out(self) -> list[int]:
        """Return the columns that a person chose not to see."""
        return sorted(self._left_out)

    def leave_out(self, columns: Sequence[object]) -> None:
        """Show all columns but these; what is no column is passed over."""
        self._left_out = {column for column in range(len(self._columns)) if column in columns}
        self._fit()

    @property
    def kept_out(self) -> frozenset[int]:
        """Columns that have nothing to show."""
        return self._kept_out

    def keep_out(self, columns: Collection[int]) -> None:
        """Leave these columns out because they have nothing to show, whatever the person chose."""
        if self._kept_out != frozenset(columns):
            self._kept_out = frozenset(columns)
            self._fit()

    def current_row(self) -> int:
        """Return the row the ring is on, -1 where there is none."""
        return self.currentIndex().row()

    def selected_rows(self) -> list[int]:
        """Return the chosen rows from the top down."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def go_to_row(self, row: int) -> None:
        """Choose a row and bring it into sight; one beyond the last means the last."""
        model = self.model()
        if model is None or not (count := model.rowCount()):
            return
        column = max(0, self.currentIndex().column())
        index = model.index(max(0, min(row, count - 1)), column)
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, alone)  # whatever keys are held down at this moment
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; J and K move as the arrows do."""
        key, plain = event.key(), is_plain(event)
        letters = plain and letters_work()
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_row() >= 0:
            self.opened.emit(self.current_row())
        elif letters and key == Qt.Key.Key_J:
            self.go_to_row(self.current_row() + 1)
        elif letters and key == Qt.Key.Key_K:
            self.go_to_row(self.current_row() - 1)
        elif plain and key == Qt.Key.Key_Home:
            self.go_to_row(0)
        elif plain and key == Qt.Key.Key_End and self.model() is not None:
            self.go_to_row(self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: single letters are commands in lists."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row under the pointer."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(index.row())
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the pointer."""
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Unmark the row once the pointer has left."""
        if event.type() == QEvent.Type.Leave:
            self._hover(NO_ROW)
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Move the ring and tell which row it is on now."""
        super().currentChanged(current, previous)
        self._update_row(previous.row())
        self._update_row(current.row())
        if current.row() != previous.row():
            self.current_row_changed.emit(current.row())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the rows, then the focus ring on the current one."""
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), theme.colour("bg-surface"))
        ground.end()
        super().paintEvent(event)
        if self.hasFocus() and self.current_row() >= 0:
            painter = QPainter(self.viewport())
            half = RING_INSET + RING_WIDTH / 2
            rect = QRectF(self._row_rect(self.current_row())).adjusted(half, half, -half, -half - 1)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("focus"), RING_WIDTH))
            painter.drawRoundedRect(rect, 4, 4)
            painter.end()

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        # Who draws every pixel lets Qt move what is drawn already as one scrolls.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(tall=self._tall_rows))
        self.verticalScrollBar().setSingleStep(row_height() // 2)
        self._fit()

    def _fit(self) -> None:
        if self.model() is None or not self._columns:
            return
        out = self._left_out | self._kept_out
        shown = [number for number in range(len(self._columns)) if number not in out]
        widths = fit([self._columns[number] for number in shown], self.viewport().width(), theme.scale)
        by_column = dict(zip(shown, widths, strict=True))
        for number in range(len(self._columns)):
            width = by_column.get(number, 0)
            self.setColumnHidden(number, width == 0)
            if width:
                self.setColumnWidth(number, width)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            before, self.hovered_row = self.hovered_row, row
            self._update_row(before)
            self._update_row(row)

    def _update_row(self, row: int) -> None:
        if row >= 0:
            self.viewport().update(self._row_rect(row))

    def _row_rect(self, row: int) -> QRect:
        top = self.rowViewportPosition(row)
        return QRect(0, top, self.viewport().width(), self.rowHeight(row))
