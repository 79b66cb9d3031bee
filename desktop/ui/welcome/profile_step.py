"""The second step of the welcome: place and people, as what we do, where, and how large. It can wait."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.services.profile import Profile, worded
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.errors import words_of
from desktop.ui.jobs import Job, Step
from desktop.ui.settings.profile_form import ProfileForm
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.label import Label

LEAD: Final = (
    "Opportunities are held against this, so that lists can say what fits you, and why. "
    "Leave out what you are not sure of. You can change it later, in Settings."
)


class ProfileStep(QWidget):
    """`finished` tells that the profile was saved, `left` that it is for later."""

    finished = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.form = ProfileForm(large=True)
        self.form.show_profile(worded(Profile()))
        self.problem = ErrorLine()
        self.later = Button("Set this up later", "quiet")
        self.next = Button("Next: your commitments", "main", large=True, trailing="arrow-right")
        self.later.clicked.connect(self.left)
        self.next.clicked.connect(self.save)
        buttons = QHBoxLayout()
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label("Step 2 of 4", "caption", "ink-2"))
        column.addSpacing(4)
        column.addWidget(Label("Place and people: what fits you?", "h1", wrap=True))
        column.addSpacing(8)
        column.addWidget(Label(LEAD, "body", "ink-2", wrap=True))
        column.addSpacing(32)
        column.addWidget(self.form)
        column.addSpacing(24)
        column.addStretch(1)
        column.addWidget(self.problem)
        column.addLayout(buttons)

    def save(self) -> None:
        """Save the profile, or say what cannot stand as it is."""
        wrong = self.form.first_wrong()
        if wrong is not None:
            wrong.setFocus()
            return
        wanted = self.form.put(Profile())
        self.next.set_reason("It is being saved.")
        job = Job(partial(_save, wanted=wanted), self._desk)
        job.finished.connect(self._saved)
        job.failed.connect(self._trouble)
        job.start()

    def _saved(self, _words: object) -> None:
        self.next.set_reason(None)
        self.finished.emit()

    def _trouble(self, error: Exception) -> None:
        self.next.set_reason(None)
        self.problem.show_sentence(words_of(error, self))


def _save(desk: Desk, _step: Step, *, wanted: Profile) -> str:
    return SettingsChanges(desk).change_profile(lambda _kept: wanted).result()
