"""Files dropped on the window: registers are loaded, spreadsheets and contacts looked at, notices read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.add_opportunity.adding import Adding, sheets_and_others
from desktop.ui.file_commands import FileCommands
from desktop.ui.organisations.importing import Importing


class Drops(QObject):
    """Takes files from this computer while the window can read them; what it reads the menus read, too."""

    def __init__(
        self,
        window: QWidget,
        files: FileCommands,
        adding: Adding,
        organisations: Importing,
        can_read: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._files, self._adding, self._can_read = files, adding, can_read
        self._organisations = organisations
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what can be read; leave all else to whoever else wants it."""
        if isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.DragEnter:
            if self._can_read() and dropped_files(event.mimeData()):
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and self._can_read():
            files = dropped_files(event.mimeData())
            if files:
                event.acceptProposedAction()
                self.take(files)
                return True
        return super().eventFilter(watched, event)

    def take(self, files: tuple[Path, ...]) -> None:
        """Load registers or read notices at once; of spreadsheets the first is looked at, one at a time."""
        files = self._files.take_registers(files)
        if self._organisations.take(files):
            return
        sheets, others = sheets_and_others(files)
        if others:
            self._files.read(others)
        elif sheets:
            self._adding.look_at_sheet(sheets[0])


def dropped_files(dropped: QMimeData) -> tuple[Path, ...]:
    """Return the files among what is dropped; an address on another computer is none."""
    urls = [url for url in dropped.urls() if url.isLocalFile() and not url.host()]
    return tuple(path for url in urls if (path := Path(url.toLocalFile())).is_file())
