"""Bringing organisations in from a file: ask which, look at it, then add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.services.desk import Desk
from desktop.ui.add_opportunity.adding import SHEET_ENDINGS
from desktop.ui.asks import Asks
from desktop.ui.here import Here
from desktop.ui.jobs import Step
from desktop.ui.page import Place
from desktop.ui.status_bar import StatusBar
from desktop.ui.work import Work

if TYPE_CHECKING:
    from desktop.services.directory_import import Brought, Cards, Kept, Sheet

CARD_ENDINGS = (".vcf", ".vcard")


class Importing:
    """One window's. What it does runs as the window's work; what it needs is loaded once it is asked for."""

    def __init__(
        self, here: Here, window: QWidget, desk: Desk, bar: StatusBar, work: Work, asks: Asks
    ) -> None:
        self._here, self._window, self._desk = here, window, desk
        self._bar, self._work, self._asks = bar, work, asks

    def ask(self) -> None:
        """Ask for a file, unless something long runs."""
        file = self._asks.contacts(self._window) if not self._work.busy else None
        if file is not None:
            self.look_at(file)

    def take(self, files: Sequence[Path]) -> bool:
        """Look at the first dropped file that holds organisations; return whether there is one.

        Contacts do anywhere, a table does where one looks at the organisations.
        """
        endings = CARD_ENDINGS + (SHEET_ENDINGS if self._here.place is Place.ORGANISATIONS else ())
        found = next((file for file in files if file.suffix.lower() in endings), None)
        if found is not None:
            self.look_at(found)
        return found is not None

    def look_at(self, file: Path) -> None:
        """Read a file, unless something long runs, then ask what is to come of it."""
        if not self._work.busy:
            self._work.start("Reading the file", "file", partial(_open, file=file), self._look)

    def _look(self, opened: Sheet | Cards) -> None:
        from desktop.ui.organisations.import_dialog import ImportDialog

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
    from desktop.services.directory_import import open_file

    return open_file(file)


def _bring_in(
    desk: Desk, step: Step, *, opened: Sheet | Cards, chosen: Mapping[str, int], kept: Kept
) -> Brought:
    from desktop.services.directory_import import bring_in

    return bring_in(desk, opened, chosen, kept, step)
