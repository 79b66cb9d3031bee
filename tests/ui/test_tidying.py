from __future__ import annotations

import gc
import threading
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot


class InACycle:
    """Garbage that notes on which thread it was collected."""

    collected_on: list[threading.Thread] = []  # noqa: RUF012

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        self.collected_on.append(threading.current_thread())


def make_garbage() -> None:
    for _ in range(5_000):
        InACycle()


def test_cycles_are_collected_on_the_ui_thread_whoever_made_them(qapp: QApplication, qtbot: QtBot) -> None:
    InACycle.collected_on.clear()

    with ThreadPoolExecutor(1) as worker:
        worker.submit(make_garbage).result()
    by_then = len(InACycle.collected_on)
    qtbot.waitUntil(lambda: len(InACycle.collected_on) > 4_000)

    assert not gc.isenabled()
    assert by_then == 0
    assert set(InACycle.collected_on) == {threading.main_thread()}
