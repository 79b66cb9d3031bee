from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.ui.keeping import Keeping


class Listener(QObject):
    """Notes on which thread it is told what."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, threading.Thread]] = []

    def kept(self) -> None:
        self.heard.append(("", threading.current_thread()))

    def failed(self, words: str) -> None:
        self.heard.append((words, threading.current_thread()))


def fail() -> None:
    raise OSError("The disk is full.")


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
        ("The disk is full.", threading.main_thread()),
    ]
