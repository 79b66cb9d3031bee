"""The head of the pause: what it is about, how much time is left, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.pausing import PauseCard
from desktop.ui.runway.strip import RunwayStrip
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label

_STRIP_WIDTH, _STRIP_SHARE = 300, 0.26
_DAY_GOES_BELOW = 640
"""Page width at 100 % under which the strip alone tells when to decide."""
_HEIGHT_OVER_LINES = 32


class PauseHeader(QWidget):
    """One row across the page, on the surface."""

    leave_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "strip")
        self._kind = Label("Pause", "caption", "ink-2")
        self.title = Label("", "h2", elide=Qt.TextElideMode.ElideRight)
        self._strip = RunwayStrip()
        self._decide_by = Label("", "table", weight=600)
        self._decide_words = Label("Decide by", "caption", "ink-2")
        self._when = QWidget()
        self._when.setLayout(_pair(self._decide_words, self._decide_by))
        leave = Button("Save and leave")
        leave.clicked.connect(self.leave_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(16)
        row.addLayout(_pair(self._kind, self.title), 1)
        row.addWidget(self._strip)
        row.addWidget(self._when)
        row.addWidget(leave)
        theme.changed.connect(self._measure)
        self._measure()

    def show_card(self, card: PauseCard, kind: str) -> None:
        """Show which opportunity this is and its runway."""
        self._kind.setText(kind)
        self.title.setText(card.title)
        self._strip.show_runway(card.runway)
        self._decide_by.setText(card.decide_by)
        self._decide_words.setVisible(bool(card.decide_by))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give the strip its share; where there is little room the day is left to the strip."""
        width = min(theme.px(_STRIP_WIDTH), round(self.width() * _STRIP_SHARE))
        self._strip.setFixedWidth(max(width, self._strip.minimumSizeHint().width()))
        self._when.setVisible(self.width() / theme.scale >= _DAY_GOES_BELOW)

    def _measure(self) -> None:
        self.setFixedHeight(theme.line("caption") + theme.line("h2") + _HEIGHT_OVER_LINES)
        self._share_width()


def _pair(above: Label, below: Label) -> QVBoxLayout:
    pair = QVBoxLayout()
    pair.setContentsMargins(0, 0, 0, 0)
    pair.setSpacing(0)
    pair.addStretch(1)
    pair.addWidget(above)
    pair.addWidget(below)
    pair.addStretch(1)
    return pair
