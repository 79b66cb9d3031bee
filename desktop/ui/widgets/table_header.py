"""The header of a table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView, QWidget

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import draw_line

PADDING = 8
FIRST_PADDING = 16
HEIGHT_OVER_LINE = 16
TALL_HEIGHT_OVER_LINES = 10
MARK_PX = 12

SectionPainter = Callable[[QPainter, QRectF], None]


class HeaderView(QHeaderView):
    """Column words in caption 600, an arrow beside the one that sorts, one line beneath.

    A section may be painted by a function instead (`set_section_painter`), such as the runway's
    with its scale; `set_tall` makes room for a second, smaller line of ticks.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.top_radius = 0.0
        self._tall = False
        self._painters: dict[int, SectionPainter] = {}
        self._indents: dict[int, int] = {}
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.updateGeometry)

    def set_tall(self, tall: bool) -> None:
        """Make room for ticks beneath the words."""
        self._tall = tall
        self.updateGeometry()

    def set_section_painter(self, section: int, paint: SectionPainter) -> None:
        """Let a function draw a section's content; the rectangle is the whole section's."""
        self._painters[section] = paint

    def set_indent(self, section: int, indent: int) -> None:
        """Let a section's words stand in, as its cells do."""
        self._indents[section] = indent

    def sizeHint(self) -> QSize:
        """32 high, 40 where tall, at 100 %."""
        hint = super().sizeHint()
        hint.setHeight(
            theme.line("caption") + theme.line("tick") + TALL_HEIGHT_OVER_LINES
            if self._tall
            else theme.line("caption") + HEIGHT_OVER_LINE
        )
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground beneath all sections first: sections draw only their words."""
        painter = QPainter(self.viewport())
        right = 0.0 if self._has_corner_beside_it() else self.top_radius
        paint_header_ground(painter, QRectF(self.viewport().rect()), left=self.top_radius, right=right)
        painter.end()
        super().paintEvent(event)

    def _has_corner_beside_it(self) -> bool:
        table = self.parent()
        return isinstance(table, QTableView) and table.verticalScrollBar().isVisible()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one section's words, or let its own painter do so."""
        if not rect.isValid():
            return
        painter.save()
        try:
            if paint := self._painters.get(section):
                paint(painter, QRectF(rect))
            else:
                self._paint_words(painter, QRectF(rect), section)
        finally:
            painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRectF, section: int) -> None:
        model = self.model()
        words = str(model.headerData(section, self.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        align = model.headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        align = Qt.AlignmentFlag(align) if align is not None else self.defaultAlignment()
        left = FIRST_PADDING if self.logicalIndexAt(0) == section else PADDING
        left += self._indents.get(section, 0)
        cell = rect.adjusted(left, 0, -PADDING, -1)
        metrics = theme.metrics("caption", 600)
        painter.setFont(theme.font("caption", 600))
        painter.setPen(theme.colour("ink-2"))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(cell.width()) + 6)
        draw_line(painter, cell, shown, metrics, align)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            end = (
                cell.right()
                if align & Qt.AlignmentFlag.AlignRight
                else (cell.left() + metrics.horizontalAdvance(shown))
            )
            self._draw_arrow(painter, QPointF(end + 2, cell.center().y() - theme.px(MARK_PX) / 2))

    def _draw_arrow(self, painter: QPainter, at: QPointF) -> None:
        ascending = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        draw_icon(painter, at.x(), at.y(), "arrow-up" if ascending else "arrow-down", MARK_PX, "ink-2")


class HeaderCorner(QWidget):
    """Goes on with the header's ground above the scroll bar, which begins beneath the header."""

    def __init__(self, header: HeaderView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = header
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as the header."""
        return QSize(1, self._header.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        paint_header_ground(painter, QRectF(self.rect()), left=0, right=self._header.top_radius)
        painter.end()


def paint_header_ground(painter: QPainter, rect: QRectF, *, left: float, right: float) -> None:
    """Fill a header's rectangle, its top corners round where a radius is given, and draw its line."""
    ground = QPainterPath()
    ground.moveTo(rect.bottomLeft())
    ground.lineTo(rect.left(), rect.top() + left)
    ground.quadTo(rect.topLeft(), QPointF(rect.left() + left, rect.top()))
    ground.lineTo(rect.right() - right, rect.top())
    ground.quadTo(rect.topRight(), QPointF(rect.right(), rect.top() + right))
    ground.lineTo(rect.bottomRight())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(ground, theme.colour("bg-subtle"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
