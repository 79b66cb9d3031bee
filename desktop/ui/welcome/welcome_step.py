"""What the later steps of the welcome share: their heading, their buttons, and the saving."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.ui.errors import words_of
from desktop.ui.jobs import Job, Service
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.label import Label


class WelcomeStep(QWidget):
    """`asked` tells that it is to be saved, `finished` that it was, `left` that it is for later."""

    asked = Signal()
    finished = Signal()
    left = Signal()

    def __init__(
        self, desk: Desk, content: QWidget, *, step: str, title: str, lead: str, onward: str
    ) -> None:
        super().__init__()
        self._desk = desk
        self.problem = ErrorLine()
        self.later = Button("Set this up later", "quiet")
        self.next = Button(onward, "main", large=True)
        self.later.clicked.connect(self.left)
        self.next.clicked.connect(self.asked)
        self._lay_out(content, step, title, lead)

    def save_by(self, service: Service[object]) -> None:
        """Save off the UI thread, and say how it went."""
        self.next.set_reason("It is being saved.")
        job = Job(service, self._desk)
        job.finished.connect(self._saved)
        job.failed.connect(self._trouble)
        job.start()

    def _saved(self, _what: object) -> None:
        self.next.set_reason(None)
        self.finished.emit()

    def _trouble(self, error: Exception) -> None:
        self.next.set_reason(None)
        self.problem.show_sentence(words_of(error, self))

    def _lay_out(self, content: QWidget, step: str, title: str, lead: str) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(step, "caption", "ink-2"))
        column.addSpacing(4)
        column.addWidget(Label(title, "h1", wrap=True))
        column.addSpacing(8)
        column.addWidget(Label(lead, "body", "ink-2", wrap=True))
        column.addSpacing(28)
        column.addWidget(content)
        column.addSpacing(16)
        column.addStretch(1)
        column.addWidget(self.problem)
        column.addLayout(buttons)
