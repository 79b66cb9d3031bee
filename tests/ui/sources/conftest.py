"""A desk at which nobody but a test's own sources is asked, and the window at their page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.services import own_sources
from desktop.services.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.sources.sources_page import SourcesPage
from feeds.source import catalogue
from tests.ui.windows import opened

OpenSources = Callable[[Desk], SourcesPage]


@pytest.fixture
def quiet_desk(desk: Desk) -> Desk:
    """A desk whose catalogue is switched off, so that nobody but the test's own sources is asked."""
    for source in catalogue():
        own_sources.switch(desk, source.id, on=False)
    return desk


@pytest.fixture
def open_sources(qtbot: QtBot) -> Iterator[OpenSources]:
    """Open a window at the page of the sources, read."""
    windows: list[MainWindow] = []

    def make(desk: Desk) -> SourcesPage:
        window = opened(qtbot, desk)
        windows.append(window)
        window.go(Place.SOURCES)
        page = window.page
        assert isinstance(page, SourcesPage)
        qtbot.waitUntil(lambda: page.list.model.rowCount() > 0)
        return page

    yield make
    for window in windows:
        window.close()
