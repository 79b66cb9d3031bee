"""The navigation at the left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.style import CONTROL_RADIUS
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.logo import Logo
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.text_lines import draw_line

WIDTH = 192
ITEM_OVER_LINE = 20
SIDE = 8
ICON_PX = 20
ICON_X = 12
WORDS_X = 44
COUNT_RIGHT = 12
BAR = (3, 24)
LOGO_PX = 28


class NavItem(QPushButton):
    """One place: icon, words, and a plain count at the right."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon, self._count, self._current = icon, "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_count(self, count: str) -> None:
        """Show a count; "" takes it away."""
        self._count = count
        self._tell()
        self.update()

    def set_current(self, current: bool) -> None:
        """Show whether this is where one is."""
        self._current = current
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """A line and its room, as wide as the navigation lets it."""
        words = theme.metrics("body", 600).horizontalAdvance(self.text())
        return QSize(WORDS_X + words + COUNT_RIGHT, theme.line("body") + ITEM_OVER_LINE)

    def minimumSizeHint(self) -> QSize:
        """One line high."""
        return QSize(WORDS_X, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover colour."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the item; where one is stands on white with a bar at its left."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._current:
            draw_box(painter, rect, CONTROL_RADIUS, fill=theme.colour("bg-surface"))
            width, height = BAR[0], theme.px(BAR[1])
            bar = QRectF(0, (rect.height() - height) / 2, width, height)
            draw_box(painter, bar, width / 2, fill=theme.colour("brand"))
        elif self.underMouse() and self.isEnabled():
            draw_box(painter, rect, CONTROL_RADIUS, fill=theme.colour("bg-window"))
        self._draw_content(painter, rect)
        painter.end()

    def _draw_content(self, painter: QPainter, rect: QRectF) -> None:
        ink = "ink" if self._current else "ink-2"
        weight = 600 if self._current else 500
        icon_px = theme.px(ICON_PX)
        draw_icon(painter, ICON_X, (rect.height() - icon_px) / 2, self._icon, ICON_PX, ink)
        painter.setPen(theme.colour(ink))
        painter.setFont(theme.font("caption", 600, tabular=True))
        counted = theme.metrics("caption", 600, tabular=True)
        right = rect.adjusted(0, 0, -COUNT_RIGHT, 0)
        draw_line(painter, right, self._count, counted, Qt.AlignmentFlag.AlignRight)
        painter.setFont(theme.font("body", weight))
        metrics = theme.metrics("body", weight)
        left = WORDS_X - ICON_PX + icon_px
        room = right.right() - counted.horizontalAdvance(self._count) - left
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, round(room))
        draw_line(painter, rect.adjusted(left, 0, 0, 0), words, metrics, Qt.AlignmentFlag.AlignLeft)

    def _tell(self) -> None:
        self.setAccessibleName(f"{self.text()}, {self._count}" if self._count else self.text())
        self.setAccessibleDescription("You are here" if self._current else "")


class Navigation(QScrollArea):
    """The brand and the places that exist; scrolls where large text needs more than the window has."""

    chosen = Signal(str)

    def __init__(
        self,
        places: tuple[tuple[str, str, str], ...],
        lower: tuple[tuple[str, str, str], ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`places` are (id, words, icon) from the top down, `lower` those at the foot, under a line."""
        super().__init__(parent)
        self.items: dict[str, NavItem] = {}
        set_surface(self, "nav")
        self.setViewport(QWidget())  # one that Python knows: for Qt's own, PySide goes through all widgets
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(0, 0, 1, 0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setMinimumSize(1, 1)
        self._column_widget = QWidget()
        self._column_widget.setObjectName("navigation")
        column = QVBoxLayout(self._column_widget)
        column.setContentsMargins(SIDE, 16, SIDE, 16)
        column.setSpacing(0)
        column.addLayout(_brand())
        column.addSpacing(16)
        for place, words, icon in places:
            column.addWidget(self._item(place, words, icon))
        column.addStretch(1)
        if lower:
            column.addLayout(_line())
        for place, words, icon in lower:
            column.addWidget(self._item(place, words, icon))
        self.setWidget(self._column_widget)
        self.viewport().setAutoFillBackground(False)
        self._column_widget.setAutoFillBackground(False)
        self._measure()
        theme.changed.connect(self._measure)

    def show_place(self, place: str) -> None:
        """Mark where one is; a place that is not listed marks none."""
        for each, item in self.items.items():
            item.set_current(each == place)

    def _item(self, place: str, words: str, icon: str) -> NavItem:
        item = NavItem(words, icon)
        item.clicked.connect(lambda: self.chosen.emit(place))
        self.items[place] = item
        return item

    def _measure(self) -> None:
        self.setFixedWidth(theme.px(WIDTH))


def _line() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(SIDE, 8, SIDE, 8)
    row.addWidget(Rule())
    return row


def _brand() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(SIDE, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Logo(LOGO_PX))
    row.addWidget(Label("Tender Pause", "prompt"))
    row.addStretch(1)
    return row
