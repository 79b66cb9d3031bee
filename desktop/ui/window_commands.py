"""The commands that the window itself answers, whichever page is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.ui.about import show_about, show_shortcuts
from desktop.ui.commands import CommandId
from desktop.ui.editing import editing_commands
from desktop.ui.file_commands import FileCommands
from desktop.ui.page import Commanding, Lensing, Place, Recording
from desktop.ui.work import Work

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

Handlers = dict[CommandId, Callable[[], object]]


class WindowCommands:
    """Says what works here and now: the window's own commands, then the page's."""

    def __init__(self, window: MainWindow, files: FileCommands, work: Work, *, read_only: bool) -> None:
        self._window, self._files, self._work, self._read_only = window, files, work, read_only

    def available(self) -> Handlers:
        """Return what works: a page's answer goes before the window's, a field's before both."""
        window = self._window
        handlers: Handlers = {
            CommandId.QUIT: window.close,
            CommandId.SHORTCUTS: lambda: show_shortcuts(window),
            CommandId.ABOUT: lambda: show_about(window),
        }
        if window.place is not Place.WELCOME:
            handlers |= self._places()
            if window.can_go_back:
                handlers[CommandId.BACK] = window.back
            if not self._work.busy:
                handlers |= self._file_commands()
        return handlers | self._page_commands() | editing_commands()

    def check_record(self) -> None:
        """Go to the register, whose badge checks and tells."""
        self._window.go(Place.REGISTER)
        page = self._window.page
        check = page.commands().get(CommandId.CHECK_RECORD) if isinstance(page, Commanding) else None
        if check is not None:
            check()

    def _page_commands(self) -> Handlers:
        page = self._window.page
        handlers: Handlers = {}
        if isinstance(page, Lensing):
            handlers[CommandId.NEXT_LENS] = page.next_lens
        if isinstance(page, Recording):
            handlers[CommandId.RECORD] = page.record
        return handlers | (dict(page.commands()) if isinstance(page, Commanding) else {})

    def _places(self) -> Handlers:
        go = self._window.go
        return {
            CommandId.OPPORTUNITIES: lambda: go(Place.OPPORTUNITIES),
            CommandId.REGISTER: lambda: go(Place.REGISTER),
            CommandId.BOARD_PACK: lambda: go(Place.BOARD_PACK),
            CommandId.SETTINGS: lambda: go(Place.SETTINGS),
            CommandId.MAKE_PACK: lambda: go(Place.BOARD_PACK),
            CommandId.CHECK_RECORD: self.check_record,
        }

    def _file_commands(self) -> Handlers:
        handlers: Handlers = {CommandId.BACK_UP: self._files.back_up}
        if not self._read_only:
            handlers[CommandId.IMPORT] = self._files.import_files
        return handlers
