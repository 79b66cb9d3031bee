"""The system's own dialogs for a file to read and one to write, begun in the folder that was used last.

Until one was used they begin in the person's documents: a name alone would begin where the app was started.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

EVERYTHING: Final = "All files (*)"

_ENDING = re.compile(r"\*(\.\w+)")


def path_to_read(window: QWidget, title: str, kinds: str, folder: Path | None = None) -> Path | None:
    """Ask for a file to read, first in a folder where such files usually lie."""
    name, _ = QFileDialog.getOpenFileName(window, title, str(folder or _usual_folder()), kinds)
    return _left_off_at(Path(name)) if name else None


def paths_to_read(window: QWidget, title: str, kinds: str) -> Sequence[Path]:
    """Ask for one or several files to read."""
    names, _ = QFileDialog.getOpenFileNames(window, title, str(_usual_folder()), kinds)
    return [_left_off_at(Path(name)) for name in names]


def folder_to_write_in(window: QWidget, title: str) -> Path | None:
    """Ask for a folder to write into."""
    name = QFileDialog.getExistingDirectory(window, title, str(_usual_folder()))
    return _left_off_in(Path(name)) if name else None


def path_to_write(window: QWidget, title: str, name: str, *kinds: str) -> Path | None:
    """Ask where a file of that name shall lie; what is typed without an ending gets that of its kind.

    Nothing is written over that the dialog has not asked about.
    """
    dialog = dialog_to_write(window, title, name, *kinds)
    try:
        while dialog.exec():
            chosen = Path(dialog.selectedFiles()[0])
            path = _with_ending(chosen, kinds, dialog.selectedNameFilter())
            if path == chosen or not path.exists():
                return path
            dialog.selectFile(str(path))  # shown again, so that it asks about the file that stands there
        return None
    finally:
        dialog.deleteLater()


def dialog_to_write(window: QWidget, title: str, name: str, *kinds: str) -> QFileDialog:
    """Return the dialog that asks where a file of that name shall lie."""
    dialog = QFileDialog(window, title, str(_usual_folder()))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(kinds)
    dialog.setDefaultSuffix(_endings(kinds[0])[0])
    dialog.selectFile(name)
    dialog.filterSelected.connect(partial(_follow, dialog))
    dialog.fileSelected.connect(_leave_off)
    return dialog


def _follow(dialog: QFileDialog, kind: str) -> None:
    dialog.setDefaultSuffix(_endings(kind)[0])


def _with_ending(chosen: Path, kinds: Sequence[str], kind: str) -> Path:
    if chosen.suffix.lower() in _endings(*kinds):
        return chosen
    return chosen.with_name(chosen.name + _endings(kind)[0])


def _endings(*kinds: str) -> Sequence[str]:
    """Return ".opml" and ".xml" of "Lists (*.opml *.xml)"."""
    return _ENDING.findall(" ".join(kinds))


class _LeftOff:
    folder: Path | None = None


def _left_off_at(file: Path) -> Path:
    _left_off_in(file.parent)
    return file


def _left_off_in(folder: Path) -> Path:
    _LeftOff.folder = folder
    return folder


def _leave_off(name: str) -> None:
    _left_off_at(Path(name))


def _usual_folder() -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    usual = (_LeftOff.folder, Path(documents))
    return next((folder for folder in usual if folder and folder.is_dir()), Path.home())
