"""Plain text in one of the theme's roles."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import TextLines
from desktop.ui.widgets.tooltips import plain_tooltip

KEPT_LAYOUTS = 8


class Label(QLabel):
    """Text with the line height of its role; never rich, whatever it holds.

    One that wraps takes the height its width asks for. One that does not is as wide as its words,
    unless `elide` says where it may be cut ("end" or "middle"): then the tooltip has the whole.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        colour: str = "ink",
        weight: int | None = None,
        wrap: bool = False,
        *,
        tabular: bool = False,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideNone,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._colour, self._weight, self._tabular = role, colour, weight, tabular
        self._elide = elide
        self._laid_out: dict[tuple[str, float | None, float], TextLines] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)
        theme.changed.connect(self._restyle)

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        if self._elide != Qt.TextElideMode.ElideNone:
            self.setToolTip(plain_tooltip(text))
        self.updateGeometry()

    @property
    def colour(self) -> str:
        """The token of its words."""
        return self._colour

    def set_colour(self, colour: str) -> None:
        """Show the words in another token's colour."""
        self._colour = colour
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Only text that wraps."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """As many lines as the words need at this width, and the margins."""
        width = min(width, self.maximumWidth())  # a layout asks with its own width, whatever ours may be
        return self._lines(width - self._margins_x()).height + self._margins_y()

    def sizeHint(self) -> QSize:
        """The words on one line, or a comfortable width where they wrap."""
        lines = self._lines(None)
        if not self.wordWrap():
            return QSize(lines.width + self._margins_x(), lines.height + self._margins_y())
        width = min(lines.width, theme.px(400), self.maximumWidth() - self._margins_x())
        return QSize(width + self._margins_x(), self.heightForWidth(width + self._margins_x()))

    def minimumSizeHint(self) -> QSize:
        """One line high: a greater least height would bring scroll bars nobody needs."""
        height = theme.line(self._role) + self._margins_y()
        if self.wordWrap() or self._elide != Qt.TextElideMode.ElideNone:
            return QSize(theme.px(24) + self._margins_x(), height)
        return QSize(self._lines(None).width + self._margins_x(), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words; the base class knows no line height."""
        rect = QRectF(self.contentsRect())
        lines = self._lines(rect.width() if self.wordWrap() else None, self._shown(rect.width()))
        align = self.alignment()
        if align & Qt.AlignmentFlag.AlignVCenter:
            rect.translate(0, math.floor((rect.height() - lines.height) / 2))
        elif align & Qt.AlignmentFlag.AlignBottom:
            rect.translate(0, rect.height() - lines.height)
        painter = QPainter(self)
        painter.setPen(theme.colour(self._colour if self.isEnabled() else theme.off))
        lines.draw(painter, rect, align)
        painter.end()

    def _shown(self, width: float) -> str:
        if self._elide == Qt.TextElideMode.ElideNone or self.wordWrap():
            return self.text()
        metrics = theme.metrics(self._role, self._weight, self._tabular)
        return metrics.elidedText(self.text(), self._elide, math.ceil(width))

    def _lines(self, width: float | None, text: str | None = None) -> TextLines:
        """Return the words in lines; layouts ask again and again with the same few widths."""
        words = self.text() if text is None else text
        key = (words, width, theme.scale)
        if key not in self._laid_out:
            if len(self._laid_out) >= KEPT_LAYOUTS:
                self._laid_out.clear()
            self._laid_out[key] = TextLines(words, self._font(), theme.line(self._role), width)
        return self._laid_out[key]

    def _font(self) -> QFont:
        return theme.font(self._role, self._weight, self._tabular)

    def _margins_x(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right()

    def _margins_y(self) -> int:
        margins = self.contentsMargins()
        return margins.top() + margins.bottom()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
