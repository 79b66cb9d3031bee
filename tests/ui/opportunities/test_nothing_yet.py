"""A list with nothing in it yet says how to begin, and each way works."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.first_steps import keep_sources
from desktop.services.opening import open_desk
from desktop.ui.main_window import MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.page import Place
from tests.conftest import NOW
from tests.ui.windows import opened


def test_the_sources_can_be_checked_from_an_empty_list(qtbot: QtBot, desk: Desk) -> None:
    keep_sources(desk, ())  # nobody outside is asked
    window = opened(qtbot, desk)
    page = _empty_list(qtbot, window)
    check = next(iter(page.beginnings))

    with qtbot.waitSignal(window.source_checks.changed):
        check.click()

    window.close()
    assert check.text() == "Check sources"


def test_no_way_to_begin_is_offered_in_vain(qtbot: QtBot, desk: Desk) -> None:
    reading = open_desk(desk.workspace.path, lambda: NOW)
    window = opened(qtbot, reading)
    page = _empty_list(qtbot, window)

    offered = [button.text() for button in page.beginnings if button.isEnabled()]
    window.close()
    reading.workspace.close()

    assert offered == []


def _empty_list(qtbot: QtBot, window: MainWindow) -> OpportunitiesPage:
    window.go(Place.OPPORTUNITIES)
    page = window.page
    assert isinstance(page, OpportunitiesPage)
    qtbot.waitUntil(page.nothing_yet.isVisible)
    return page
