"""Three buttons over a corner of the map: nearer, farther, all of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.style import CONTROL_RADIUS
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.tooltips import plain_tooltip

_ICON, _OVER = 16, 16


class IconButton(QPushButton):
    """A button without words; its name and tooltip say what it does."""

    def __init__(self, icon: str, name: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(f"{name} ({key})" if key else name))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return a square around the icon."""
        side = theme.px(_ICON) + _OVER
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same: it cannot be smaller."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover colour."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box and the icon."""
        painter = QPainter(self)
        fill = "brand-tint" if self.isDown() else "bg-subtle" if self.underMouse() else "bg-surface"
        edge = theme.colour("line-strong")
        draw_box(painter, QRectF(self.rect()), CONTROL_RADIUS, fill=theme.colour(fill), edge=edge)
        at = (self.width() - theme.px(_ICON)) / 2
        draw_icon(painter, at, at, self._icon, _ICON, "ink")
        painter.end()


class MapZoom(QWidget):
    """The buttons, one beneath the other."""

    nearer = Signal()
    farther = Signal()
    whole = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = (
            IconButton("zoom-in", "Come nearer", "+"),
            IconButton("zoom-out", "Go farther away", "-"),
            IconButton("maximize", "See the whole map", "0"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for button, signal in zip(self.buttons, (self.nearer, self.farther, self.whole), strict=True):
            button.clicked.connect(signal)
            column.addWidget(button)
