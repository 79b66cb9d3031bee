"""Starting and ending the window."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from logging import getLogger
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.logbook import LogFile, log_file
from desktop.places import settings_file
from desktop.services.desk import Desk
from desktop.store.errors import WorkspaceForeign
from desktop.ui.application import NoDisplay, has_display, run
from desktop.ui.errors import ErrorDialog
from desktop.ui.frame import READ_ONLY
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.bar import Bar


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put back what starting changes for the whole process."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    before = list(getLogger().handlers)
    yield
    for handler in getLogger().handlers[:]:
        if isinstance(handler, LogFile) and handler not in before:
            getLogger().removeHandler(handler)
            handler.close()


def test_the_window_opens_on_a_new_workspace_and_ends_well(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "ours.tenderpause"
    titles: list[str] = []
    QTimer.singleShot(0, lambda: _close_windows(titles))

    code = run(file, today=date(2026, 6, 9))

    assert code == 0
    assert titles == ["Welcome · Tender Pause"]
    assert file.exists()
    assert settings_file().exists()
    assert not log_file().exists(), "something went wrong"


def test_a_file_that_is_not_ours_is_told_of_in_a_dialog_and_to_whoever_called(
    qapp: QApplication, tmp_path: Path
) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear all,", "utf-8")
    told: list[str] = []
    QTimer.singleShot(0, lambda: _close_dialogs(told))

    with pytest.raises(WorkspaceForeign):
        run(file)

    assert told == ["letter.txt is not a Tender Pause workspace."]
    assert file.read_text("utf-8") == "Dear all,"


def test_a_workspace_that_is_open_elsewhere_opens_to_read_and_says_why(
    qapp: QApplication, desk: Desk, workspace_file: Path
) -> None:
    told: list[str] = []
    QTimer.singleShot(0, lambda: _read_bars_and_close(told))

    code = run(workspace_file)

    assert code == 0
    assert told == [READ_ONLY]


def test_without_a_display_it_says_so_and_names_the_demonstration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(NoDisplay, match="tender-pause demo"):
        run(None)


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_kind_of_display_will_do(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for each in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv(name, "something")

    assert has_display()


def _close_windows(titles: list[str]) -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            titles.append(window.windowTitle())
            window.close()


def _read_bars_and_close(told: list[str]) -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            told.extend(bar.sentence.text() for bar in window.findChildren(Bar))
            window.close()


def _close_dialogs(told: list[str]) -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, ErrorDialog) and window.isVisible():
            told.append(window.sentences[0].text())
            window.accept()
