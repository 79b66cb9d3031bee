"""The patterns of a period on the screen: the drawings of the pack, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.pack_preview import Pattern
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label

_LEAST = 240


class PatternView(QLabel):
    """One chart. A screen reader hears the words that say the same."""

    def __init__(self, pattern: Pattern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._pattern = pattern
        self._drawing = QSvgRenderer(self)
        self._drawn: tuple[int, float, str] | None = None
        self.setAccessibleName(f"{pattern.title}. {pattern.words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._draw()
        theme.changed.connect(self._draw)

    def sizeHint(self) -> QSize:
        """Return what the drawing asks."""
        return QSize(_LEAST, self._height())

    def minimumSizeHint(self) -> QSize:
        """Return what the drawing asks."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it anew: words keep their size, bars have theirs by the room."""
        super().resizeEvent(event)
        self._draw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart."""
        painter = QPainter(self)
        self._drawing.render(painter, QRectF(self.rect()))
        painter.end()

    def _draw(self) -> None:
        wanted = (self.width(), theme.scale, theme.name)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        width = max(_LEAST, self.width() / self._zoom())
        drawn = self._pattern.draw(width, lambda token: theme.colour(token).name())
        self._drawing.load(QByteArray(drawn.encode()))
        self.setFixedHeight(self._height())
        self.update()

    def _zoom(self) -> float:
        """Return how much larger than on paper words stand: ten points there are what captions are here."""
        return theme.px(13) / 10

    def _height(self) -> int:
        return round(self._drawing.viewBoxF().height() * self._zoom())


class PatternsCard(Card):
    """The patterns of the pack; out of sight until there are some."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views: list[PatternView] = []
        self._charts = QWidget()
        self.body.addWidget(Label("Patterns", "h2"))
        self.body.addWidget(self._charts)
        self.hide()

    def show_patterns(self, patterns: Sequence[Pattern]) -> None:
        """Show these in place of those before."""
        charts = QWidget()
        column = QVBoxLayout(charts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.views = []
        for pattern in patterns:
            view = PatternView(pattern)
            self.views.append(view)
            column.addWidget(Label(pattern.title, "h3"))
            column.addWidget(Label(pattern.told, "caption", "ink-2", wrap=True))
            column.addWidget(view)
            column.addSpacing(8)
        self.body.replaceWidget(self._charts, charts)
        self._charts.deleteLater()
        self._charts = charts
        self.setVisible(bool(patterns))
