"""Opens the window in a process of its own: pauses, decides and records, one after the other, telling it all.

Each letter typed is told with its moment, and each decision once it is recorded.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.services.opening import open_desk
from desktop.ui.decision.decision_page import DecisionPage
from desktop.ui.decision.record_dialog import RecordDialog
from desktop.ui.dressing import dressed_application
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.pause.pause_page import PausePage

EVERY_MS = 4
WHY = "why"
"""The field of the decision that is typed into."""
_TEXT = "they said that neighbours do this well, and that people trust them; so be it"


def text_of(key: str, field: str) -> str:
    """Return what is typed into a field about one opportunity."""
    return f"{key[-4:]} {field} {_TEXT}"[:32].strip()


def main() -> None:
    app = dressed_application()
    desk = open_desk(Path(sys.argv[1]), lambda: datetime(2026, 6, 9, 8, tzinfo=UTC))
    window = MainWindow(desk, page_makers())
    window.show()
    steps = _steps(window, sys.argv[2:])
    ticks = QTimer()
    ticks.timeout.connect(lambda: next(steps, None))
    ticks.start(EVERY_MS)
    app.exec()


def _steps(window: MainWindow, keys: list[str]) -> Iterator[None]:
    for key in keys:
        yield from _pause(window, key)
        yield from _decide(window, key)
    _tell("done")


def _pause(window: MainWindow, key: str) -> Iterator[None]:
    window.go(Place.PAUSE, key)
    page = window.page
    assert isinstance(page, PausePage)
    _click(page, "Quick pause")
    yield
    for question in page.paper.questions:
        question.field.setFocus()
        yield from _type(question.field, key, question.lens.value)


def _decide(window: MainWindow, key: str) -> Iterator[None]:
    window.go(Place.DECISION, key)
    page = window.page
    assert isinstance(page, DecisionPage)
    _click(page, "Step back")
    page.why.fields.people.add_person("Amina Okoro", "director")
    page.why.fields.main_reason.choose("others_better_placed")
    yield from _type(page.why.fields.rationale, key, WHY)
    page.record()
    dialog = page.findChild(RecordDialog)
    assert dialog is not None, page.why.problem.sentence()
    page.recorded.connect(
        lambda its_key, number: _tell("recorded", its_key, number), Qt.ConnectionType.SingleShotConnection
    )
    yield
    QTest.mouseClick(dialog.record, Qt.MouseButton.LeftButton)
    yield


def _type(field: QWidget, key: str, name: str) -> Iterator[None]:
    for length, letter in enumerate(text_of(key, name), 1):
        QTest.keyClicks(field, letter)
        _tell("typed", key, name, str(length), str(time.monotonic()))
        yield


def _click(page: QWidget, words: str) -> None:
    button = next(
        each
        for each in page.findChildren(QAbstractButton)
        if each.isVisible() and words in (each.text(), each.accessibleName())
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _tell(*words: str) -> None:
    print("\t".join(words), flush=True)


if __name__ == "__main__":
    main()
