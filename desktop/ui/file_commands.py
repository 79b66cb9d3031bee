"""What the File and Register menus do with files: import, back up, put back, copy for trustees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.words import plural
from desktop.services.desk import Desk
from desktop.ui.asks import Asks
from desktop.ui.errors import show_error
from desktop.ui.jobs import Step
from desktop.ui.register_loading import RegisterLoading, registers_and_others
from desktop.ui.status_bar import StatusBar
from desktop.ui.work import Work

if TYPE_CHECKING:
    from desktop.services.calendar_dates import CalendarWritten
    from desktop.services.importing import Imported
    from desktop.services.restoring import RestorePlan
    from desktop.services.trustee_copies import CopyMade


class FileCommands:
    """Asks which files, runs the service as work, and says what came of it."""

    def __init__(
        self, window: QWidget, bar: StatusBar, work: Work, asks: Asks, registers: RegisterLoading
    ) -> None:
        self._window, self._bar, self._work, self.asks = window, bar, work, asks
        self._registers = registers

    def import_files(self) -> None:
        """Ask for files and read them."""
        self.read(self.take_registers(tuple(self.asks.files(self._window))))

    def read(self, files: Sequence[Path]) -> None:
        """Read these files."""
        if files:
            self._work.start("Reading files", "file", partial(_import, files), self._imported)

    def take_registers(self, files: Sequence[Path]) -> tuple[Path, ...]:
        """Load those that are of a register; return the others, none while registers are loaded."""
        registers, others = registers_and_others(files)
        if registers:
            self._registers.load(registers)
        return () if registers else others

    def back_up(self) -> None:
        """Ask for a folder and write a checked copy into it."""
        folder = self.asks.folder(self._window)
        if folder is not None:
            self._work.start("Backing up", "step", partial(_back_up, folder), self._backed_up)

    def save_calendar(self) -> None:
        """Ask for a file and write our dates into it."""
        out = self.asks.calendar(self._window, "Dates from Tender Pause")
        if out is not None:
            self._work.start("Writing the calendar", "date", partial(_calendar, out), self._calendar_saved)

    def restore(self, desk: Desk, put_back: Callable[[RestorePlan], object]) -> None:
        """Ask for a backup, check it, and ask once more; `put_back` is told when it shall take its place."""
        from desktop.services.backing_up import usual_folder

        backup = self.asks.backup(self._window, usual_folder())
        if backup is not None:
            service = partial(_plan, desk.workspace.path, backup)
            self._work.start("Checking the backup", "step", service, partial(self._planned, put_back))

    def copy_for_trustees(self) -> None:
        """Ask where to, and write a copy that trustees can read and check."""
        out = self.asks.copy(self._window, "For trustees")
        if out is not None:
            self._work.start("Making a trustee copy", "step", partial(_copy, out), self._copied)

    def _planned(self, put_back: Callable[[RestorePlan], object], plan: RestorePlan) -> None:
        from desktop.services.restoring import forget
        from desktop.ui.restore.restore_dialog import RestoreDialog

        dialog = RestoreDialog(plan, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(put_back, plan))
        dialog.rejected.connect(partial(forget, plan))
        dialog.open()

    def _copied(self, copied: CopyMade) -> None:
        self._bar.say(f"Copied and checked: {copied.made.path}. {copied.sentence}")

    def _imported(self, results: tuple[Imported, ...]) -> None:
        self._bar.say(imported_words(results))
        failed = next((result.error for result in results if result.error), None)
        if failed is not None:
            show_error(failed, self._window)

    def _calendar_saved(self, written: CalendarWritten) -> None:
        self._bar.say(f"Saved {plural(written.dates, 'date')}: {written.path}")

    def _backed_up(self, path: Path) -> None:
        self._bar.say(f"Backed up and checked: {path}")


def imported_words(results: Sequence[Imported]) -> str:
    """Return what an import brought, in one line."""
    read = [result for result in results if result.error is None]
    new = sum(result.tally.new for result in read)
    changed = sum(result.tally.changed for result in read)
    aside = sum(result.tally.rejected for result in read)
    same = sum(result.tally.unchanged for result in read)
    return (
        f"{plural(len(read), 'file')} read: {new:,} new, {changed:,} changed, "
        f"{same:,} unchanged, {aside:,} set aside."
    )


def _import(files: Sequence[Path], desk: Desk, step: Step) -> tuple[Imported, ...]:
    from desktop.services.importing import import_files  # the start of the window does not wait for it

    return import_files(desk, files, step)


def _calendar(out: Path, desk: Desk, step: Step) -> CalendarWritten:
    from desktop.services.calendar_dates import write  # its library is slow to load

    return write(desk, out, step)


def _back_up(folder: Path, desk: Desk, _step: Step) -> Path:
    from desktop.services.backing_up import back_up

    return back_up(desk, folder)


def _plan(path: Path, backup: Path, _desk: Desk, _step: Step) -> RestorePlan:
    from desktop.services.restoring import plan

    return plan(path, backup)


def _copy(out: Path, desk: Desk, _step: Step) -> CopyMade:
    from desktop.services.trustee_copies import copy_for_trustees

    return copy_for_trustees(desk, out)
