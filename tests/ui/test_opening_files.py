"""Files that lie badly or cannot be opened: the program says so, and offers what helps."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from logging import getLogger
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from desktop.logbook import LogFile
from desktop.places import default_workspace
from desktop.services import deciding
from desktop.services.backing_up import back_up
from desktop.services.desk import Desk
from desktop.store.decisions import rows
from desktop.store.errors import StoreError
from desktop.store.workspace import Workspace
from desktop.ui.application import run
from desktop.ui.errors import ErrorDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.restore.restore_dialog import RestoredDialog, RestoreDialog
from desktop.ui.widgets.label import Label
from tests.conftest import NOW
from tests.services.known import ESOL, STEP_BACK

Step = Callable[[QWidget], bool]


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


@pytest.fixture
def backup(sample_desk: Desk, tmp_path: Path) -> Path:
    """A backup that holds one decision; the workspace is closed."""
    deciding.record(sample_desk, ESOL, STEP_BACK)
    made = back_up(sample_desk, tmp_path / "backups")
    sample_desk.workspace.close()
    return made


class _Person:
    """Looks at the screen again and again, and does the next thing that can be done."""

    def __init__(self, *steps: Step) -> None:
        self._steps = list(steps)
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    @property
    def is_done(self) -> bool:
        return not self._steps

    def _look(self) -> None:
        for window in QApplication.topLevelWidgets():
            if self._steps and window.isVisible() and self._steps[0](window):
                self._steps.pop(0)
                return


def presses(kind: type[QWidget], name: str) -> Step:
    def step(window: QWidget) -> bool:
        found = [one for one in window.findChildren(QPushButton) if one.text() == name and one.isVisible()]
        if not isinstance(window, kind) or not found:
            return False
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        return True

    return step


def leaves(kind: type[QWidget], *words: str) -> Step:
    """Read that these words stand there, then close it."""

    def step(window: QWidget) -> bool:
        said = " ".join(label.text() for label in window.findChildren(Label))
        return isinstance(window, kind) and all(each in said for each in words) and window.close()

    return step


def test_a_file_in_a_synced_folder_goes_on_on_this_computer(
    qapp: QApplication, backup: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    synced = Path(shutil.copy(backup, folder / "work.tenderpause"))
    person = _Person(
        presses(MainWindow, "Keep it on this computer"),
        leaves(MainWindow, f"The file lies at {default_workspace()} now."),
    )

    code = run(synced, today=date(2026, 6, 9))

    assert (code, person.is_done) == (0, True)
    assert decisions_in(default_workspace()) == ["1"]
    assert decisions_in(synced) == ["1"]


@pytest.mark.parametrize("damage", [b"no database at all, " * 10, b""], ids=["its beginning", "its tables"])
def test_a_damaged_file_is_told_and_a_backup_takes_its_place(
    qapp: QApplication, sample_desk: Desk, backup: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    path = sample_desk.workspace.path
    damaged = spoil(path, damage)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(backup), ""))
    person = _Person(
        presses(ErrorDialog, "Put a backup back"),
        presses(RestoreDialog, "Put it back"),
        presses(RestoredDialog, "Close"),
        leaves(MainWindow),
    )

    code = run(path, today=date(2026, 6, 9))

    assert (code, person.is_done) == (0, True)
    assert decisions_in(path) == ["1"]
    (kept,) = path.parent.glob("*before restore*.tenderpause")
    assert kept.read_bytes() == damaged


def test_who_wants_no_backup_put_back_leaves_the_damaged_file_as_it_is(
    qapp: QApplication, sample_desk: Desk, backup: Path
) -> None:
    path = sample_desk.workspace.path
    damaged = spoil(path, b"no database at all, " * 10)
    person = _Person(presses(ErrorDialog, "Close"))

    with pytest.raises(StoreError):
        run(path, today=date(2026, 6, 9))

    assert person.is_done
    assert path.read_bytes() == damaged


def spoil(path: Path, beginning: bytes) -> bytes:
    """Write over the beginning of a file, or else over all that comes after its head."""
    held = path.read_bytes()
    whole = beginning + held[len(beginning) :] if beginning else held[:100] + b"\xff" * (len(held) - 100)
    path.write_bytes(whole)
    return whole


def decisions_in(path: Path) -> list[str]:
    with Workspace.open(path, writable=False, now=lambda: NOW) as workspace, workspace.reader() as db:
        return [row.number for row in rows(db)]
