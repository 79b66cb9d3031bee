"""Triage from the list: what a key does to the rows that are chosen."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.services.desk import Desk
from desktop.services.errors import NotPossible, StepBackInstead
from desktop.services.triage import Triage
from desktop.ui.errors import show_error
from desktop.ui.jobs import Job, Step
from feeds.errors import TenderPauseError

if TYPE_CHECKING:
    from desktop.ui.opportunities.snooze_dialog import SnoozeDialog


class TriageActions(QObject):
    """Asks the service and tells what came of it: the words of what was done, or why not."""

    begun = Signal()
    """A step was taken up for what is chosen: the next key is meant for the row after it."""
    done = Signal(str)
    undone = Signal(str)
    refused = Signal(str)
    step_back_asked = Signal(str)
    failed = Signal()
    """It could not be saved; why is told by itself."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        self._triage = Triage(desk)
        self._waiting: deque[tuple[Callable[[], str], SignalInstance]] = deque()

    @property
    def is_busy(self) -> bool:
        """Whether steps are under way."""
        return bool(self._waiting)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back, or will be once it is done."""
        return self.is_busy or bool(self._triage.can_undo)

    def shortlist(self, keys: Sequence[str]) -> None:
        """Shortlist these."""
        self._take_up(lambda: self._triage.shortlist(keys))

    def dismiss(self, keys: Sequence[str]) -> None:
        """Dismiss these; one that people have worked on asks for a step back instead."""
        self._take_up(lambda: self._triage.dismiss(keys))

    def bring_back(self, keys: Sequence[str]) -> None:
        """Bring these back to where they stood before."""
        self._take_up(lambda: self._triage.bring_back(keys))

    def undo(self) -> None:
        """Take back the last step."""
        if self.can_undo:
            self._try(self._triage.undo, self.undone)

    def ask_snooze(self, keys: Sequence[str]) -> SnoozeDialog:
        """Ask until when, then put these away; return the dialog that asks."""
        from desktop.ui.opportunities.snooze_dialog import SnoozeDialog  # not wanted before it is asked for

        dialog = SnoozeDialog(len(keys), self._desk.today, self._window)
        dialog.accepted.connect(lambda: self._snooze(keys, dialog.until()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _snooze(self, keys: Sequence[str], until: date | None) -> None:
        if until is not None:
            self._take_up(lambda: self._triage.snooze(keys, until))

    def _take_up(self, step: Callable[[], str]) -> None:
        self._try(step, self.done)
        self.begun.emit()

    def _try(self, step: Callable[[], str], said: SignalInstance) -> None:
        """Do a step once those before it are done; the window does not wait for the disk meanwhile."""
        self._waiting.append((step, said))
        if len(self._waiting) == 1:
            self._begin()

    def _begin(self) -> None:
        step, _ = self._waiting[0]
        job = Job(partial(_outcome, step=step), self._desk)
        job.finished.connect(self._end)
        job.failed.connect(self._end)
        job.start()

    def _end(self, outcome: object) -> None:
        _, said = self._waiting.popleft()
        if self._waiting:
            self._begin()
        self._tell(outcome, said)

    def _tell(self, outcome: object, said: SignalInstance) -> None:
        if isinstance(outcome, StepBackInstead):
            self.step_back_asked.emit(outcome.key)
        elif isinstance(outcome, NotPossible):
            self.refused.emit(f"{outcome.happened} {outcome.to_do}".strip())
        elif isinstance(outcome, Exception):
            self.failed.emit()
            show_error(outcome, self._window)
        else:
            said.emit(outcome)


def _outcome(_desk: Desk, _step: Step, *, step: Callable[[], str]) -> str | TenderPauseError:
    """Return what was done in words, or why it was not: a refusal is an answer, and no fault to log."""
    try:
        return step()
    except TenderPauseError as trouble:
        return trouble
