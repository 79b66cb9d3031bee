"""A name and a day side by side, and as many of them as there are people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.domain.pause import Asked
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.sheet import stack
from desktop.ui.widgets.tab_order import follow_reading_order

STACKED_BELOW: Final = 420
"""Width at 100 % under which a name and its day stand beneath one another."""
WHO: Final = "Their role, no names of people who use it"


class PersonAndDay(QWidget):
    """A name and a day side by side."""

    edited = Signal()
    left = Signal()

    def __init__(self, who: str, when: str, *, today: Callable[[], date], placeholder: str) -> None:
        super().__init__()
        self.who = LineField(who, placeholder=placeholder)
        self.day = DayField(when, today=today)
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.line.setContentsMargins(0, 4, 0, 4)
        self.line.setSpacing(12)
        self.line.addWidget(self.who, 3)
        self.line.addWidget(self.day, 2)
        for field in (self.who, self.day):
            field.edited.connect(self.edited)
            field.left.connect(self.left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the day stand beneath the name where both would be cut."""
        super().resizeEvent(event)
        narrow = self.width() / theme.scale < STACKED_BELOW
        stack(self.line, narrow)

    def show_values(self, who: str, day: date | None, when: str = "") -> None:
        """Put in a name and a day, or what was typed where that is no day."""
        self.who.set_words(who)
        self.day.set_value(day)
        if when:
            self.day.show_typed(when)


class PeopleAsked(QWidget):
    """Everybody who was asked, each with the day; there is always a line to write in."""

    edited = Signal()
    left = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.lines: list[_AskedLine] = []
        self.add = Button("Add somebody else", "link", icon="plus")
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._column)
        column.addWidget(self.add)
        self.add.clicked.connect(self._add)
        self.show_people(())

    def show_people(self, people: Sequence[Asked]) -> None:
        """Show these, and an empty line where there are none."""
        for line in self.lines:
            self._let_go(line)
        self.lines = []
        for one in people or (Asked(""),):
            self._append().show_asked(one)

    def people(self) -> tuple[Asked, ...]:
        """Return who was asked, in order; a line without a name is none."""
        return tuple(found for line in self.lines if (found := line.asked()).who)

    def _append(self) -> _AskedLine:
        first = not self.lines
        line = _AskedLine("Who was asked" if first else "Who else was asked", self._today)
        line.edited.connect(self.edited)
        line.left.connect(self.left)
        line.removed.connect(self._remove)
        line.remove.setVisible(not first)
        self.lines.append(line)
        self._column.addWidget(line)
        return line

    def _add(self) -> None:
        line = self._append()
        follow_reading_order(self.window())
        line.who.take_focus()

    def _remove(self, line: _AskedLine) -> None:
        place = self.lines.index(line)
        self.lines.remove(line)
        self.lines[min(place, len(self.lines)) - 1].who.take_focus()
        self._let_go(line)
        self.edited.emit()
        self.left.emit()

    def _let_go(self, line: _AskedLine) -> None:
        line.blockSignals(True)  # as it goes it loses the keyboard, and is empty by then
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()


class _AskedLine(PersonAndDay):
    """One of those who were asked, with the way to take them out again."""

    removed = Signal(object)

    def __init__(self, label: str, today: Callable[[], date]) -> None:
        super().__init__(label, "When", today=today, placeholder=WHO)
        self.remove = Button("Take out", "quiet")
        self.remove.setAccessibleDescription("Takes this line out: nobody else was asked")
        self.line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        self.remove.clicked.connect(self._remove)

    def asked(self) -> Asked:
        """Return what stands there; a day that cannot be read stays as it was typed."""
        return Asked(self.who.words(), self.day.value(), self.day.as_typed())

    def show_asked(self, one: Asked) -> None:
        """Put in who was asked and when, as it was typed where that is no day."""
        self.show_values(one.who, one.on, one.when)

    def _remove(self) -> None:
        self.removed.emit(self)
