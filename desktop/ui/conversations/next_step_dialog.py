"""What came of a next step: done, done and talked, or another day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.words import dotted
from desktop.services.conversations_due import DueLine
from desktop.services.desk import Desk
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.growing_dialog import GrowingDialog
from desktop.ui.widgets.label import Label

_WIDTH = 480
_PAST = "Choose today or a later day."


class NextStepDialog(GrowingDialog):
    """Tells by its signals what is to be done; it changes nothing itself."""

    done_asked = Signal()
    talk_asked = Signal()
    moved = Signal(object)

    def __init__(self, desk: Desk, line: DueLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("Next step")
        self.setMinimumWidth(theme.px(_WIDTH))
        self.done_it = Button("It is done", "main")
        self.done_and_talk = Button("It is done: note what was said")
        self.on = DayField("Or on another day", today=self._today)
        self.move_it = Button("Move it")
        self.leave = Button("Leave it", "quiet")
        about = dotted(line.name, line.about, line.owner, line.at)
        self.setAccessibleDescription(f"{line.step}. {about}")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Label(line.step, "h2", wrap=True))
        column.addWidget(Label(about, "note", "ink-2", wrap=True))
        column.addLayout(self._row(self.done_it, self.done_and_talk))
        column.addWidget(self.on)
        column.addLayout(self._row(self.move_it, self.leave))
        self._connect()
        self.done_it.setFocus()

    def _today(self) -> date:
        return self._desk.today

    def _connect(self) -> None:
        self.done_it.clicked.connect(self._done)
        self.done_and_talk.clicked.connect(self._done_and_talk)
        self.move_it.clicked.connect(self._move)
        self.leave.clicked.connect(self.reject)
        for button in (self.done_and_talk, self.move_it, self.leave):
            button.setAutoDefault(False)

    def _done(self) -> None:
        self.accept()
        self.done_asked.emit()

    def _done_and_talk(self) -> None:
        self._done()
        self.talk_asked.emit()

    def _move(self) -> None:
        on = self.on.value()
        if on is None or on < self._desk.today:
            self.on.show_error(NOT_A_DAY if on is None else _PAST)
            self.on.take_focus()
            return
        self.accept()
        self.moved.emit(on)

    def _row(self, *buttons: Button) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return row
