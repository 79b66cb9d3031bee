"""Until when to put opportunities away: a week, a month, or a day."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.words import day, plural
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.radio import Radio

_BACK_AT_ONCE = "Back at once if a deadline moves or the tender appears."
_WEEK, _MONTH = timedelta(days=7), relativedelta(months=1)


class SnoozeDialog(QDialog):
    """Asks for a day after today. It ends sooner by itself where a deadline moves or the tender appears."""

    def __init__(self, count: int, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setWindowTitle("Snooze")
        what = "it" if count == 1 else plural(count, "opportunity")
        self.week = Radio(f"A week, until {day(today + _WEEK)}")
        self.month = Radio(f"A month, until {day(today + _MONTH)}")
        self.on_day = Radio("Until a day of your choice")
        self.day = DayField("Come back on", today=lambda: today)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        question = f"Put {what} away until when?"
        self.setAccessibleDescription(f"{question} {_BACK_AT_ONCE}")
        column.addWidget(Label(question, "h2"))
        column.addWidget(Label(_BACK_AT_ONCE, "table", "ink-2"))
        for choice in (self.week, self.month, self.on_day):
            self._group.addButton(choice)
            choice.setAccessibleDescription(question)
            column.addWidget(choice)
        column.addWidget(self.day)
        column.addLayout(self._buttons())
        self.week.setChecked(True)
        self.day.setVisible(False)
        self.on_day.toggled.connect(self.day.setVisible)

    def until(self) -> date | None:
        """Return the chosen day, None while it is not one after today."""
        if self.week.isChecked():
            return self._today + _WEEK
        if self.month.isChecked():
            return self._today + _MONTH
        chosen = self.day.value()
        return chosen if chosen is not None and chosen > self._today else None

    def accept(self) -> None:
        """Close with a day after today, or say what is missing."""
        if self.until() is None:
            self.day.show_error("Choose a day after today.")
            self.day.edit.setFocus()
            return
        super().accept()

    def _buttons(self) -> QHBoxLayout:
        snooze, leave = Button("Snooze", "main"), Button("Leave it here")
        snooze.setDefault(True)
        snooze.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(snooze)
        return row
