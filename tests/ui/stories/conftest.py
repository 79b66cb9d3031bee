"""Desks at which the stories begin, and people who sit down at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.asks import Asks
from desktop.ui.main_window import MainWindow
from tests.ui.stories.person import Person
from tests.ui.windows import opened

SitDown = Callable[..., Person]


@pytest.fixture
def sit_down(qtbot: QtBot) -> Iterator[SitDown]:
    """Somebody opens a window at a desk; it is closed when the story ends, before its workspace."""
    windows: list[MainWindow] = []

    def sit(desk: Desk, asks: Asks | None = None) -> Person:
        windows.append(opened(qtbot, desk, asks=asks))
        return Person(qtbot, windows[-1], desk)

    yield sit
    for window in reversed(windows):
        window.close()
