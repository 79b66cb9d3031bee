"""One strip: what is to be acted on, how long the runway is, by when, and the button that goes on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.working_days import Calendar
from desktop.services.today import DecideBy
from desktop.ui.runway.scale import smallest_width
from desktop.ui.runway.strip import RunwayStrip
from desktop.ui.theme.theme import theme
from desktop.ui.today.line_row import LineRow
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.sheet import stack

ANY_WIDTH = 16_777_215
"""Wider than any row: as wide as Qt lets a widget be."""
WORDS_OF = 304, 784
"""The share of the row that the words have, at the usual width."""
_UNTIL_WIDTH, _BUTTON_WIDTH = 84, 116
_GAP, _SIDE = 16, 15
_ROOM, _ROOM_ABOVE = 33, 16


def words_width(row_width: int) -> int:
    """Return how wide the words are in a row of that width; the strip begins behind them."""
    share, whole = WORDS_OF
    return max(theme.px(share), row_width * share // whole)


def strip_width(row_width: int) -> int:
    """Return how wide the strip is in such a row; all rows have the same, so that they share a scale."""
    return row_width - words_width(row_width) - _behind_the_strip()


def is_broken(row_width: int) -> bool:
    """Return whether a row of that width stands in two lines, the words above the strip."""
    return strip_width(row_width) < smallest_width(theme.scale)


def _behind_the_strip() -> int:
    return theme.px(_UNTIL_WIDTH) + theme.px(_BUTTON_WIDTH) + 2 * _GAP + _SIDE


class DecideByRow(QWidget):
    """`opened` and the others carry the opportunity's key."""

    opened = Signal(str)
    pause_asked = Signal(str)
    decision_asked = Signal(str)

    def __init__(
        self,
        one: DecideBy,
        calendar: Calendar,
        *,
        main: bool,
        why_not: str | None,
        parent: QWidget | None = None,
    ) -> None:
        """`main` makes its button the page's main one; `why_not` says why nothing can be written here."""
        super().__init__(parent)
        self.one, self._most = one, ANY_WIDTH
        self.words = LineRow(one.title, one.second, room=_ROOM, heading=True)
        self.strip = RunwayStrip()
        self.strip.show_runway(one.runway, calendar)
        self.button = Button(one.button, "main" if main else "other")
        self.button.setAccessibleName(f"{one.button}: {one.title}")
        self.button.setAccessibleDescription(f"{one.until}: {one.on}")
        if why_not:
            self.button.set_reason(why_not)
        self.words.clicked.connect(lambda: self.opened.emit(one.key))
        going_on = self.decision_asked if one.decides else self.pause_asked
        self.button.clicked.connect(lambda: going_on.emit(one.key))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.words)
        self._row.addLayout(self._tail(), 1)
        self._measure()
        theme.changed.connect(self._measure)

    def set_most(self, most: int) -> None:
        """Say how wide the row can be: standing in one line it would ask for more, and get it."""
        self._most = most
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words stand above the strip where there is no room beside it."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        self._until_holder.setFixedWidth(theme.px(_UNTIL_WIDTH))
        self._button_holder.setFixedWidth(theme.px(_BUTTON_WIDTH))
        broken = is_broken(min(self.width(), self._most))
        stack(self._row, broken)
        self.words.set_room(_ROOM_ABOVE if broken else _ROOM)
        self.words.setMaximumWidth(ANY_WIDTH if broken else words_width(self.width()))
        self.words.setMinimumWidth(0 if broken else words_width(self.width()))
        self._tail_row.setContentsMargins(_SIDE if broken else 0, 0, _SIDE, 12 if broken else 0)

    def _tail(self) -> QHBoxLayout:
        row = self._tail_row = QHBoxLayout()
        row.setContentsMargins(0, 0, _SIDE, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.strip, 1)
        row.addWidget(self._until())
        row.addWidget(self._button_at_the_right())
        return row

    def _button_at_the_right(self) -> QWidget:
        holder = self._button_holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.button)
        return holder

    def _until(self) -> QWidget:
        holder = self._until_holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(Label(self.one.until, "caption", "ink-2"))
        column.addWidget(Label(self.one.on, "note", weight=600))
        column.addStretch(1)
        return holder
