"""Holds the record against the code that a board pack carries: pasted from its footer, or read from it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services import verifying
from desktop.services.desk import Desk
from desktop.services.verifying import Checked
from desktop.ui.announcing import announce
from desktop.ui.asks import Asks
from desktop.ui.errors import words_of
from desktop.ui.jobs import Job, Service, Step
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField


class CodeCheck(QWidget):
    """A field for the code and what the record says to it; folded until asked for.

    A slip in typing, or a code that is not here, says nothing about the record itself.
    """

    def __init__(self, desk: Desk, asks: Asks | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._asks = desk, asks or Asks()
        self._job: Job[Checked] | None = None
        self.open = Button("Check a printed code or a pack", "link")
        self.code = LineField("Check code of a printed pack", placeholder="32 digits, as in its footer")
        self.check = Button("Check")
        self.pack = Button("Choose a pack…")
        self.answer = Label("", "note", wrap=True)
        self._form = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.check)
        row.addWidget(self.pack)
        row.addStretch(1)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 8, 0, 0)
        form.setSpacing(8)
        for widget in (self.code, self.answer):
            form.addWidget(widget)
        form.insertLayout(1, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.open)
        column.addWidget(self._form)
        self._form.hide()
        self.open.clicked.connect(self._unfold)
        self.check.clicked.connect(self._ask)
        self.code.edit.returnPressed.connect(self._ask)
        self.pack.clicked.connect(self._choose_pack)

    def stand_open(self) -> None:
        """Show the form for good, the keyboard in its field."""
        self.open.hide()
        self._form.show()
        self.code.take_focus()

    def check_pack(self, pack: Path) -> None:
        """Look for the code that a board pack carries."""
        self._look_for(partial(_check_pack, pack))

    def _unfold(self) -> None:
        self._form.setVisible(self._form.isHidden())
        if self._form.isVisible():
            self.code.take_focus()

    def _ask(self) -> None:
        if self.code.words():
            self._look_for(partial(_check_code, self.code.words()))

    def _choose_pack(self) -> None:
        pack = self._asks.pack(self)
        if pack is not None:
            self.check_pack(pack)

    def _look_for(self, service: Service[Checked]) -> None:
        if self._job is None:
            self._job = Job(service, self._desk)
            self._job.finished.connect(self._found)
            self._job.failed.connect(self._failed)
            self._job.start()

    def _found(self, checked: Checked) -> None:
        self._say(checked.head_answer)

    def _failed(self, problem: Exception) -> None:
        self._say(words_of(problem, self))

    def _say(self, answer: str) -> None:
        self._job = None
        self.answer.setText(answer)
        announce(self.answer, answer)


def _check_code(code: str, desk: Desk, _step: Step) -> Checked:
    return verifying.check(desk, head=code)


def _check_pack(pack: Path, desk: Desk, _step: Step) -> Checked:
    return verifying.check(desk, pack=pack)
