"""Buttons: one main one a view, others, and quiet ones."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.style import CONTROL_RADIUS
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import draw_line
from desktop.ui.widgets.tooltips import plain_tooltip

Kind = Literal["other", "main", "quiet", "link"]
ICON_PX = 16
GAP = 8
PADDINGS: dict[Kind, int] = {"other": 16, "main": 16, "quiet": 9, "link": 0}
LARGE_PADDING = 21
HEIGHT_OVER_LINE = 14
LARGE_HEIGHT_OVER_LINE = 20


class Button(QPushButton):
    """A push button that paints itself: icon, words, trailing icon.

    "main" is filled with brand, "other" stands on the surface, "quiet" is brand words with room
    around them, "link" the same words flush with the text about it. A disabled one should have a
    tooltip that says why: `set_reason`.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "other",
        icon: str | None = None,
        large: bool = False,
        trailing: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind, self._icon, self._large, self._trailing = kind, icon, large, trailing
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
        theme.changed.connect(self.updateGeometry)

    def set_text(self, text: str, icon: str | None = None) -> None:
        """Show other words, and the icon where one is given."""
        self._icon = icon or self._icon
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_reason(self, reason: str | None) -> None:
        """Disable the button and say why, or enable it where there is no reason not to."""
        self.setEnabled(reason is None)
        self.setToolTip(plain_tooltip(reason or ""))
        self.setAccessibleDescription(reason or "")

    def sizeHint(self) -> QSize:
        """Words, icons and padding; 32 high, 40 where large, one line where a link."""
        role = self._role()
        width = theme.metrics(role, 600).horizontalAdvance(self.text()) + 2 * self._padding()
        width += sum(theme.px(ICON_PX) + GAP for name in (self._icon, self._trailing) if name)
        if self._kind == "link":
            return QSize(width, max(24, theme.line(role)))
        over = LARGE_HEIGHT_OVER_LINE if self._large else HEIGHT_OVER_LINE
        return QSize(width, theme.line(role) + over)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover colour."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, the icons and the words."""
        painter = QPainter(self)
        ink = self._draw_box(painter)
        self._draw_content(painter, ink)
        painter.end()

    def _draw_box(self, painter: QPainter) -> str:
        """Draw what stands behind the words and return the token of their colour."""
        rect = QRectF(self.rect())
        hover = self.underMouse() and self.isEnabled()
        if self._kind in ("quiet", "link"):
            if hover and self._kind == "quiet":
                draw_box(painter, rect, CONTROL_RADIUS, fill=theme.colour("brand-tint"))
            return self.quiet_ink()
        if not self.isEnabled():
            draw_box(
                painter, rect, CONTROL_RADIUS, fill=theme.colour("bg-surface"), edge=theme.colour("line")
            )
            return theme.off
        if self._kind == "main":
            fill = "brand-press" if self.isDown() else "brand-hover" if hover else "brand"
            draw_box(painter, rect, CONTROL_RADIUS, fill=theme.colour(fill))
            return "on-brand"
        fill = "brand-tint" if self.isDown() else "bg-subtle" if hover else "bg-surface"
        draw_box(painter, rect, CONTROL_RADIUS, fill=theme.colour(fill), edge=theme.colour("line-strong"))
        return "ink"

    def quiet_ink(self) -> str:
        """Return the token of words that stand in no box of their own."""
        if not self.isEnabled():
            return theme.off
        return "brand-press" if self.isDown() else "brand-hover" if self.underMouse() else "brand"

    def _draw_content(self, painter: QPainter, ink: str) -> None:
        role = self._role()
        metrics = theme.metrics(role, 600)
        icon_px = theme.px(ICON_PX)
        words = metrics.horizontalAdvance(self.text())
        icons = sum(1 for name in (self._icon, self._trailing) if name)
        x = (self.width() - words - icons * (icon_px + GAP)) / 2
        icon_y = (self.height() - icon_px) / 2
        if self._icon:
            draw_icon(painter, round(x), icon_y, self._icon, ICON_PX, ink)
            x += icon_px + GAP
        painter.setFont(theme.font(role, 600))
        painter.setPen(theme.colour(ink))
        line = QRectF(x, 0, words, self.height())
        draw_line(painter, line, self.text(), metrics, Qt.AlignmentFlag.AlignLeft)
        if self._trailing:
            draw_icon(painter, round(x + words + GAP), icon_y, self._trailing, ICON_PX, ink)

    def _role(self) -> str:
        return "body" if self._large else "table"

    def _padding(self) -> int:
        return LARGE_PADDING if self._large and self._kind != "link" else PADDINGS[self._kind]
