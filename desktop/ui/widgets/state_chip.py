"""Small chips that tell a state: by colour, by a mark, and in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.domain.runway import Verdict
from desktop.ui.theme.glyphs import draw_glyph
from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import draw_line

MARK_PX = 12
GLYPH_PX = 8
PADDING = 9
GAP = 4
HEIGHT_OVER_LINE = 8
RADIUS = 12
FAMILIES = {
    Verdict.ENOUGH: "enough",
    Verdict.TIGHT: "tight",
    Verdict.TOO_SHORT: "short",
    Verdict.EARLY_SIGNAL: "early",
}
"""The colour family of each verdict that has one."""


class StateChip(QLabel):
    """A word with its mark: a verdict in its tint, or anything else on paper or on the surface.

    Assistive technology reads it as text.
    """

    def __init__(
        self,
        text: str,
        verdict: Verdict | None = None,
        *,
        icon: str | None = None,
        paper: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._verdict, self._icon, self._paper = verdict, icon, paper
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_state(
        self, text: str, verdict: Verdict | None = None, *, icon: str | None = None, paper: bool = False
    ) -> None:
        """Show another state."""
        self._verdict, self._icon, self._paper = verdict, icon, paper
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The mark, the words and the padding."""
        words = theme.metrics("caption", 600).horizontalAdvance(self.text())
        mark = theme.px(MARK_PX) + GAP if self._has_mark() else 0
        return QSize(2 * PADDING + mark + words, theme.line("caption") + HEIGHT_OVER_LINE)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        family = FAMILIES.get(self._verdict) if self._verdict else None
        painter = QPainter(self)
        self._draw_box(painter, family)
        ink = f"{family}-text" if family else "ink"
        x = PADDING
        if self._has_mark():
            self._draw_mark(painter, x, family, ink)
            x += theme.px(MARK_PX) + GAP
        painter.setFont(theme.font("caption", 600))
        painter.setPen(theme.colour(ink))
        line = QRectF(x, 0, self.width() - x, self.height())
        draw_line(painter, line, self.text(), theme.metrics("caption", 600), Qt.AlignmentFlag.AlignLeft)
        painter.end()

    def _draw_box(self, painter: QPainter, family: str | None) -> None:
        fill = f"{family}-tint" if family else "bg-paper" if self._paper else "bg-surface"
        tinted = family is not None and not theme.is_contrast  # there are no tints under high contrast
        edge = None if tinted else theme.colour("line-paper" if self._paper else "line")
        draw_box(painter, QRectF(self.rect()), RADIUS, fill=theme.colour(fill), edge=edge)

    def _draw_mark(self, painter: QPainter, x: float, family: str | None, ink: str) -> None:
        mark = theme.px(MARK_PX)
        y = (self.height() - mark) / 2
        if self._icon:
            draw_icon(painter, x, y, self._icon, MARK_PX, ink)
        elif family:
            size = theme.px(GLYPH_PX)
            inset = (mark - size) / 2
            draw_glyph(painter, QRectF(x + inset, y + inset, size, size), family)

    def _has_mark(self) -> bool:
        return bool(self._icon) or self._verdict in FAMILIES
