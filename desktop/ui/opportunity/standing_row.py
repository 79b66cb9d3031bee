"""One decision on an opportunity: what it says, its sign-off, and what can be done about it."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.decision import Outcome
from desktop.services.decision_tab import StandingDecision
from desktop.ui.decision.outcomes import OUTCOME_ICONS
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label

PRIVATE: Final = "Private note, in no pack, export or copy"


class StandingRow(QWidget):
    """`replace_asked` carries the number and the outcome to begin with, the others the number."""

    replace_asked = Signal(str, str)
    sign_off_asked = Signal(str)
    read_asked = Signal(str)

    def __init__(self, one: StandingDecision, *, can_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = one.number
        self.ways: dict[Outcome, Button] = {}
        self.sign_off = Button("Record the sign-off", icon="check")
        self._buttons = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        read = Button(one.sentence, "link")
        read.setAccessibleDescription("Read it in the register")
        read.clicked.connect(partial(self.read_asked.emit, one.number))
        column.addWidget(read, 0, Qt.AlignmentFlag.AlignLeft)
        note = f"{PRIVATE}: {one.private_note}" if one.private_note else ""
        for words in (one.rationale, one.links, one.sign_off, note):
            if words:
                column.addWidget(Label(words, "body", "ink-2", wrap=True))
        column.addWidget(self._buttons)
        self._fill_buttons(one)
        self._buttons.setVisible(can_write and bool(one.ways or one.waits))

    def _fill_buttons(self, one: StandingDecision) -> None:
        flow = FlowLayout(self._buttons, gap=8)
        if one.waits:
            self.sign_off.clicked.connect(partial(self.sign_off_asked.emit, one.number))
            flow.addWidget(self.sign_off)
        for way in one.ways:
            button = Button(way.words, icon=OUTCOME_ICONS[way.outcome])
            button.setAccessibleDescription(one.sentence)
            button.clicked.connect(partial(self.replace_asked.emit, one.number, way.outcome.value))
            self.ways[way.outcome] = button
            flow.addWidget(button)
