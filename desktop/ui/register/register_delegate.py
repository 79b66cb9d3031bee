"""Cells of the register that are drawn in their own way."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.services.register import RegisterLine
from desktop.ui.decision.outcomes import OUTCOME_ICONS
from desktop.ui.register.register_table_model import Col
from desktop.ui.theme.glyphs import draw_glyph
from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.state_chip import FAMILIES
from desktop.ui.widgets.table_delegate import CellRole, Index, TableDelegate
from desktop.ui.widgets.text_lines import TextLines

_ICON = 16
_ICON_GAP = 8
_GLYPH = 8
_FIGURE_RIGHT = 48


class RegisterDelegate(TableDelegate):
    """Draws the decision with its icon and the days left with their mark."""

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, _ground: str) -> None:
        """Draw one cell."""
        line = index.data(CellRole.ROW)
        if not isinstance(line, RegisterLine):
            return
        column = Col(index.column())
        if column is Col.TITLE:
            self.draw_two_lines(painter, rect, line.title, line.buyer)
        elif column is Col.DECISION:
            self._paint_decision(painter, rect, line)
        elif column is Col.DAYS_LEFT:
            self._paint_days_left(painter, rect, line)
        elif column is Col.NUMBER:
            self.draw_words(painter, rect, line.number, colour="ink-2", tabular=True)
        else:
            quiet = column is Col.REVIEW and not line.review
            words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            self._paint_words(painter, rect, words, "ink-2" if quiet else "ink")

    def _paint_decision(self, painter: QPainter, rect: QRectF, line: RegisterLine) -> None:
        size = theme.px(_ICON)
        middle = rect.top() + (rect.height() - size) / 2
        draw_icon(painter, rect.left(), middle, OUTCOME_ICONS[line.outcome], _ICON, "brand")
        after = rect.adjusted(size + _ICON_GAP, 0, 0, 0)
        if line.superseded_by:
            self.draw_two_lines(painter, after, line.outcome_words, f"now {line.superseded_by}")
        elif line.waiting:
            self.draw_two_lines(painter, after, line.outcome_words, "waiting")
        else:
            self.draw_words(painter, after, line.outcome_words, weight=600)

    def _paint_words(self, painter: QPainter, rect: QRectF, words: str, colour: str) -> None:
        """Draw a reason, or a day with its year, in one line or in two; only what needs more is cut."""
        lines = TextLines(words, theme.font("table"), theme.line("table"), rect.width())
        if lines.height > 2 * theme.line("table"):
            self.draw_words(painter, rect, words, colour=colour)
            return
        painter.setPen(theme.colour(colour))
        top = rect.top() + (rect.height() - lines.height) // 2
        lines.draw(painter, QRectF(rect.left(), top, rect.width(), lines.height), Qt.AlignmentFlag.AlignLeft)

    def _paint_days_left(self, painter: QPainter, rect: QRectF, line: RegisterLine) -> None:
        family = FAMILIES.get(line.verdict) if line.verdict else None
        if family:
            size = theme.px(_GLYPH)
            top = rect.top() + (rect.height() - size) / 2
            draw_glyph(painter, QRectF(rect.left(), top, size, size), family)
        figure = QRectF(rect.left(), rect.top(), theme.px(_FIGURE_RIGHT), rect.height())
        self.draw_words(
            painter,
            figure,
            line.days_left,
            weight=600,
            colour=f"{family}-text" if family else "ink-2",
            align=Qt.AlignmentFlag.AlignRight,
        )
