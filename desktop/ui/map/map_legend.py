"""What the marks, lines and sizes of a map mean."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop.domain.map_shapes import Course, Outline, Oval, Shape, Stroke, relation_stroke, role_shapes
from desktop.domain.system_map import SIZE_LEGEND, MapRole, Relation
from desktop.ui.map.map_painting import paint
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.surfaces import CARD_RADIUS
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.text_lines import draw_line

_MARK, _LINE, _GAP = 14.0, 28.0, 6
_PADDING_X, _PADDING_Y = 16, 8


class MapLegend(QFrame):
    """A strip of marks with their words, which runs on to more lines where it must."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=16, line_gap=2)
        flow.setContentsMargins(_PADDING_X, _PADDING_Y, _PADDING_X, _PADDING_Y)
        for role in MapRole:
            flow.addWidget(_Item(list(role_shapes(role, _MARK / 2, 0, _MARK)), _MARK, role.words()))
        for kind in Relation:
            flow.addWidget(_Item(_line(kind), _LINE, kind.words()))
        flow.addWidget(Label("Yearly income up to:", "caption", "ink-2"))
        for words, size in SIZE_LEGEND.items():
            half = size / 2 * _SHRUNK
            ring = Oval(half, 0, half, half, "", Stroke("line-strong", 1.0))
            flow.addWidget(_Item([ring], size * _SHRUNK, words))
        unknown = role_shapes(MapRole.POTENTIAL_PARTNER, _MARK / 2, 0, _MARK, is_size_known=False)
        flow.addWidget(_Item(list(unknown), _MARK, "edge of dashes: not known"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        draw_box(painter, box, CARD_RADIUS, fill=theme.colour("bg-subtle"), edge=theme.colour("line"))
        painter.end()


_SHRUNK = 0.36
"""Sizes stand smaller than on the map, so that the strip stays low: they tell each other apart."""


class _Item(QLabel):
    """One mark and its words."""

    def __init__(self, shapes: Iterable[Shape], width: float, words: str) -> None:
        super().__init__(words)
        self._shapes, self._mark_width = tuple(shapes), width
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The mark and the words."""
        words = theme.metrics("caption").horizontalAdvance(self.text())
        return QSize(
            theme.px(self._mark_width) + _GAP + words + 1, max(theme.line("caption"), theme.px(_TALL))
        )

    def minimumSizeHint(self) -> QSize:
        """Never narrower than the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark, then the words."""
        painter = QPainter(self)
        try:
            self._draw_mark(painter)
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("ink-2"))
            left = theme.px(self._mark_width) + _GAP
            words = QRectF(left, 0, self.width() - left, self.height())
            draw_line(painter, words, self.text(), theme.metrics("caption"), Qt.AlignmentFlag.AlignLeft)
        finally:
            painter.end()

    def _draw_mark(self, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, self.height() / 2)
        painter.scale(theme.scale, theme.scale)
        for shape in self._shapes:
            paint(painter, shape)
        painter.restore()


_TALL = 21


def _line(kind: Relation) -> list[Shape]:
    stroke = relation_stroke(kind)
    drawn: list[Shape] = [Course((0, 0), (_LINE / 2, 0), (_LINE, 0), stroke)]
    if kind is Relation.CONTRACT:
        drawn.append(Outline(((_LINE, 0), (_LINE - 8, -4), (_LINE - 8, 4)), stroke.colour))
    return drawn
