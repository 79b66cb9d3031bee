"""Which days a pack is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.periods import PERIOD_WORDS, Days, Period, days_of
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.one_of_chips import OneOfChips

OWN_DAYS = "own_days"
_QUESTION = "Which decisions"


class PeriodCard(Card):
    """Three usual periods, or two days of one's own."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        usual = (Period.THIS_QUARTER, Period.LAST_QUARTER, Period.LAST_12_MONTHS)
        self.period = OneOfChips([*((each, PERIOD_WORDS[each]) for each in usual), (OWN_DAYS, "From and to")])
        self.first = DayField("From", today=today)
        self.last = DayField("To", today=today)
        self.period.setAccessibleName(_QUESTION)
        for chip in self.period.chips.values():
            chip.setAccessibleDescription(_QUESTION)
        self._days = QWidget()
        row = QHBoxLayout(self._days)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.first, 1)
        row.addWidget(self.last, 1)
        self.body.addWidget(Label(_QUESTION, "h2"))
        self.body.addWidget(self.period)
        self.body.addWidget(self._days)
        self._days.hide()
        self.period.choose(Period.THIS_QUARTER)
        self.period.chosen.connect(self._chose)
        for field in (self.first, self.last):
            field.edited.connect(self._typed)

    def days(self) -> tuple[date, date] | None:
        """Return the first and last day, None while they are not two days in their order."""
        chosen = self.period.choice()
        found = (
            Days(self.first.value(), self.last.value())
            if chosen == OWN_DAYS
            else days_of(Period(chosen), self._today())
        )
        if found.first is None or found.last is None or found.first > found.last:
            return None
        return found.first, found.last

    def remembered(self) -> dict[str, object]:
        """Return what is chosen, as JSON knows it; days of one's own only where they are."""
        chosen = self.period.choice()
        days = self.days() if chosen == OWN_DAYS else None
        return {"period": chosen, "days": [day.isoformat() for day in days] if days else []}

    def recall(self, state: Mapping[str, object]) -> None:
        """Choose what was chosen the last time; nothing is told."""
        chosen, days = state.get("period"), _days(state.get("days"))
        if chosen not in self.period.chips or (chosen == OWN_DAYS and days is None):
            return
        self.period.choose(str(chosen))
        if days is not None:
            self.first.set_value(days[0])
            self.last.set_value(days[1])
        self._days.setVisible(chosen == OWN_DAYS)

    def _chose(self, chosen: str) -> None:
        if chosen == OWN_DAYS and self.first.value() is None:
            quarter = days_of(Period.THIS_QUARTER, self._today())
            self.first.set_value(quarter.first)
            self.last.set_value(quarter.last)
        self._days.setVisible(chosen == OWN_DAYS)
        self.changed.emit()

    def _typed(self) -> None:
        first, last = self.first.value(), self.last.value()
        backwards = bool(first and last and first > last)
        self.last.show_error("The last day comes before the first." if backwards else "")
        self.changed.emit()


def _days(kept: object) -> tuple[date, date] | None:
    try:
        first, last = map(date.fromisoformat, map(str, kept if isinstance(kept, list) else ()))
    except ValueError:  # not two, or no days
        return None
    return (first, last) if first <= last else None
