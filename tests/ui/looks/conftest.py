"""The window on the sample, with a pause and decisions, and the ways to bring it to rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QApplication

from desktop.services.desk import Desk
from desktop.services.sample_story import MAIN_CHARACTER, play_story
from desktop.ui.main_window import USUAL, MainWindow
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.theme.theme import theme

ABOUT_ONE = (Place.OPPORTUNITY, Place.PAUSE, Place.DECISION, Place.COST, Place.PARTNERSHIP)
Show = Callable[[Place], None]


def settle() -> None:
    """Let what was read in the background arrive, and what was laid out anew come to rest."""
    pool = QThreadPool.globalInstance()
    for _ in range(6):
        pool.waitForDone()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def told_desk(sample_desk: Desk) -> Desk:
    """The sample, with what its people have thought and decided."""
    play_story(sample_desk, sample_desk.today)
    return sample_desk


@pytest.fixture
def window(qapp: QApplication, told_desk: Desk) -> Iterator[MainWindow]:
    """The window at its usual size, light, at 100 %."""
    window = MainWindow(told_desk, page_makers())
    window.resize(USUAL)
    window.show()
    settle()
    yield window
    theme.use("light", 1.0)
    window.close()
    settle()


@pytest.fixture
def show(window: MainWindow) -> Show:
    """Go to a place and come to rest."""

    def go(place: Place) -> None:
        window.go(place, MAIN_CHARACTER if place in ABOUT_ONE else None)
        settle()

    return go
