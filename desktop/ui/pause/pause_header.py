"""The head of the pause: what it is about, how much time is left, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.services.pausing import PauseCard
from desktop.ui.runway.strip import RunwayStrip
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label

_STRIP_WIDTH, _STRIP_SHARE = 300, 0.26
_DAY_GOES_BELOW = 640
"""Page width at 100 % under which the strip alone tells when to decide."""
_STRIP_BENEATH_BELOW = 480
"""Page width at 100 % under which the strip stands beneath the title, which would be cut beside it."""
_HEIGHT_OVER_LINES = 32
_SIDE = 24


class PauseHeader(QWidget):
    """One row across the page, on the surface; the strip stands beneath where there is no room beside."""

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
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.addLayout(_pair(self._kind, self.title), 0, 0)
        self._grid.addWidget(self._strip, 0, 1)
        self._grid.addWidget(self._when, 0, 2)
        self._grid.addWidget(leave, 0, 3)
        self._is_beneath = False
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
        self._measure()

    def _share_width(self) -> None:
        """Give the strip its share; where there is little room the day is left to the strip."""
        share = round(self.width() * _STRIP_SHARE)
        wished = max(self._strip.minimumSizeHint().width(), min(theme.px(_STRIP_WIDTH), share))
        whole = min(theme.px(_STRIP_WIDTH), self.width() - 2 * _SIDE)
        self._strip.setFixedWidth(whole if self._is_beneath else wished)
        self._when.setVisible(self.width() / theme.scale >= _DAY_GOES_BELOW)

    def _measure(self) -> None:
        """Place the strip, and take the height that the lines and the strip need."""
        beneath = self.width() / theme.scale < _STRIP_BENEATH_BELOW
        if beneath != self._is_beneath:
            self._is_beneath = beneath
            self._grid.removeWidget(self._strip)
            row, column = (1, 0) if beneath else (0, 1)
            self._grid.addWidget(self._strip, row, column, 1, 4 if beneath else 1)
        height = theme.line("caption") + theme.line("h2") + _HEIGHT_OVER_LINES
        self.setFixedHeight(height + (self._strip.sizeHint().height() if beneath else 0))
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
