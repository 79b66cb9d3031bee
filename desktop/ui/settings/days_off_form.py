"""The small form that adds days off: one day, or from one to another, and what for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.days_off import DaysOff
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.line_field import LineField


class DaysOffForm(QWidget):
    """First day, last day (empty: the same), words, and Add. `wanted` carries the days off."""

    wanted = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = DayField("First day", today=today, placeholder="For example 24 Dec")
        self.last = DayField("Last day", today=today, placeholder="The same day")
        self.words = LineField("What for", placeholder="For example office closed")
        self.add = Button("Add these days", icon="plus")
        days = QHBoxLayout()
        days.setSpacing(12)
        for field in (self.first, self.last):
            days.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(days)
        column.addWidget(self.words)
        column.addWidget(self.add)
        self.add.clicked.connect(self._tell)
        for edit in (self.first.edit, self.last.edit, self.words.edit):
            edit.returnPressed.connect(self._tell)

    def refuse(self, sentence: str) -> None:
        """Show why these days cannot be added."""
        self.last.show_error(sentence)
        self.last.take_focus()

    def clear(self) -> None:
        """Be ready for the next days."""
        self.first.set_value(None)
        self.last.set_value(None)
        self.words.set_words("")

    def _tell(self) -> None:
        first = self.first.value()
        if first is None:
            self.first.show_error(NOT_A_DAY if self.first.unreadable() else "Say which day.")
            self.first.take_focus()
        elif self.last.unreadable():
            self.refuse(NOT_A_DAY)
        else:
            self.wanted.emit(DaysOff(first, self.last.value() or first, self.words.words()))
