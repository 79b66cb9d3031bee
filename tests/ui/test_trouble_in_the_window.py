"""Whatever goes wrong in the window is told in its three sentences, and the window goes on."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QThreadPool, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.deciding import keep_draft
from desktop.services.desk import Desk
from desktop.services.sample import decision_on
from desktop.services.sample_story import MAIN_CHARACTER
from desktop.ui.asks import Asks
from desktop.ui.board_pack.board_pack_page import BoardPackPage
from desktop.ui.commands import CommandId
from desktop.ui.decision.decision_page import DecisionPage
from desktop.ui.decision.record_dialog import RecordDialog
from desktop.ui.errors import CrashDialog, ErrorDialog, catch_the_unexpected, words_of
from desktop.ui.jobs import cancel_all
from desktop.ui.main_window import MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.pictures import settle

Act = Callable[[MainWindow, Path], object]


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, sample_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """A window in which files are asked for that are not there, and folders that cannot be written to."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_the_unexpected()
    in_the_way = tmp_path / "in-the-way"
    in_the_way.write_text("")
    asks = Asks(files=lambda _: [tmp_path / "none.json"], folder=lambda _: in_the_way / "copies")
    window = MainWindow(sample_desk, page_makers(), asks=asks)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    settle()
    yield window
    for dialog in dialogs():
        dialog.close()
    cancel_all()
    window.close()


def dialogs() -> list[ErrorDialog | CrashDialog]:
    tops = QApplication.topLevelWidgets()
    return [each for each in tops if isinstance(each, (ErrorDialog, CrashDialog)) and each.isVisible()]


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def press(key: Qt.Key) -> Act:
    def act(window: MainWindow, _folder: Path) -> None:
        window.go(Place.OPPORTUNITIES)
        settle()
        page = window.page
        assert isinstance(page, OpportunitiesPage)
        page.table.go_to_row(3)
        page.table.setFocus()
        with full_disk():
            QTest.keyClick(page.table, key)
            QThreadPool.globalInstance().waitForDone()

    return act


def run(command: CommandId) -> Act:
    return lambda window, _folder: window.menus.run(command)


def go_to(place: Place) -> Act:
    return lambda window, _folder: QTimer.singleShot(0, lambda: window.go(place, "ocds-none"))


ACTS: dict[str, Act] = {
    "import of a file that is not there": run(CommandId.IMPORT),
    "backup into a folder that is a file": run(CommandId.BACK_UP),
    "shortlist on a full disk": press(Qt.Key.Key_S),
    "dismiss on a full disk": press(Qt.Key.Key_X),
    "a pause on what is not there": go_to(Place.PAUSE),
    "a decision on what is not there": go_to(Place.DECISION),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_trouble_is_told_in_three_sentences_and_the_window_goes_on(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, act: Act
) -> None:
    act(window, tmp_path)
    qtbot.waitUntil(lambda: bool(dialogs()))

    (dialog,) = dialogs()
    assert isinstance(dialog, ErrorDialog)
    assert all(label.text() for label in dialog.sentences)
    dialog.accept()
    window.go(Place.REGISTER)
    assert window.place is Place.REGISTER


def test_a_pack_that_cannot_be_written_says_so_where_it_was_asked_for(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.go(Place.BOARD_PACK)
    page = window.page
    assert isinstance(page, BoardPackPage)

    page.make(tmp_path / "in-the-way" / "pack.pdf")
    qtbot.waitUntil(lambda: bool(page.problem.sentence()))

    assert "could not be written" in page.problem.sentence()
    assert "Choose another folder" in page.problem.sentence()
    assert dialogs() == []


def test_a_decision_on_a_full_disk_says_so_and_keeps_what_was_filled_in(
    qtbot: QtBot, window: MainWindow, sample_desk: Desk
) -> None:
    keep_draft(
        sample_desk, MAIN_CHARACTER, replace(decision_on("partner"), no_pause_reason="Known.")
    ).result()
    window.go(Place.DECISION, MAIN_CHARACTER)
    settle()
    page = window.page
    assert isinstance(page, DecisionPage)
    page.record()
    (asked,) = page.findChildren(RecordDialog)

    with full_disk():
        asked.record.click()

    assert "What was saved before is safe" in page.why.problem.sentence()
    assert page.draft().rationale.startswith("The Lantern Room")


def test_what_nobody_expected_gives_nothing_away_and_can_be_copied(
    qtbot: QtBot, window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    told = words_of(ValueError("Amina Okoro"), window)

    (dialog,) = dialogs()
    assert isinstance(dialog, CrashDialog)
    assert "Amina Okoro" not in told + dialog.report
    assert "ValueError" in dialog.report
