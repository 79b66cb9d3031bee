"""Chips that narrow a list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.style import RING_REACH
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import draw_line

ICON_PX = 16
GAP = 8
PADDING = 12
HEIGHT_OVER_LINE = 14
OFF_WEIGHT, ON_WEIGHT = 500, 600


class FilterChip(QPushButton):
    """A checkable pill: assistive technology sees a check box.

    One with a menu keeps its down arrow and does not check itself: give it a menu with `setMenu`,
    or answer `clicked`, and call `set_on` with the words of the choice. Any other shows a close mark
    while it is on; `tick` asks for a tick before the words instead, for chips that are choices.
    """

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        menu: bool = False,
        *,
        tick: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon, self._has_menu, self._tick, self._on = icon, menu, tick, False
        self.setCheckable(not menu)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)
        theme.changed.connect(self.updateGeometry)

    @property
    def ring_radius(self) -> float:
        """The focus ring follows the pill."""
        return self.height() / 2 + RING_REACH

    @property
    def is_on(self) -> bool:
        """Whether the chip narrows the list now."""
        return self._on if self._has_menu else self.isChecked()

    def set_on(self, on: bool, text: str | None = None) -> None:
        """Show whether the chip narrows the list, and in which words."""
        if text is not None:
            self.setText(text)
            self.setAccessibleName(text)
        self._on = on
        if not self._has_menu:
            self.setChecked(on)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Words, icons and padding."""
        icons = sum(1 for name in (self._leading(), self._trailing()) if name)
        width = 2 * PADDING + self._words() + icons * (theme.px(ICON_PX) + GAP)
        return QSize(width, theme.line("table") + HEIGHT_OVER_LINE)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover colour."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill, its icons and words."""
        painter = QPainter(self)
        fill = "brand-tint" if self.is_on else "bg-subtle" if self.underMouse() else "bg-surface"
        edge = "brand" if self.is_on else "line-strong" if self.isEnabled() else "line"
        draw_box(
            painter,
            QRectF(self.rect()),
            self.height() / 2,
            fill=theme.colour(fill),
            edge=theme.colour(edge),
        )
        self._draw_content(painter, "ink" if self.isEnabled() else theme.off)
        painter.end()

    def _draw_content(self, painter: QPainter, ink: str) -> None:
        icon_px, y = theme.px(ICON_PX), (self.height() - theme.px(ICON_PX)) / 2
        x, words = PADDING, self._words()
        if name := self._leading():
            draw_icon(painter, x, y, name, ICON_PX, ink)
            x += icon_px + GAP
        weight = ON_WEIGHT if self.is_on else OFF_WEIGHT
        painter.setFont(theme.font("table", weight))
        painter.setPen(theme.colour(ink))
        line = QRectF(x, 0, words, self.height())
        draw_line(painter, line, self.text(), theme.metrics("table", weight), Qt.AlignmentFlag.AlignLeft)
        if name := self._trailing():
            draw_icon(painter, x + words + GAP, y, name, ICON_PX, ink)

    def _words(self) -> int:
        weight = ON_WEIGHT if self.is_on else OFF_WEIGHT
        return theme.metrics("table", weight).horizontalAdvance(self.text())

    def _leading(self) -> str | None:
        return "check" if self._tick and self.is_on else self._icon

    def _trailing(self) -> str | None:
        if self._has_menu:
            return "chevron-down"
        return "x" if self.is_on and not self._tick else None
