"""How a person is asked where things are, and where they shall go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtWidgets import QDialog, QWidget

from desktop.ui.file_dialogs import (
    EVERYTHING,
    folder_to_write_in,
    path_to_read,
    path_to_write,
    paths_to_read,
)

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

NOTICES = f"Notices (*.json *.jsonl *.ndjson *.xml *.rss *.atom);;{EVERYTHING}"
TABLES = f"Tables as CSV (*.csv *.tsv *.txt);;{EVERYTHING}"
REGISTERS = f"Register files (*.zip *.json *.txt *.csv);;{EVERYTHING}"
CONTACTS = f"Tables as CSV, and contacts (*.csv *.tsv *.txt *.vcf *.vcard);;{EVERYTHING}"
PACKS = f"Board packs (*.pdf);;{EVERYTHING}"
WORKSPACE = "Workspaces (*.tenderpause)"
CALENDAR = "Calendars (*.ics)"
SHEETS = ("Excel workbook (*.xlsx)", "CSV, for any spreadsheet (*.csv)")


def ask_files(window: QWidget) -> Sequence[Path]:
    """Ask for files to read."""
    return paths_to_read(window, "Import files", NOTICES)


def ask_table(window: QWidget) -> Path | None:
    """Ask for a spreadsheet to add opportunities from."""
    return path_to_read(window, "Add from a spreadsheet", TABLES)


def ask_registers(window: QWidget) -> Sequence[Path]:
    """Ask for the files of charity registers, as they were downloaded."""
    return paths_to_read(window, "Load register files", REGISTERS)


def ask_contacts(window: QWidget) -> Path | None:
    """Ask for a file of organisations, or of people there."""
    return path_to_read(window, "Bring in organisations", CONTACTS)


def ask_folder(window: QWidget) -> Path | None:
    """Ask for a folder to write into."""
    return folder_to_write_in(window, "Back up into which folder?")


def ask_backup(window: QWidget, folder: Path) -> Path | None:
    """Ask for a backup to put back, first in the folder where backups usually lie."""
    return path_to_read(window, "Put which backup back?", f"{WORKSPACE};;{EVERYTHING}", folder)


def ask_pack(window: QWidget) -> Path | None:
    """Ask for a board pack to hold the record against."""
    return path_to_read(window, "Check which board pack?", PACKS)


def ask_copy(window: QWidget, name: str) -> Path | None:
    """Ask where a copy of the workspace shall lie."""
    return path_to_write(window, "Save the trustee copy as", f"{name}.tenderpause", WORKSPACE)


def ask_sheet(window: QWidget, name: str) -> Path | None:
    """Ask for a file to export a list into; the chosen kind gives it its ending."""
    return path_to_write(window, "Export this list", f"{name}.xlsx", *SHEETS)


def ask_calendar(window: QWidget, name: str) -> Path | None:
    """Ask for a file to write dates into."""
    return path_to_write(window, "Save dates as a calendar", f"{name}.ics", CALENDAR)


def ask_printer(window: QWidget, wide: bool) -> QPrinter | None:
    """Ask for a printer, or a PDF file, in the system's own dialog."""
    from PySide6.QtGui import QPageLayout
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # slow to load, and seldom wanted

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    across, down = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait
    printer.setPageOrientation(across if wide else down)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle("Print this view")
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


class Asks(Struct, frozen=True):
    """Each answers with nothing when the person changes their mind.

    `sheet`, `calendar` and `copy` are handed the name to propose, `backup` the folder to begin in;
    `printer` whether the paper should lie on its side.
    """

    files: Callable[[QWidget], Sequence[Path]] = ask_files
    table: Callable[[QWidget], Path | None] = ask_table
    contacts: Callable[[QWidget], Path | None] = ask_contacts
    folder: Callable[[QWidget], Path | None] = ask_folder
    sheet: Callable[[QWidget, str], Path | None] = ask_sheet
    calendar: Callable[[QWidget, str], Path | None] = ask_calendar
    printer: Callable[[QWidget, bool], QPrinter | None] = ask_printer
    backup: Callable[[QWidget, Path], Path | None] = ask_backup
    pack: Callable[[QWidget], Path | None] = ask_pack
    copy: Callable[[QWidget, str], Path | None] = ask_copy
    registers: Callable[[QWidget], Sequence[Path]] = ask_registers
