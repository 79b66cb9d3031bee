"""What the menus and keys do about conversations, from wherever one is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.desk import Desk
from desktop.ui.changes import Changes, Since
from desktop.ui.commands import CommandId
from desktop.ui.errors import show_error
from desktop.ui.page import Touched
from desktop.ui.status_bar import StatusBar
from feeds.errors import TenderPauseError

if TYPE_CHECKING:
    from desktop.services.approach_changes import Approaching
    from desktop.services.conversation_changes import Conversing
    from desktop.services.conversations_due import DueLine
    from desktop.services.steps_back import Steps
    from desktop.ui.conversations.next_step_dialog import NextStepDialog
    from desktop.ui.conversations.note_dialog import NoteDialog

_READ_ONLY = "This workspace is open read-only."
_OURS = frozenset({"conversation", "rhythm", "approach", "person", "private_note"})
_PULLED = frozenset({"opportunity", "opportunities", "source", "journal"})
"""What a step of ours or a pull touches; once anything else was touched since, Undo is about that."""


class Noting(QObject):
    """One window's. Its steps are taken back one after another, while nothing else was done since."""

    approach_asked = Signal(str)
    """An approach to show, by its id."""

    def __init__(self, window: QWidget, desk: Desk, bar: StatusBar, changes: Changes) -> None:
        super().__init__(window)
        self._window, self._desk, self._bar = window, desk, bar
        self._since = Since(changes)
        self._conversing: Conversing | None = None
        self._approaching: Approaching | None = None
        self._last: Callable[[], str] | None = None

    @property
    def conversing(self) -> Conversing:
        """What writes conversations at this desk."""
        if self._conversing is None:
            from desktop.services.conversation_changes import Conversing  # not wanted before one is noted

            self._conversing = Conversing(self._desk)
        return self._conversing

    @property
    def approaching(self) -> Approaching:
        """What writes approaches at this desk."""
        if self._approaching is None:
            from desktop.services.approach_changes import Approaching

            self._approaching = Approaching(self._desk)
        return self._approaching

    def commands(self, about: str, organisation: str = "") -> Mapping[CommandId, Callable[[], object]]:
        """Return what works now; `about` and `organisation` are what is current, or ""."""
        if self._desk.workspace.read_only:
            return {}
        found: dict[CommandId, Callable[[], object]] = {
            CommandId.NOTE_CONVERSATION: lambda: self.note(about=about, organisation=organisation),
            CommandId.LOG_APPROACH: lambda: self.log(about=about, organisation=organisation),
        }
        if self._last is not None:
            found[CommandId.UNDO] = self.undo
        return found

    def note(self, conversation: str = "", *, organisation: str = "", about: str = "") -> NoteDialog | None:
        """Ask what was said; where nothing can be written, say that."""
        from desktop.ui.conversations.note_dialog import NoteDialog

        if self._desk.workspace.read_only:
            self._bar.say(_READ_ONLY)
            return None
        try:
            dialog = NoteDialog(
                self._desk,
                self.conversing,
                conversation,
                organisation=organisation,
                about=about,
                parent=self._window,
            )
        except TenderPauseError as error:
            show_error(error, self._window)
            return None
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        before = self.conversing.steps.newest
        dialog.accepted.connect(lambda: self.told_since(before, self.conversing.steps))
        dialog.open()
        return dialog

    def log(self, *, organisation: str = "", about: str = "") -> str:
        """Begin the page of a new approach; return its id, which stands for nothing until it is logged."""
        from desktop.services.approach_form import new

        begun = new(organisation=organisation, about=about)
        self.approach_asked.emit(begun)
        return begun

    def see_to(self, line: DueLine) -> None:
        """See to something that is due: a next step, an answer that others wait for, somebody gone quiet."""
        from desktop.services import conversations_due

        if line.sort == conversations_due.ANSWER:
            self.approach_asked.emit(line.id)
        elif self._desk.workspace.read_only:
            self._bar.say(_READ_ONLY)
        elif line.sort == conversations_due.QUIET:
            self.note(organisation=line.organisation)
        else:
            self.ask_step(line)

    def ask_step(self, line: DueLine) -> NextStepDialog:
        """Ask what came of a next step."""
        from desktop.ui.conversations.next_step_dialog import NextStepDialog

        dialog = NextStepDialog(self._desk, line, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        conversing = self.conversing
        dialog.done_asked.connect(lambda: self.do(lambda: conversing.close_step(line.id)))
        dialog.moved.connect(lambda on: self.do(lambda: conversing.move_step(line.id, on)))
        dialog.talk_asked.connect(lambda: self.note(organisation=line.organisation))
        dialog.open()
        return dialog

    def do(self, change: Callable[[], str]) -> bool:
        """Do one thing about conversations and say it; return whether it was done."""
        try:
            words = change()
        except TenderPauseError as error:
            show_error(error, self._window)
            return False
        self.told(words)
        return True

    def told(self, words: str, undo: Callable[[], str] | None = None) -> None:
        """Say what was done, and let Undo take that back."""
        self._last = undo or self.conversing.steps.undo
        self._since.begin()
        self._bar.say(f"{words}. Edit, Undo takes it back.")

    def told_since(self, before: str, steps: Steps) -> None:
        """Say what was done since that step; a private note alone, or nothing, is not for Undo."""
        if steps.newest == before:
            self._bar.say("Saved as it stands.")
        else:
            self.told(steps.can_undo, steps.undo)

    def undo(self) -> None:
        """Take back the last step."""
        undo, self._last = self._last, None
        if undo is None:
            return
        try:
            self._bar.say(undo())
        except TenderPauseError as error:
            show_error(error, self._window)
        else:
            steps = self.conversing.steps
            self._last = steps.undo if undo == steps.undo and steps.can_undo else None
            self._since.begin()

    def changed(self, touched: Touched) -> None:
        """Let Undo be about later steps once there are any."""
        if any(kind not in _OURS | _PULLED for kind, _ in self._since.later(touched)):
            self._last = None
