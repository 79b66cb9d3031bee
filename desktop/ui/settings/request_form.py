"""Noting that somebody asked about their data: what they asked, and on what day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.requests import WANTED_WORDS, Wanted
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.day_field import DayField


class RequestForm(QWidget):
    """`wanted` says that it is to be noted; the day is checked first."""

    wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.kind = ChoiceField("They asked", [(one.value, words) for one, words in WANTED_WORDS.items()])
        self.kind.choose(Wanted.ACCESS)
        self.asked_on = DayField("On", today=lambda: today)
        self.asked_on.set_value(today)
        self.note = Button("Note the request", icon="check")
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.kind, 3, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.asked_on, 2, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(fields)
        column.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)
        self.note.clicked.connect(self.wanted)

    def what(self) -> Wanted:
        """Return what they asked."""
        return Wanted(self.kind.chosen() or Wanted.ACCESS)

    def day(self) -> date | None:
        """Return the day, or None with the reason beneath its field."""
        day = self.asked_on.value()
        if day is None:
            self.asked_on.show_error("Say on what day they asked.")
        elif day > self._today:
            self.asked_on.show_error("That day is yet to come.")
        else:
            return day
        return None
