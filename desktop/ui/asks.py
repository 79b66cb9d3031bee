"""How a person is asked where things are, and where they shall go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

NOTICES = "Notices (*.json *.jsonl *.ndjson *.xml *.rss *.atom);;All files (*)"
TABLES = "Tables as CSV (*.csv *.tsv *.txt);;All files (*)"
REGISTERS = "Register files (*.zip *.json *.txt *.csv);;All files (*)"
CONTACTS = "Tables as CSV, and contacts (*.csv *.tsv *.txt *.vcf *.vcard);;All files (*)"
WORKSPACES = "Workspaces (*.tenderpause);;All files (*)"
PACKS = "Board packs (*.pdf);;All files (*)"
CALENDARS = "Calendars (*.ics)"
SHEETS = {"Excel workbook (*.xlsx)": ".xlsx", "CSV, for any spreadsheet (*.csv)": ".csv"}


def ask_files(window: QWidget) -> Sequence[Path]:
    """Ask for files to read."""
    names, _ = QFileDialog.getOpenFileNames(window, "Import files", "", NOTICES)
    return [Path(name) for name in names]


def ask_table(window: QWidget) -> Path | None:
    """Ask for a spreadsheet to add opportunities from."""
    name, _ = QFileDialog.getOpenFileName(window, "Add from a spreadsheet", "", TABLES)
    return Path(name) if name else None


def ask_registers(window: QWidget) -> Sequence[Path]:
    """Ask for the files of charity registers, as they were downloaded."""
    names, _ = QFileDialog.getOpenFileNames(window, "Load register files", "", REGISTERS)
    return [Path(name) for name in names]


def ask_contacts(window: QWidget) -> Path | None:
    """Ask for a file of organisations, or of people there."""
    name, _ = QFileDialog.getOpenFileName(window, "Bring in organisations", "", CONTACTS)
    return Path(name) if name else None


def ask_folder(window: QWidget) -> Path | None:
    """Ask for a folder to write into."""
    name = QFileDialog.getExistingDirectory(window, "Back up into which folder?")
    return Path(name) if name else None


def ask_backup(window: QWidget, folder: Path) -> Path | None:
    """Ask for a backup to put back, first in the folder where backups usually lie."""
    name, _ = QFileDialog.getOpenFileName(window, "Put which backup back?", str(folder), WORKSPACES)
    return Path(name) if name else None


def ask_pack(window: QWidget) -> Path | None:
    """Ask for a board pack to hold the record against."""
    name, _ = QFileDialog.getOpenFileName(window, "Check which board pack?", _documents(), PACKS)
    return Path(name) if name else None


def ask_copy(window: QWidget, name: str) -> Path | None:
    """Ask where a copy of the workspace shall lie."""
    chosen, _ = QFileDialog.getSaveFileName(
        window, "Save the trustee copy as", str(Path(_documents()) / f"{name}.tenderpause"), WORKSPACES
    )
    return Path(chosen) if chosen else None


def ask_sheet(window: QWidget, name: str) -> Path | None:
    """Ask for a file to export a list into; the chosen kind gives it its ending."""
    chosen, kind = QFileDialog.getSaveFileName(
        window, "Export this list", str(Path(_documents()) / f"{name}.xlsx"), ";;".join(SHEETS)
    )
    if not chosen:
        return None
    path, ending = Path(chosen), SHEETS.get(kind, ".xlsx")
    return path if path.suffix.lower() in SHEETS.values() else path.with_name(path.name + ending)


def ask_calendar(window: QWidget, name: str) -> Path | None:
    """Ask for a file to write dates into."""
    chosen, _ = QFileDialog.getSaveFileName(
        window, "Save dates as a calendar", str(Path(_documents()) / f"{name}.ics"), CALENDARS
    )
    path = Path(chosen)
    return (path if path.suffix.lower() == ".ics" else path.with_name(f"{path.name}.ics")) if chosen else None


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


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


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
