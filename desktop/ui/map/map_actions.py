"""What a person does with a map: changes it with undo, draws relations, exports it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.organisation import Organisation, Role
from desktop.domain.system_map import US, MapRole
from desktop.services import map_files
from desktop.services.desk import Desk
from desktop.services.directory_changes import DirectoryChanges
from desktop.services.map_changes import MapChanges
from desktop.services.system_map import MapEntry
from desktop.ui.errors import show_error
from desktop.ui.file_dialogs import path_to_write
from desktop.ui.jobs import Job
from desktop.ui.map.map_reading import ReadMap
from feeds.errors import TenderPauseError

if TYPE_CHECKING:
    from desktop.ui.map.map_file_dialog import MapFileDialog
    from desktop.ui.organisations.relation_dialog import RelationDialog

AskFile = Callable[[QWidget, str], Path | None]

_ROLES = {
    MapRole.EXISTING_PROVIDER: Role.EXISTING_PROVIDER,
    MapRole.NETWORK: Role.NETWORK,
    MapRole.BUYER: Role.BUYER,
}
_NOT_HELD = "Lines are drawn between organisations of your directory: add them first."


class MapActions(QObject):
    """Works on the map that was read last; each step is said, and what changed asks for a new reading."""

    said = Signal(str, str)
    """What was done, and what Undo would take back, "" for nothing."""
    changed = Signal()

    def __init__(self, desk: Desk, window: QWidget, ask_file: AskFile | None = None) -> None:
        super().__init__(window)
        self.read: ReadMap | None = None
        self._desk, self._window = desk, window
        self._ask_file = ask_file or _ask_file
        self._changes = MapChanges(desk)
        self._undo: list[Callable[[], str]] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._undo)

    def undo(self) -> None:
        """Take back the last step."""
        if not self._undo:
            return
        try:
            words = self._undo.pop()()
        except TenderPauseError as problem:
            show_error(problem, self._window)
        else:
            self.said.emit(words, "")
            self.changed.emit()

    def move(self, id_: str, angle: float) -> None:
        """Let somebody stand at an angle of their ring."""
        self._do(lambda: self._changes.move(self._subject(), id_, self._name(id_), angle))

    def arrange_anew(self) -> None:
        """Let everybody stand where there is room."""
        self._do(lambda: self._changes.arrange_anew(self._subject()))

    def put_on(self, organisation: str, name: str) -> None:
        """Show an organisation of the directory on this map."""
        self._do(lambda: self._changes.put_on(self._subject(), organisation, name))

    def take_off(self, id_: str) -> None:
        """Show somebody no longer on this map; we always stand there."""
        if id_ != US:
            self._do(lambda: self._changes.take_off(self._subject(), id_, self._name(id_)))

    def add_to_directory(self, id_: str) -> None:
        """Add somebody who is known from a notice alone."""
        entry = self.entry(id_)
        if entry is None:
            return
        role = _ROLES.get(entry.role, Role.POTENTIAL_PARTNER)
        numbers = (entry.number,) if entry.number else ()
        changes = DirectoryChanges(self._desk)
        typed = Organisation(name=entry.name, roles=(role,), numbers=numbers)
        self._do(lambda: changes.add(typed).result().words, lambda: changes.undo().result().words)

    def relate(self, one: str, other: str = "") -> RelationDialog | None:
        """Ask how one organisation of the directory stands to another, who may be named already."""
        from desktop.ui.organisations.relation_dialog import RelationDialog

        entry, towards = self.entry(one), self.entry(other)
        if entry is None or not entry.organisation or (other and not (towards and towards.organisation)):
            self.said.emit(_NOT_HELD, "")
            return None
        changes = DirectoryChanges(self._desk)
        about = Organisation(id=entry.organisation, name=entry.name)
        named = towards.organisation if towards else ""
        dialog = RelationDialog(self._desk, changes, about, named, self._window)
        dialog.kept.connect(lambda words: self._did(words, lambda: changes.undo().result().words))
        dialog.open()
        return dialog

    def export(self) -> MapFileDialog | None:
        """Ask who may stand in a file, then where it shall lie, and write it."""
        from desktop.ui.map.map_file_dialog import MapFileDialog

        if self.read is None:
            return None
        others = [one for one in self.read.page.entries if one.id != US]
        dialog = MapFileDialog(others, self._window)
        dialog.accepted.connect(lambda: self._write(dialog))
        dialog.open()
        return dialog

    def entry(self, id_: str) -> MapEntry | None:
        """Return what is known of somebody on the map, None where they are not on it."""
        return self.read.page.entry(id_) if self.read and id_ else None

    def _do(self, change: Callable[[], str], undo: Callable[[], str] | None = None) -> None:
        """Change something, say what was done, and offer to take it back."""
        try:
            words = change()
        except TenderPauseError as problem:
            show_error(problem, self._window)
        else:
            self._did(words, undo or self._changes.undo)

    def _did(self, words: str, undo: Callable[[], str]) -> None:
        self._undo.append(undo)
        self.said.emit(words, f"Take back: {words}")
        self.changed.emit()

    def _write(self, dialog: MapFileDialog) -> None:
        if self.read is None:
            return
        page = map_files.allowed_map(self.read.page, dialog.allowed(), talks=dialog.talks.isChecked())
        out = self._ask_file(self._window, map_files.proposed_name(page, dialog.ending()))
        if out is None:
            return
        service = partial(map_files.write, page=page, arrangement=self.read.arrangement, out=out)
        job = Job(service, self._desk)
        job.finished.connect(self._written)
        job.failed.connect(self._not_written)
        job.start()

    def _written(self, out: Path) -> None:
        self.said.emit(f"Written to {out.name}.", "")

    def _not_written(self, error: Exception) -> None:
        show_error(error, self._window)

    def _subject(self) -> str:
        return self.read.page.subject if self.read else ""

    def _name(self, id_: str) -> str:
        entry = self.entry(id_)
        return entry.name if entry else ""


def _ask_file(window: QWidget, name: str) -> Path | None:
    """Ask where a map shall lie; the name that is proposed says as what it is written."""
    ending = Path(name).suffix
    return path_to_write(window, "Export the map", name, f"{ending[1:].upper()} (*{ending})")
