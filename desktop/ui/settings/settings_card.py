"""What every card of the settings has: its title, what was saved, and why something was not."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.services.settings import OurSettings
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.errors import words_of
from desktop.ui.jobs import Job
from desktop.ui.settings.saved_line import SAVED, SavedLine
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.label import Label


class SettingsCard(Card):
    """A title with what was saved beside it, and a line for trouble at the foot."""

    saved = Signal(object)
    """A change was saved; carries this card."""
    settled = Signal()
    """A change came to its end, saved or not."""

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(16)
        self.saved_line = SavedLine()
        self.problem = ErrorLine()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(title, "h2"))
        head.addStretch(1)
        head.addWidget(self.saved_line)
        top = QVBoxLayout()
        top.setSpacing(4)
        top.addLayout(head)
        if hint:
            top.addWidget(Label(hint, "note", "ink-2", wrap=True))
        self.body.addLayout(top)

    def commit(self) -> QWidget | None:
        """Save what was typed; return the field that cannot be saved as it stands, None where all can."""
        return None


class ShowingSettings(Protocol):
    """A card of what stands in the workspace."""

    def show_settings(self, ours: OurSettings) -> None:
        """Show what the workspace holds."""


class WorkspaceCard(SettingsCard):
    """Saves what is changed to the workspace, says so, and takes it back."""

    def __init__(self, desk: Desk, changes: SettingsChanges, title: str, hint: str = "") -> None:
        super().__init__(title, hint)
        self._desk, self._changes = desk, changes
        self.saved_line.undo_asked.connect(self.undo)

    def undo(self) -> None:
        """Take back the last step, whichever card it was made on."""
        self._save(self._changes.undo())

    def _save(self, change: Future[str], then: Callable[[], object] | None = None) -> None:
        """Wait for a change, which the writer has in its queue, without holding up the window."""
        job: Job[str] = Job(lambda _desk, _step: change.result(), self._desk)
        job.finished.connect(self._tell)
        if then is not None:
            job.finished.connect(lambda _words: then())
        job.failed.connect(lambda problem: self.problem.show_sentence(words_of(problem, self)))
        job.finished.connect(self.settled)
        job.failed.connect(self.settled)
        self.problem.show_sentence("")
        job.start()

    def _tell(self, words: str) -> None:
        if words:
            undo = self._changes.can_undo
            taken_back = words.startswith("Undone")
            self.saved_line.say(words if taken_back else SAVED, undo=undo if undo == words else "")
            self.saved.emit(self)
