"""What a person chose is there when they start the program again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from logging import getLogger
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.working_days import Nation
from desktop.logbook import LogFile
from desktop.services.desk import Desk
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.settings_changes import SettingsChanges
from desktop.store.workspace import Workspace
from desktop.ui.appearance import appearance
from desktop.ui.application import run
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.settings.settings_page import SettingsPage
from desktop.ui.theme.appearance import Appearance
from desktop.ui.theme.theme import theme


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
def file(workspace_file: Path, now: Callable[[], datetime]) -> Path:
    """A workspace in which Amina Okoro and Rhys Pell write."""
    with Workspace.open(workspace_file, now=now) as workspace:
        desk = Desk(workspace, now)
        introduce(desk, WhoWeAre("Amina Okoro", "Fernmoor Neighbours", Nation.ENGLAND))
        SettingsChanges(desk).add_person("Rhys Pell", "trustee").result()
    return workspace_file


def test_the_look_and_who_sits_here_are_there_after_a_restart(qapp: QApplication, file: Path) -> None:
    seen: list[str] = []

    def choose(page: SettingsPage) -> None:
        page.appearance.themes.chips[Appearance.DARK].click()
        page.appearance.sizes.chips["115"].click()
        page.appearance.letters.click()
        page.people.you.box.setFocus()
        QTest.keyClicks(page.people.you.box, "R")

    with_settings(file, choose)
    theme.choose(Appearance.LIGHT, 100)
    with_settings(file, lambda page: seen.append(page.people.you.box.currentText()))

    assert seen == ["Rhys Pell"]
    assert (theme.name, theme.percent, appearance.letter_keys) == ("dark", 115, False)


def with_settings(file: Path, then: Callable[[SettingsPage], object]) -> None:
    """Start the program, do something on its settings page, and close its window."""

    def act() -> None:
        shown = (each for each in QApplication.topLevelWidgets() if each.isVisible())
        window = next(each for each in shown if isinstance(each, MainWindow))
        try:
            window.go(Place.SETTINGS)
            page = window.page
            assert isinstance(page, SettingsPage)
            then(page)
        finally:
            window.close()

    QTimer.singleShot(0, act)
    run(file, today=date(2026, 6, 9))
