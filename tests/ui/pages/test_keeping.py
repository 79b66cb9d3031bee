from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.ui.errors import CrashDialog
from desktop.ui.keeping import Keeping
from feeds.errors import TenderPauseError


class Listener(QObject):
    """Notes on which thread it is told what."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, threading.Thread]] = []

    def kept(self) -> None:
        self.heard.append(("", threading.current_thread()))

    def failed(self, words: str) -> None:
        self.heard.append((words, threading.current_thread()))


def wait_for(event: threading.Event, _write: Future[None]) -> None:
    event.wait(60)


def fail() -> None:
    raise TenderPauseError(happened="The disk is full.", safe="The file is whole.", to_do="Make room.")


def fail_as_nobody_expected() -> None:
    raise ZeroDivisionError


def test_what_is_kept_and_what_is_not_is_told_on_the_ui_thread(qtbot: QtBot) -> None:
    keeping, listener = Keeping(), Listener()
    keeping.kept.connect(listener.kept)
    keeping.failed.connect(listener.failed)

    with ThreadPoolExecutor(1) as writer:
        keeping.follow(writer.submit(lambda: None))
        keeping.follow(writer.submit(fail))
    qtbot.waitUntil(lambda: len(listener.heard) == 2)

    assert listener.heard == [
        ("", threading.main_thread()),
        ("The disk is full. The file is whole. Make room.", threading.main_thread()),
    ]


def test_what_nobody_expected_has_its_dialog_on_the_ui_thread(qtbot: QtBot) -> None:
    keeping, listener = Keeping(), Listener()
    keeping.failed.connect(listener.failed)

    with ThreadPoolExecutor(1) as writer:
        keeping.follow(writer.submit(fail_as_nobody_expected))
    qtbot.waitUntil(lambda: len(listener.heard) == 1)

    (dialog,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, CrashDialog))
    assert dialog.thread() is listener.thread()
    dialog.reject()


def test_a_write_that_ends_once_its_follower_has_gone_is_told_to_nobody(
    qtbot: QtBot, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    keeping, write, gone = Keeping(), Future[None](), threading.Event()
    write.add_done_callback(partial(wait_for, gone))  # others are told before it is
    keeping.follow(write)
    writer = threading.Thread(target=write.set_result, args=(None,))
    writer.start()
    write.result(60)

    delete(keeping)
    gone.set()
    writer.join(60)
    qapp.processEvents()

    assert caplog.records == []
