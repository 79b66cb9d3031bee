"""However large the letters are, a dialog is no larger than the window that it stands over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.source_times import checking_choices
from desktop.ui.commands import CommandId
from desktop.ui.main_window import MainWindow
from desktop.ui.sources.checking_dialog import CheckingDialog
from desktop.ui.theme.theme import theme
from tests.ui.windows import opened

LARGEST = 200
SMALLEST_SCREEN = QSize(1120, 720)


@pytest.fixture
def large_letters() -> Iterator[None]:
    theme.choose(percent=LARGEST)
    yield
    theme.choose(percent=100)


@pytest.fixture
def window(qtbot: QtBot, sample_desk: Desk, large_letters: None) -> Iterator[MainWindow]:
    window = opened(qtbot, sample_desk)
    window.resize(SMALLEST_SCREEN)
    yield window
    window.close()


@pytest.mark.parametrize(
    "command",
    [
        CommandId.ADD,
        CommandId.GO_TO,
        CommandId.COVERAGE,
        CommandId.OUR_OFFER,
        CommandId.NOTE_CONVERSATION,
        CommandId.WHAT_IS_THIS,
        CommandId.SHORTCUTS,
        CommandId.ABOUT,
        CommandId.CHECK_CODE,
    ],
)
def test_a_dialog_fits_its_window_at_the_largest_letters(
    qtbot: QtBot, window: MainWindow, command: CommandId
) -> None:
    window.menus.run(command)
    (dialog,) = (each for each in window.findChildren(QDialog) if each.isVisible())

    room = dialog.size().boundedTo(window.size())
    dialog.close()

    assert room == dialog.size()


def test_fields_scroll_where_a_dialog_would_be_larger_than_its_window(
    window: MainWindow, sample_desk: Desk
) -> None:
    with sample_desk.reader() as db:
        dialog = CheckingDialog(sample_desk, checking_choices(db), window)
    dialog.open()

    room = dialog.size().boundedTo(window.size())
    save = dialog.save.geometry()
    dialog.close()

    assert room == dialog.size()
    assert dialog.rect().contains(save)
