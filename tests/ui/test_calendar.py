"""Dates saved as a calendar from the File menu."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.triage import Triage
from desktop.ui.asks import Asks
from desktop.ui.commands import CommandId
from desktop.ui.errors import ErrorDialog
from desktop.ui.main_window import MainWindow
from tests.ui.notices import a_tender, stored
from tests.ui.windows import opened


class Answers:
    """Somebody who has chosen a file beforehand."""

    def __init__(self, folder: Path) -> None:
        self.calendar: Path | None = folder / "dates.ics"

    def asks(self) -> Asks:
        return Asks(calendar=lambda _window, _name: self.calendar)


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    return Answers(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, answers: Answers) -> Iterator[MainWindow]:
    (key,) = stored(desk, a_tender(1, 30))
    Triage(desk).shortlist([key])
    window = opened(qtbot, desk, asks=answers.asks())
    yield window
    window.close()


def said(window: MainWindow) -> str:
    return " ".join(each.text() for each in window.findChildren(QWidget) if hasattr(each, "text"))


def test_the_file_menu_saves_our_dates(qtbot: QtBot, window: MainWindow, answers: Answers) -> None:
    assert window.menus.run(CommandId.CALENDAR)

    out = answers.calendar
    assert out is not None
    qtbot.waitUntil(lambda: "Saved 3 dates" in said(window))
    assert len(Calendar.from_ical(out.read_bytes()).walk("VEVENT")) == 3


def test_whoever_changes_their_mind_saves_nothing(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.calendar = None

    assert window.menus.run(CommandId.CALENDAR)

    assert not list(tmp_path.glob("*.ics"))


def test_a_place_that_takes_no_file_is_told(qtbot: QtBot, window: MainWindow, answers: Answers) -> None:
    answers.calendar = Path("/nowhere at all/dates.ics")

    window.menus.run(CommandId.CALENDAR)

    qtbot.waitUntil(lambda: bool(window.findChildren(ErrorDialog)))
    window.findChildren(ErrorDialog)[0].accept()
