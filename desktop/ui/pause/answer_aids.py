"""What stands beneath an answer: how well we know it, who was asked, who finds out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from desktop.domain.pause import Answer, Asked, Standing, Unknown
from desktop.ui.pause.evidence_lines import EvidenceLines
from desktop.ui.pause.person_and_day import PeopleAsked, PersonAndDay
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.radio import Radio, Tick
from desktop.ui.widgets.tab_order import tab_to_the_chosen

STANDINGS: Final = ((Standing.KNOWN, "Known"), (Standing.BELIEVED, "We believe"), (Standing.ASKED, "Asked"))


class AnswerAids(QWidget):
    """The line beneath an answer; `edited` tells of any change, `left` that one is complete."""

    edited = Signal()
    left = Signal()

    def __init__(
        self,
        prompt: str,
        *,
        with_standing: bool,
        with_evidence: bool = True,
        today: Callable[[], date],
        finder: str,
        find_by: date | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._finder, self._find_by = finder, find_by
        self.unknown = Tick("We don’t know yet")
        self.unknown.setAccessibleDescription(prompt)
        self.standings = _Standings(prompt, self)
        self.asked = PeopleAsked(today)
        self.follow_up = PersonAndDay("Who finds out", "By when", today=today, placeholder="One of us")
        self.evidence = EvidenceLines(prompt)
        self._lay_out(with_standing)
        self.evidence.setVisible(with_evidence)
        self._connect()
        self._fold()

    def show_answer(self, answer: Answer) -> None:
        """Show what is recorded."""
        self.standings.choose(answer.standing)
        self.asked.show_people(answer.asked)
        self.evidence.show_evidence(answer.evidence)
        self.unknown.setChecked(answer.unknown is not None)
        if answer.unknown:
            self.follow_up.show_values(answer.unknown.owner, answer.unknown.due_on, answer.unknown.when)
        self._fold()

    def standing(self) -> Standing | None:
        """Return how well it is known; "we don't know yet" is a standing too."""
        return Standing.UNKNOWN if self.unknown.isChecked() else self.standings.chosen()

    def people_asked(self) -> tuple[Asked, ...]:
        """Return who was asked, and when; nobody, unless that is how it is known."""
        return self.asked.people() if self.standing() is Standing.ASKED else ()

    def follow_up_asked(self) -> Unknown | None:
        """Return who finds out by when, None while we know."""
        if not self.unknown.isChecked():
            return None
        by = self.follow_up
        return Unknown(by.who.words(), by.day.value(), by.day.as_typed())

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
        column.addWidget(self.evidence)
        for radio in self.standings.radios.values():
            radio.setVisible(with_standing)

    def _connect(self) -> None:
        self.standings.chose.connect(self._chose)
        self.unknown.clicked.connect(self._chose)
        for part in (self.asked, self.follow_up, self.evidence):
            part.edited.connect(self.edited)
            part.left.connect(self.left)

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
