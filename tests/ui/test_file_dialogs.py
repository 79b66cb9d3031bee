"""Where the dialogs for files begin, and what they write over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import file_dialogs
from desktop.ui.asks import SHEETS
from desktop.ui.file_dialogs import dialog_to_write, path_to_write


@pytest.fixture(autouse=True)
def _as_in_a_new_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_dialogs._LeftOff, "folder", None)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_file_is_proposed_in_the_home_folder_where_there_are_no_documents(
    window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    dialog = dialog_to_write(window, "Make the board pack", "Board pack.pdf", "PDF (*.pdf)")

    assert Path(dialog.selectedFiles()[0]) == tmp_path / "Board pack.pdf"


def test_the_next_dialog_begins_in_the_folder_that_was_used_last(window: QWidget, tmp_path: Path) -> None:
    first = dialog_to_write(window, "Make the board pack", "Board pack.pdf", "PDF (*.pdf)")
    first.fileSelected.emit(str(tmp_path / "Board pack.pdf"))

    second = dialog_to_write(window, "Export this list", "Register.xlsx", *SHEETS)

    assert Path(second.selectedFiles()[0]) == tmp_path / "Register.xlsx"


def test_a_name_without_an_ending_gets_that_of_the_chosen_kind(window: QWidget, tmp_path: Path) -> None:
    def choose(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectNameFilter(SHEETS[1])
        dialog.filterSelected.emit(SHEETS[1])
        type_and_save(dialog, "Our register")

    answer_next(choose)

    assert (
        path_to_write(window, "Export this list", "Register.xlsx", *SHEETS) == tmp_path / "Our register.csv"
    )


def test_a_file_that_stands_there_is_asked_about_though_its_ending_was_not_typed(
    window: QWidget, tmp_path: Path
) -> None:
    (tmp_path / "Version 1.2.pdf").write_text("ours", encoding="utf-8")
    asked: list[str] = []

    def choose(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        answer_next(choose_again)
        type_and_save(dialog, "Version 1.2")

    def choose_again(dialog: QFileDialog) -> None:
        QTimer.singleShot(0, dialog, decline)
        type_and_save(dialog, "Version 1.2.pdf")
        dialog.reject()

    def decline() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        asked.append(question.text())
        question.reject()

    answer_next(choose)

    written = path_to_write(window, "Make the board pack", "Board pack.pdf", "PDF (*.pdf)")

    assert written is None
    assert "Version 1.2.pdf" in asked[0]


def answer_next(choose: Callable[[QFileDialog], None]) -> None:
    """Answer the file dialog that opens next, once it stands."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        choose(dialog)

    QTimer.singleShot(0, answer)


def type_and_save(dialog: QFileDialog, name: str) -> None:
    """Type a name into the dialog, and press its button."""
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    buttons = dialog.findChild(QDialogButtonBox)
    assert field is not None
    assert buttons is not None
    field.setText(name)
    buttons.button(QDialogButtonBox.StandardButton.Save).click()
