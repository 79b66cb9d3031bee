"""Desks at which the stories begin, and people who sit down at them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.opening import open_desk
from desktop.store import chain_note
from desktop.ui.asks import Asks
from desktop.ui.main_window import MainWindow
from tests.conftest import NOW
from tests.ui.stories.person import Person
from tests.ui.windows import opened

SitDown = Callable[..., Person]
OpenFile = Callable[..., Desk]


@pytest.fixture
def open_file() -> Iterator[OpenFile]:
    """Open a workspace file as the program does, at a moment of one's own; it is closed in the end."""
    desks: list[Desk] = []

    def open_at(file: Path, now: datetime = NOW) -> Desk:
        desks.append(open_desk(file, lambda: now))
        return desks[-1]

    yield open_at
    for desk in reversed(desks):
        desk.workspace.close()


@pytest.fixture
def sit_down(qtbot: QtBot, open_file: OpenFile) -> Iterator[SitDown]:
    """Somebody opens a window at a desk; it is closed when the story ends, before its workspace."""
    windows: list[MainWindow] = []

    def sit(desk: Desk, asks: Asks | None = None, settings: QSettings | None = None) -> Person:
        windows.append(opened(qtbot, desk, settings, asks))
        return Person(qtbot, windows[-1], desk)

    yield sit
    for window in reversed(windows):
        window.close()


@pytest.fixture
def other_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Go on at another computer, which has noted nothing of any file."""

    def go_there() -> None:
        monkeypatch.setenv("TENDER_PAUSE_HOME", str(tmp_path / "other computer"))
        monkeypatch.setattr(chain_note, "_expected", {})

    return go_there


@pytest.fixture
def laptop_dies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Person], Path]:
    """Lose the power at this moment: return the file, which lies as it lay on the disk then."""

    def die(person: Person) -> Path:
        file, home, then = (
            person.desk.workspace.path,
            Path(os.environ["TENDER_PAUSE_HOME"]),
            tmp_path / "then",
        )
        then.mkdir()
        for each in _family(file):
            shutil.copy(each, then / each.name)
        shutil.copytree(home, then / "home")
        person.window.close()
        person.desk.workspace.write(lambda _: None).result()
        QApplication.processEvents()
        person.desk.workspace.close()
        for each in _family(file):
            each.unlink()
        for each in then.glob(f"{file.name}*"):
            shutil.copy(each, file.parent / each.name)
        shutil.rmtree(home)
        shutil.copytree(then / "home", home)
        monkeypatch.setattr(chain_note, "_expected", {})
        return file

    return die


def _family(file: Path) -> list[Path]:
    """Return the file and its log; what else lies beside it is of no use without the process."""
    return [each for each in file.parent.glob(f"{file.name}*") if not each.name.endswith((".lock", "-shm"))]
