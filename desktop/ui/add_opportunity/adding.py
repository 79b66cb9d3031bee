"""What the menus do about opportunities that people add: ask, add, edit, take away and put back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop.services.desk import Desk
from desktop.ui.asks import Asks
from desktop.ui.changes import Changes, Since
from desktop.ui.commands import CommandId
from desktop.ui.errors import show_error
from desktop.ui.jobs import Step
from desktop.ui.page import Touched
from desktop.ui.status_bar import StatusBar
from desktop.ui.work import Work
from feeds.errors import TenderPauseError

if TYPE_CHECKING:
    from desktop.services.csv_import import Brought, Sheet
    from desktop.ui.add_opportunity.add_opportunity_dialog import AddOpportunityDialog
    from desktop.ui.add_opportunity.sheet_dialog import SheetDialog

SHEET_ENDINGS = (".csv", ".tsv", ".txt")


class Adding:
    """One window's. `opened` is told which opportunity was added, to show it."""

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        bar: StatusBar,
        work: Work,
        asks: Asks,
        changes: Changes,
        opened: Callable[[str], object],
    ) -> None:
        self._window, self._desk, self._bar, self._work = window, desk, bar, work
        self._asks, self._opened = asks, opened
        self._taken_away = ""
        self._since = Since(changes)

    def commands(self, key: str) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works now; `key` is the opportunity that is current, or ""."""
        if self._desk.workspace.read_only:
            return {}
        found: dict[CommandId, Callable[[], object]] = {CommandId.ADD: self.add}
        if not self._work.busy:
            found[CommandId.ADD_SHEET] = self.ask_for_sheet
        if key and _is_typed(key):
            found[CommandId.EDIT_TYPED] = lambda: self.edit(key)
            found[CommandId.TAKE_AWAY] = lambda: self.take_away(key)
        if self._taken_away:
            found[CommandId.UNDO] = self.put_back
        return found

    def add(self) -> AddOpportunityDialog:
        """Ask for an opportunity; show it once it is added."""
        return self._ask("")

    def edit(self, key: str) -> AddOpportunityDialog | None:
        """Ask what is to change in one that was typed."""
        try:
            return self._ask(key)
        except TenderPauseError as error:
            show_error(error, self._window)
            return None

    def take_away(self, key: str) -> None:
        """Take one away that was typed; Undo puts it back."""
        from desktop.services import by_hand  # not wanted before it is asked for

        try:
            words = by_hand.remove(self._desk, key)
        except TenderPauseError as error:
            show_error(error, self._window)
            return
        self._taken_away = key
        self._since.begin()
        self._bar.say(f"{words}. Edit, Undo puts it back.")

    def put_back(self) -> None:
        """Put back what was taken away last."""
        from desktop.services import by_hand

        key, self._taken_away = self._taken_away, ""
        try:
            self._bar.say(f"{by_hand.put_back(self._desk, key)}.")
        except TenderPauseError as error:
            show_error(error, self._window)

    def changed(self, touched: Touched) -> None:
        """Let Undo be about later steps once there are any."""
        if any(kind in ("triage", "pause", "decision") for kind, _ in self._since.later(touched)):
            self._taken_away = ""

    def ask_for_sheet(self) -> None:
        """Ask for a spreadsheet and look at it."""
        found = self._asks.table(self._window)
        if found is not None:
            self.look_at_sheet(found)

    def look_at_sheet(self, file: Path) -> None:
        """Read a spreadsheet, then ask which column says what."""
        self._work.start("Reading the file", "file", partial(_open, file=file), self._choose)

    def _choose(self, sheet: Sheet) -> SheetDialog:
        from desktop.ui.add_opportunity.sheet_dialog import SheetDialog

        dialog = SheetDialog(self._desk, sheet, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._bring_in(sheet, dialog.chosen()))
        dialog.open()
        return dialog

    def _bring_in(self, sheet: Sheet, chosen: Mapping[str, int]) -> None:
        service = partial(_bring_in, sheet=sheet, chosen=chosen)
        self._work.start("Adding rows", "row", service, lambda brought: self._bar.say(brought.sentence))

    def _ask(self, key: str) -> AddOpportunityDialog:
        from desktop.ui.add_opportunity.add_opportunity_dialog import AddOpportunityDialog

        dialog = AddOpportunityDialog(self._desk, key, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda result: self._asked(dialog, result, new=not key))
        dialog.open()
        return dialog

    def _asked(self, dialog: AddOpportunityDialog, result: int, *, new: bool) -> None:
        if result != QDialog.DialogCode.Accepted:
            return
        if new:
            self._opened(dialog.key)
        if dialog.said:
            self._bar.say(dialog.said)


def sheets_and_others(files: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return which of these are spreadsheets, and which are read as notices."""
    sheets = tuple(file for file in files if file.suffix.lower() in SHEET_ENDINGS)
    return sheets, tuple(file for file in files if file not in sheets)


def _open(_desk: Desk, _step: Step, *, file: Path) -> Sheet:
    from desktop.services.csv_import import open_sheet

    return open_sheet(file)


def _bring_in(desk: Desk, step: Step, *, sheet: Sheet, chosen: Mapping[str, int]) -> Brought:
    from desktop.services.csv_import import bring_in

    return bring_in(desk, sheet, chosen, step)


def _is_typed(key: str) -> bool:
    """Return whether somebody typed that opportunity."""
    from desktop.domain.by_hand import KEY_PREFIX  # large, and Today has no current opportunity

    return key.startswith(KEY_PREFIX)
