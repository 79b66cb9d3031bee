"""The patterns trustees look for: how often we chose what, and why we stepped back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.decision import Outcome
from desktop.services.register import Patterns
from desktop.ui.decision.outcomes import OUTCOME_COLOURS, OUTCOME_ICONS
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.scaled import Scaled
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.card import Card, PaperCard
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label

_BAR = 24
_THIN_BAR = 8
_GAP = 3
_UNDER_TITLE = 12
_GROUND_STRENGTH = 0.55
"""How much of the colour of lines the ground of a thin bar has."""
_LEAST_SEGMENT = 44


class OutcomesCard(Card):
    """How often we bid, partnered and stepped back in the period shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "h2", wrap=True)
        self._chart = QWidget()
        self._head = QHBoxLayout()
        self._head.setSpacing(16)
        self._head.addWidget(self._title, 1)
        self.body.setSpacing(_UNDER_TITLE)
        self.body.addLayout(self._head)
        self.body.addWidget(self._chart)

    def add_link(self, link: QWidget) -> None:
        """Let a link stand at the end of the title's line."""
        self._head.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)

    def show_patterns(self, period: str, patterns: Patterns) -> None:
        """Show the counts; one that is nought has words and no bar."""
        self._title.setText(period)
        self.setAccessibleName(period)
        self.setAccessibleDescription(", ".join(f"{words}: {count}" for _, words, count in patterns.outcomes))
        chart = QWidget()
        row = QHBoxLayout(chart)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for outcome, words, count in patterns.outcomes:
            row.addWidget(_segment(outcome, words, count), count)
        self.body.replaceWidget(self._chart, chart)
        self._chart.deleteLater()
        self._chart = chart


class ReasonsCard(Card):
    """Why we stepped back: a bar a reason, the most frequent first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QWidget()
        self._note = PaperCard()
        self._note_words = Label("", "note", wrap=True)
        self._note.body.addWidget(self._note_words)
        self.setAccessibleName("Why we stepped back")
        self.body.setSpacing(_UNDER_TITLE)
        self.body.addWidget(Label("Why we stepped back", "h2"))
        self.body.addWidget(self._rows)
        self.body.addStretch(1)
        self.body.addWidget(self._note)

    def show_patterns(self, patterns: Patterns) -> None:
        """Show the reasons, or nothing while we have not stepped back."""
        self.setVisible(bool(patterns.reasons))
        self.setAccessibleDescription(", ".join(f"{words}: {count}" for words, count in patterns.reasons))
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        most = max((count for _, count in patterns.reasons), default=1)
        for words, count in patterns.reasons:
            column.addLayout(_reason_row(words, count, most))
        self.body.replaceWidget(self._rows, rows)
        self._rows.deleteLater()
        self._rows = rows
        self._note_words.setText(patterns.note)
        self._note.setVisible(bool(patterns.note))


class _Bar(QLabel):
    """A coloured bar, filled up to a share of its width, on a ground or none; `says` is read in its place."""

    def __init__(self, says: str, height: int, colour: str, share: float, *, ground: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(says)
        self._colour, self._share, self._ground, self._height = colour, share, ground, height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_SEGMENT, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._ground:
            ground = QColor(theme.colour("line"))
            ground.setAlphaF(_GROUND_STRENGTH)
            draw_box(painter, rect, 2, fill=ground)
        if self._share > 0:
            rect.setWidth(max(4.0, rect.width() * self._share))
            draw_box(painter, rect, 2, fill=theme.colour(self._colour))
        painter.end()


def _segment(outcome: Outcome, words: str, count: int) -> QWidget:
    segment = QWidget()
    Scaled(segment, _LEAST_SEGMENT, segment.setMinimumWidth)
    figure = QHBoxLayout()
    figure.setSpacing(4)
    figure.addWidget(LineIcon(OUTCOME_ICONS[outcome], 14, OUTCOME_COLOURS[outcome]))
    figure.addWidget(Label(str(count), "table", weight=600, tabular=True), 1)
    column = QVBoxLayout(segment)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(_Bar(f"{words}: {count}", _BAR, OUTCOME_COLOURS[outcome], 1.0 if count else 0.0))
    column.addSpacing(12)
    column.addLayout(figure)
    column.addWidget(Label(words, "caption", "ink-2"))
    return segment


def _reason_row(words: str, count: int, most: int) -> QVBoxLayout:
    line = QHBoxLayout()
    line.addWidget(Label(words, "table", elide=Qt.TextElideMode.ElideRight), 1)
    line.addWidget(Label(str(count), "table", weight=600, tabular=True))
    row = QVBoxLayout()
    row.setSpacing(4)
    row.addLayout(line)
    row.addWidget(_Bar(f"{words}: {count}", _THIN_BAR, "chart-1", count / most, ground=True))
    return row
