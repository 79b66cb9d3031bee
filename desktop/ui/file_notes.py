"""Says once, in bars above the pages, that the file comes from elsewhere or lies where it should not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

from desktop.places import default_workspace
from desktop.services.desk import Desk
from desktop.ui.announcing import announce
from desktop.ui.frame import Frame
from desktop.ui.jobs import Step
from desktop.ui.page import Touched
from desktop.ui.reading import Reading
from desktop.ui.widgets.bar import NoteBar

if TYPE_CHECKING:
    from desktop.services.file_notes import FileNote

_CHAIN, _JOURNAL = "chain", "journal"
_ICONS = {_CHAIN: "history", "folder": "folder-open"}


class FileNotes(QObject):
    """Reads what is to be said of the file, and shows it until somebody has understood it.

    What was understood on this computer is not said again, until there is something new to say.
    """

    keep_here = Signal()
    """Somebody wants the file to lie on this computer."""

    def __init__(
        self, desk: Desk, frame: Frame, settings: QSettings | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._frame, self._settings = frame, settings
        self._group = f"understood/{desk.workspace.id}"
        self._shown: dict[str, NoteBar] = {}
        self._understood: set[str] = set()
        self._reading = Reading(_read, desk, self)
        self._reading.found.connect(self._show)

    def ask(self) -> None:
        """Read what is to be said now."""
        self._reading.ask()

    def hear(self, touched: Touched) -> None:
        """Look again once something was recorded while a bar spoke of what would be."""
        if _CHAIN in self._shown and any(kind == _JOURNAL for kind, _key in touched):
            self.ask()

    def _show(self, notes: tuple[FileNote, ...]) -> None:
        for bar in self._shown.values():
            bar.hide()
            bar.deleteLater()
        self._shown = {note.about: self._bar(note) for note in notes if not self._is_understood(note)}

    def _bar(self, note: FileNote) -> NoteBar:
        bar = NoteBar(_ICONS[note.about], note.sentence, note.offer)
        bar.offered.connect(self.keep_here)
        bar.put_away.connect(partial(self._put_away, note))
        self._frame.add_note(bar)
        announce(bar, note.sentence)
        return bar

    def _put_away(self, note: FileNote) -> None:
        self._understood.add(note.mark)
        if self._settings is not None:
            self._settings.setValue(f"{self._group}/{note.about.value}", note.mark)
        bar = self._shown.pop(note.about)
        bar.hide()
        bar.deleteLater()

    def _is_understood(self, note: FileNote) -> bool:
        kept = self._settings.value(f"{self._group}/{note.about.value}") if self._settings else None
        return note.mark in self._understood or kept == note.mark


def _read(desk: Desk, _step: Step) -> tuple[FileNote, ...]:
    from desktop.services.file_notes import file_notes  # the start of the window does not wait for it

    return file_notes(desk, default_workspace().parent)
