"""The badge that says whether the record still holds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services import verifying
from desktop.services.desk import Desk
from desktop.services.verifying import Checked
from desktop.ui.announcing import announce
from desktop.ui.asks import Asks
from desktop.ui.errors import words_of
from desktop.ui.jobs import Job
from desktop.ui.register.code_check import CodeCheck
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label


class VerifiedBadge(Card):
    """A shield, what was found and when; never silent about a failure. `checked` carries the result."""

    checked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None, asks: Asks | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job[Checked] | None = None
        self._asked_again = False
        self._shield = LineIcon("shield-check", 24, "enough-text")
        self.title = Label("Checking the record", "h3", wrap=True)
        self.detail = Label("", "note", "ink-2", wrap=True)
        self.first_broken = Label("", "note", "ink", wrap=True)
        self.show_me = Button("Show me", "link")
        self.again = Button("Check again", "link")
        self.code = CodeCheck(desk, asks)
        self._lay_out()
        self.show_me.clicked.connect(lambda: self.first_broken.show())
        self.again.clicked.connect(self.check)
        for hidden in (self.first_broken, self.show_me, self.again):
            hidden.hide()

    def add_link(self, link: Button) -> None:
        """Let another link stand behind those that are there."""
        self._links.addWidget(link)

    def check(self) -> None:
        """Check the whole chain off the UI thread; asked while a check runs, check again once it ends."""
        if self._job is not None:
            self._asked_again = True
            return
        self._asked_again = False
        self._job = Job(lambda desk, _step: verifying.check(desk), self._desk)
        self._job.finished.connect(self.show_result)
        self._job.failed.connect(self._show_failure)
        self._show_title("shield", "ink-3", "Checking the record", "ink")
        self.detail.setText("")
        self._job.start()

    def show_result(self, checked: Checked) -> None:
        """Show what a check found."""
        self._job = None
        if checked.ok:
            self._show_title("shield-check", "enough-text", checked.title, "ink")
        else:
            self._show_title("shield-alert", "tight-text", checked.title, "tight-text")
        self.detail.setText(f"{checked.detail} Checked {checked.checked_at}.")
        self.first_broken.setText(checked.first_broken)
        self.first_broken.hide()
        self.show_me.setVisible(bool(checked.first_broken))
        self.again.show()
        announce(self.title, f"{checked.title}. {checked.detail}")
        self.checked.emit(checked)
        self._go_on()

    def _show_failure(self, problem: Exception) -> None:
        self._job = None
        self._show_title("shield-alert", "tight-text", "The record could not be checked", "tight-text")
        self.detail.setText(words_of(problem, self))
        self.again.show()
        self._go_on()

    def _go_on(self) -> None:
        """Check again what was written while a check ran."""
        if self._asked_again:
            self.check()

    def _show_title(self, shield: str, shield_colour: str, words: str, colour: str) -> None:
        self._shield.show_icon(shield, shield_colour)
        self.title.set_colour(colour)
        self.title.setText(words)
        self.setAccessibleName(words)

    def _lay_out(self) -> None:
        self._links = FlowLayout(gap=16, line_gap=0)
        for link in (self.show_me, self.again):
            self._links.addWidget(link)
        words = QVBoxLayout()
        words.setSpacing(0)
        for widget in (self.title, self.detail, self.first_broken):
            words.addWidget(widget)
        words.addLayout(self._links)
        words.addWidget(self.code)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._shield, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)
