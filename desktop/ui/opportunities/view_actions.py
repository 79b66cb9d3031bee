"""Saved views from the list: read, saved, renamed, removed, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.saved_views import Asked, SavedView, ViewChanges
from desktop.services.view_news import ViewLine, look_at, tell_of, view_lines
from desktop.ui.errors import show_error
from desktop.ui.jobs import Job, Step
from desktop.ui.opportunities.latest import Latest
from desktop.ui.opportunities.view_dialog import ViewDialog
from feeds.errors import TenderPauseError


class ViewActions(QObject):
    """Does with views what was asked, off the window's thread. `lines` is what was read last."""

    read = Signal()
    done = Signal(str)
    undone = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[ViewLine, ...] = ()
        self._desk, self._window = desk, parent
        self._changes = ViewChanges(desk)
        self._reading = Latest(desk, self)
        self._reading.arrived.connect(self._arrived)
        self._reading.failed.connect(self._trouble)

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words."""
        return self._changes.can_undo

    def ask(self) -> None:
        """Read the views anew, with what is new in each."""
        self._reading.start(_read)

    def save(self, asked: Asked) -> ViewDialog:
        """Ask for a name and save; return the dialog that asks."""
        dialog = ViewDialog(self._desk, "Save this view", "Save", parent=self._window)
        dialog.accepted.connect(lambda: self._do(partial(self._changes.save, dialog.name, asked), self.done))
        return self._open(dialog)

    def rename(self, view: SavedView) -> ViewDialog:
        """Ask for another name; return the dialog that asks."""
        others = tuple(line.view.name for line in self.lines if line.view.id != view.id)
        dialog = ViewDialog(self._desk, "Rename the view", "Rename", view, others, self._window)
        dialog.accepted.connect(
            lambda: self._do(partial(self._changes.rename, view.id, dialog.name), self.done)
        )
        return self._open(dialog)

    def remove(self, view: SavedView) -> None:
        """List a view no more."""
        self._do(partial(self._changes.remove, view.id), self.done)

    def undo(self) -> None:
        """Take back the last step."""
        self._do(self._changes.undo, self.undone)

    def look_at(self, view: SavedView) -> None:
        """Note that somebody looks at a view."""
        look_at(self._desk, view.id)
        self.ask()

    def tell_of(self, view: SavedView, tells: bool) -> None:
        """Tell of new matches of a view on this computer, or not."""
        tell_of(self._desk, view.id, tells=tells)
        words = "are told on this computer" if tells else "are not told any more"
        self.refused.emit(f"New ones in “{view.name}” {words}.")
        self.ask()

    def _open(self, dialog: ViewDialog) -> ViewDialog:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _do(self, step: Callable[[], str], said: SignalInstance) -> None:
        job = Job(partial(_outcome, step=step), self._desk)
        job.finished.connect(partial(self._tell, said))
        job.failed.connect(self._trouble)
        job.start()

    def _tell(self, said: SignalInstance, outcome: object) -> None:
        if isinstance(outcome, NotPossible):
            self.refused.emit(f"{outcome.happened} {outcome.to_do}".strip())
        elif isinstance(outcome, Exception):
            self._trouble(outcome)
        elif outcome:
            said.emit(outcome)
            self.ask()

    def _arrived(self, lines: tuple[ViewLine, ...]) -> None:
        self.lines = lines
        self.read.emit()

    def _trouble(self, error: Exception) -> None:
        show_error(error, self._window)


def _read(desk: Desk, _step: Step) -> tuple[ViewLine, ...]:
    with desk.reader() as db:
        return view_lines(db, desk)


def _outcome(_desk: Desk, _step: Step, *, step: Callable[[], str]) -> str | TenderPauseError:
    """Return what was done in words, or why it was not: a refusal is an answer, and no fault to log."""
    try:
        return step()
    except TenderPauseError as trouble:
        return trouble
