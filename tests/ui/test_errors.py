"""How trouble is told in the window."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.ui.errors import CrashDialog, ErrorDialog, catch_the_unexpected, show_error
from feeds.errors import TenderPauseError

TROUBLE = TenderPauseError(happened="The disk is full.", safe="What was saved is safe.", to_do="Make room.")


@pytest.fixture(autouse=True)
def close_dialogs(qapp: QApplication) -> Iterator[None]:
    """Close what a test opened."""
    yield
    for dialog in _dialogs():
        dialog.close()


def test_expected_trouble_is_told_in_its_three_sentences() -> None:
    dialog = show_error(TROUBLE)

    assert isinstance(dialog, ErrorDialog)
    assert [label.text() for label in dialog.sentences] == [TROUBLE.happened, TROUBLE.safe, TROUBLE.to_do]
    assert dialog.accessibleDescription() == str(TROUBLE)


def test_a_sentence_that_is_not_there_leaves_no_gap() -> None:
    dialog = show_error(TenderPauseError(happened="It is gone.", safe="", to_do="Look elsewhere."))

    assert isinstance(dialog, ErrorDialog)
    assert dialog.sentences[1].isHidden()


def test_the_unexpected_offers_its_report_to_copy() -> None:
    dialog = show_error(_raised())
    assert isinstance(dialog, CrashDialog)

    dialog.copy.click()

    copied = QApplication.clipboard().text()
    assert "ZeroDivisionError: odd" in copied
    assert "Tender Pause" in copied


def test_a_storm_of_the_unexpected_opens_one_dialog() -> None:
    first = show_error(_raised())

    second = show_error(_raised())

    assert first is not None
    assert second is None


def test_a_dialog_stays_though_nobody_holds_it() -> None:
    show_error(TROUBLE)

    assert [type(dialog) for dialog in _dialogs()] == [ErrorDialog]


def test_what_a_slot_raises_reaches_the_person(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_the_unexpected()
    hook = sys.excepthook

    with qtbot.captureExceptions() as captured:
        QTimer.singleShot(0, _raise_trouble)
        qtbot.waitUntil(lambda: bool(captured))
    hook(*captured[0])

    assert [type(dialog) for dialog in _dialogs()] == [ErrorDialog]


def _raise_trouble() -> None:
    raise TROUBLE


def _raised() -> ZeroDivisionError:
    try:
        raise ZeroDivisionError("odd")
    except ZeroDivisionError as error:
        return error


def _dialogs() -> list[QDialog]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    ]
