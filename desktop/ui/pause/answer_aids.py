"""What stands beneath an answer: how well we know it, who was asked, who finds out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.pause import Answer, Asked, Standing, Unknown
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.radio import Radio, Tick
from desktop.ui.widgets.tab_order import tab_to_the_chosen

STANDINGS: Final = ((Standing.KNOWN, "Known"), (Standing.BELIEVED, "We believe"), (Standing.ASKED, "Asked"))


class PersonAndDay(QWidget):
    """A name and a day side by side."""

    edited = Signal()
    left = Signal()

    def __init__(self, who: str, when: str, *, today: Callable[[], date], placeholder: str) -> None:
        super().__init__()
        self.who = LineField(who, placeholder=placeholder)
        self.day = DayField(when, today=today)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(16)
        line.addWidget(self.who, 3)
        line.addWidget(self.day, 2)
        for field in (self.who, self.day):
            field.edited.connect(self.edited)
            field.left.connect(self.left)

    def show_values(self, who: str, day: date | None) -> None:
        """Put a name and a day in."""
        self.who.set_words(who)
        self.day.set_value(day)


class AnswerAids(QWidget):
    """The line beneath an answer; `edited` tells of any change, `left` that one is complete."""

    edited = Signal()
    left = Signal()

    def __init__(
        self,
        prompt: str,
        *,
        with_standing: bool,
        today: Callable[[], date],
        finder: str,
        find_by: date | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._finder, self._find_by = finder, find_by
        self._more_asked: tuple[Asked, ...] = ()
        self.unknown = Tick("We don’t know yet")
        self.unknown.setAccessibleDescription(prompt)
        self.standings = _Standings(prompt, self)
        self.asked = PersonAndDay(
            "Who was asked", "When", today=today, placeholder="Their role, no names of people who use it"
        )
        self.follow_up = PersonAndDay("Who finds out", "By when", today=today, placeholder="One of us")
        self._lay_out(with_standing)
        self._connect()
        self._fold()

    def show_answer(self, answer: Answer) -> None:
        """Show what is recorded."""
        self.standings.choose(answer.standing)
        first = answer.asked[0] if answer.asked else Asked("")
        self._more_asked = answer.asked[1:]
        self.asked.show_values(first.who, first.on)
        self.unknown.setChecked(answer.unknown is not None)
        if answer.unknown:
            self.follow_up.show_values(answer.unknown.owner, answer.unknown.due_on)
        self._fold()

    def standing(self) -> Standing | None:
        """Return how well it is known; "we don't know yet" is a standing too."""
        return Standing.UNKNOWN if self.unknown.isChecked() else self.standings.chosen()

    def people_asked(self) -> tuple[Asked, ...]:
        """Return who was asked; those beyond the first are kept as they were."""
        who = self.asked.who.words()
        if self.standing() is not Standing.ASKED or not who:
            return ()
        return (Asked(who, self.asked.day.value()), *self._more_asked)

    def follow_up_asked(self) -> Unknown | None:
        """Return who finds out by when, None while we know."""
        if not self.unknown.isChecked():
            return None
        return Unknown(self.follow_up.who.words(), self.follow_up.day.value())

    def _lay_out(self, with_standing: bool) -> None:
        line = FlowLayout(gap=20, line_gap=4, right_from=len(STANDINGS))
        for radio in self.standings.radios.values():
            line.addWidget(radio)
        line.addWidget(self.unknown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.asked)
        column.addWidget(self.follow_up)
        for radio in self.standings.radios.values():
            radio.setVisible(with_standing)

    def _connect(self) -> None:
        self.standings.chose.connect(self._chose)
        self.unknown.clicked.connect(self._chose)
        for pair in (self.asked, self.follow_up):
            pair.edited.connect(self.edited)
            pair.left.connect(self.left)

    def _chose(self) -> None:
        if self.unknown.isChecked() and not self.follow_up.who.words():
            self.follow_up.show_values(self._finder, self._find_by)
        self._fold()
        self.edited.emit()
        self.left.emit()

    def _fold(self) -> None:
        """Ask for names only where they belong."""
        self.asked.setVisible(self.standing() is Standing.ASKED)
        self.follow_up.setVisible(self.unknown.isChecked())


class _Standings(QObject):
    """The three standings of which none or one is chosen."""

    chose = Signal()

    def __init__(self, prompt: str, parent: QObject) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.radios = {standing: Radio(words) for standing, words in STANDINGS}
        for radio in self.radios.values():
            radio.setAccessibleDescription(prompt)
            self._group.addButton(radio)
        self._group.buttonClicked.connect(lambda _: self.chose.emit())

    def chosen(self) -> Standing | None:
        return next((standing for standing, radio in self.radios.items() if radio.isChecked()), None)

    def choose(self, standing: Standing | None) -> None:
        self._group.setExclusive(False)
        for each, radio in self.radios.items():
            radio.setChecked(each is standing)
        self._group.setExclusive(True)
        tab_to_the_chosen(self.radios.values())
