"""Bringing organisations in from a file: ask which, look at it, then add."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.services import directory_import
from desktop.services.desk import Desk
from desktop.services.directory_import import Brought, Cards, Kept, Sheet
from desktop.ui.asks import Asks
from desktop.ui.jobs import Step
from desktop.ui.organisations.import_dialog import ImportDialog
from desktop.ui.status_bar import StatusBar
from desktop.ui.work import Work


class Importing:
    """One window's. What it does runs as the window's work, with progress and cancel."""

    def __init__(self, window: QWidget, desk: Desk, bar: StatusBar, work: Work, asks: Asks) -> None:
        self._window, self._desk, self._bar, self._work, self._asks = window, desk, bar, work, asks

    def ask(self) -> None:
        """Ask for a file, unless something long runs."""
        file = self._asks.contacts(self._window) if not self._work.busy else None
        if file is not None:
            self._work.start("Reading the file", "file", partial(_open, file=file), self._look)

    def _look(self, opened: Sheet | Cards) -> None:
        dialog = ImportDialog(self._desk, opened, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._bring_in(opened, dialog.chosen(), dialog.kept()))
        dialog.open()

    def _bring_in(self, opened: Sheet | Cards, chosen: Mapping[str, int], kept: Kept) -> None:
        service = partial(_bring_in, opened=opened, chosen=chosen, kept=kept)
        self._work.start("Adding organisations", "row", service, self._brought)

    def _brought(self, brought: Brought) -> None:
        self._bar.say(brought.sentence)


def _open(_desk: Desk, _step: Step, *, file: Path) -> Sheet | Cards:
    return directory_import.open_file(file)


def _bring_in(
    desk: Desk, step: Step, *, opened: Sheet | Cards, chosen: Mapping[str, int], kept: Kept
) -> Brought:
    return directory_import.bring_in(desk, opened, chosen, kept, step)
