"""A backup is put back from the File menu: menu, item, file, yes. The window comes back on what it held."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from logging import getLogger
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.logbook import LogFile
from desktop.services import deciding
from desktop.services.backing_up import back_up
from desktop.services.desk import Desk
from desktop.store.decisions import rows
from desktop.store.workspace import Workspace
from desktop.ui.application import run
from desktop.ui.asks import Asks
from desktop.ui.commands import CommandId
from desktop.ui.frame import FOR_TRUSTEES
from desktop.ui.main_window import MainWindow
from desktop.ui.restore.restore_dialog import RestoredDialog, RestoreDialog
from desktop.ui.widgets.bar import Bar
from desktop.ui.widgets.label import Label
from tests.conftest import NOW
from tests.services.known import ESOL, STEP_BACK, WARM_HOMES
from tests.ui.windows import opened


@pytest.fixture
def backup(sample_desk: Desk, tmp_path: Path) -> Path:
    """A backup with one decision, of a workspace that has gone on to two."""
    deciding.record(sample_desk, ESOL, STEP_BACK)
    made = back_up(sample_desk, tmp_path / "backups")
    deciding.record(sample_desk, WARM_HOMES, STEP_BACK)
    return made


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label))


def asked_in(window: MainWindow, qtbot: QtBot) -> RestoreDialog:
    """Choose the command and wait for the question that follows the check."""
    assert window.menus.run(CommandId.RESTORE)
    qtbot.waitUntil(lambda: bool(window.findChildren(RestoreDialog)))
    return window.findChildren(RestoreDialog)[0]


def test_it_asks_with_what_each_file_holds_and_changes_nothing_before(
    qtbot: QtBot, sample_desk: Desk, backup: Path
) -> None:
    window = opened(qtbot, sample_desk, asks=Asks(backup=lambda _window, _folder: backup))

    dialog = asked_in(window, qtbot)

    said = words_on(dialog)
    assert "2 decisions" in said
    assert "1 decision," in said
    assert "kept beside it" in said
    making = list(sample_desk.workspace.path.parent.glob(".*restoring"))
    dialog.reject()
    assert len(making) == 1
    assert not making[0].exists()
    assert window.isVisible()
    window.close()


def test_saying_yes_closes_the_window_for_it(qtbot: QtBot, sample_desk: Desk, backup: Path) -> None:
    window = opened(qtbot, sample_desk, asks=Asks(backup=lambda _window, _folder: backup))

    dialog = asked_in(window, qtbot)
    qtbot.mouseClick(dialog.put_back, Qt.MouseButton.LeftButton)

    assert not window.isVisible()
    assert window.to_put_back is not None


def test_who_chooses_no_file_is_asked_nothing(qtbot: QtBot, sample_desk: Desk) -> None:
    window = opened(qtbot, sample_desk, asks=Asks(backup=lambda _window, _folder: None))

    assert window.menus.run(CommandId.RESTORE)

    assert not window.findChildren(QDialog)
    window.close()


@pytest.fixture
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put back what starting changes for the whole process."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    before = list(getLogger().handlers)
    yield
    for handler in getLogger().handlers[:]:
        if isinstance(handler, LogFile) and handler not in before:
            getLogger().removeHandler(handler)
            handler.close()


class _Person:
    """Looks at the screen again and again, and does the next thing that can be done."""

    def __init__(self) -> None:
        self.told = ""
        self._steps: list[Callable[[QWidget], bool]] = [self._ask, self._say_yes, self._read, self._leave]
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self) -> None:
        for window in QApplication.topLevelWidgets():
            if self._steps and window.isVisible() and self._steps[0](window):
                self._steps.pop(0)
                return

    def _ask(self, window: QWidget) -> bool:
        return isinstance(window, MainWindow) and window.menus.run(CommandId.RESTORE)

    def _say_yes(self, window: QWidget) -> bool:
        if not isinstance(window, RestoreDialog):
            return False
        QTest.mouseClick(window.put_back, Qt.MouseButton.LeftButton)
        return True

    def _read(self, window: QWidget) -> bool:
        if not isinstance(window, RestoredDialog):
            return False
        self.told = words_on(window)
        window.accept()
        return True

    def _leave(self, window: QWidget) -> bool:
        return isinstance(window, MainWindow) and window.close()


def test_the_window_comes_back_on_the_backup_and_says_what_was_kept(
    qapp: QApplication, sample_desk: Desk, backup: Path, monkeypatch: pytest.MonkeyPatch, as_before: None
) -> None:
    path = sample_desk.workspace.path
    sample_desk.workspace.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(backup), ""))
    person = _Person()

    code = run(path, today=date(2026, 6, 9))

    assert code == 0
    assert "2 decisions" in person.told
    assert "What lay there before is kept" in person.told
    with Workspace.open(path, writable=False, now=lambda: NOW) as workspace, workspace.reader() as db:
        assert [row.number for row in rows(db)] == ["1"]
    assert len(list(path.parent.glob("*before restore*.tenderpause"))) == 1


def test_a_copy_for_trustees_is_made_from_the_register_and_opens_locked(
    qtbot: QtBot, sample_desk: Desk, tmp_path: Path
) -> None:
    deciding.record(sample_desk, ESOL, STEP_BACK)
    out = tmp_path / "For trustees.tenderpause"
    window = opened(qtbot, sample_desk, asks=Asks(copy=lambda _window, _name: out))

    assert window.menus.run(CommandId.TRUSTEE_COPY)

    qtbot.waitUntil(out.exists)
    window.close()
    with Workspace.open(out, writable=False, now=lambda: NOW) as workspace:
        copy = opened(qtbot, Desk(workspace, lambda: NOW))
        bars = [bar.sentence.text() for bar in copy.findChildren(Bar)]
        can = copy.menus.actions
        assert not can[CommandId.RESTORE].isEnabled()
        assert can[CommandId.CHECK_CODE].isEnabled()
        copy.close()
    assert FOR_TRUSTEES in bars
