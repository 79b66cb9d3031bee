from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.decision.decision_page import DecisionPage
from desktop.ui.pause.pause_page import PausePage


class Windows(QObject):
    """Notes every widget that shows itself as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt names it
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    """What is shown as a window from now on."""
    watching = Windows()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


def test_opening_a_lens_shows_no_other_window_even_for_a_moment(
    pause_page: PausePage, windows: Windows
) -> None:
    pause_page.next_lens()
    pause_page.rail.other_kind.click()

    assert windows.shown == []


def test_the_decision_shows_no_other_window_even_for_a_moment(
    key: str, decision_page: DecisionPage, windows: Windows
) -> None:
    decision_page.show_opportunity(key, "step_back")
    decision_page.why.fields.people.add_person("Rhys Pell", "trustee")

    assert windows.shown == []


def test_the_keyboard_is_on_the_first_question_of_a_lens_that_was_opened(
    qapp: QApplication, pause_page: PausePage
) -> None:
    pause_page.next_lens()
    qapp.processEvents()

    assert qapp.focusWidget() is pause_page.paper.questions[0].field
