"""The status bar: what is so, what was done, and what is being done."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.errors import ErrorDialog
from desktop.ui.jobs import Step
from desktop.ui.status_bar import StatusBar, StatusLine
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.progress import ProgressBar
from desktop.ui.work import Work
from feeds.errors import TenderPauseError

LINE = StatusLine(
    checked="Sources checked today at 07:42",
    organisation="Fernmoor Neighbours",
    notices="1,284 notices on this computer",
    record="Record verified",
    record_ok=True,
)


@pytest.fixture
def bar(qtbot: QtBot) -> StatusBar:
    made = StatusBar()
    qtbot.addWidget(made)
    made.show_line(LINE)
    made.resize(1200, made.height())
    made.show()
    return made


def test_it_is_one_line_high_and_says_what_is_so(bar: StatusBar) -> None:
    assert bar.height() == 32
    assert _shown(bar) == [LINE.checked, LINE.organisation, LINE.notices]
    assert bar.badge.text() == "Record verified"


def test_what_was_done_stands_in_front_until_it_is_taken_back(bar: StatusBar) -> None:
    bar.say("Backed up.")
    said = _shown(bar)[0]

    bar.say("")

    assert said == "Backed up."
    assert _shown(bar)[0] == LINE.checked


def test_a_record_that_does_not_match_is_told_by_words_icon_and_colour(bar: StatusBar) -> None:
    words = "Entry 31 does not match the record"

    bar.show_line(StatusLine(record=words, record_ok=False))

    image = bar.badge.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert QAccessible.queryAccessibleInterface(bar.badge).text(QAccessible.Text.Name) == words
    assert theme.colour("tight-text").name() in colours


def test_work_tells_how_far_it_is_in_words_and_by_a_bar(
    qtbot: QtBot, bar: StatusBar, empty_desk: Desk
) -> None:
    seen: list[tuple[str, int]] = []
    results: list[str] = []
    release = threading.Event()

    def service(_desk: Desk, step: Step) -> str:
        step(1, 4)
        release.wait(60)
        return "done"

    work = Work(empty_desk, bar)
    job = work.start("Reading files", "file", service, results.append)
    job.progressed.connect(lambda *_: seen.append((_shown(bar)[0], bar.findChildren(ProgressBar)[0].value())))
    qtbot.waitUntil(lambda: bool(seen))

    with qtbot.waitSignal(job.finished):
        release.set()

    assert seen == [("Reading files, file 2 of 4", 1)]
    assert results == ["done"]
    assert not work.busy


def test_cancel_stops_the_work_and_says_that_what_was_stored_stays(
    qtbot: QtBot, bar: StatusBar, empty_desk: Desk
) -> None:
    work = Work(empty_desk, bar)
    job = work.start("Reading files", "file", _endless, lambda _result: None)
    cancel = next(button for button in bar.findChildren(Button) if button.text() == "Cancel")

    with qtbot.waitSignal(job.stopped):
        cancel.click()

    assert not work.busy
    assert _shown(bar)[0] == "Stopped, as you asked. What was stored stays."


def test_work_that_fails_is_told_in_three_sentences(qtbot: QtBot, bar: StatusBar, empty_desk: Desk) -> None:
    work = Work(empty_desk, bar)
    job = work.start("Backing up", "step", _failing, lambda _result: None)

    with qtbot.waitSignal(job.failed):
        pass

    dialog = bar.window().findChild(ErrorDialog)
    assert dialog is not None
    assert dialog.sentences[0].text() == "The disk is full."
    assert not work.busy
    dialog.close()


def _endless(_desk: Desk, step: Step) -> None:
    while True:
        step(0, 0)


def _failing(_desk: Desk, _step: Step) -> None:
    raise TenderPauseError(happened="The disk is full.", safe="What was saved is safe.", to_do="Make room.")


def _shown(bar: StatusBar) -> list[str]:
    return [label.text() for label in bar.findChildren(Label) if label.isVisible() and label.text()]
