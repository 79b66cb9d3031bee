"""A window as somebody finds it, for tests that use it as they would."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.asks import Asks
from desktop.ui.main_window import MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.page import Place
from desktop.ui.pages import page_makers


def opened(
    qtbot: QtBot, desk: Desk, settings: QSettings | None = None, asks: Asks | None = None
) -> MainWindow:
    """Open a window of the usual size; whoever asks for it closes it before its workspace."""
    window = MainWindow(desk, page_makers(), settings, asks)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
    return window


def list_in(qtbot: QtBot, window: MainWindow, least: int = 1) -> OpportunitiesPage:
    """Go to the list and wait until it shows so many rows."""
    window.go(Place.OPPORTUNITIES)
    page = window.page
    assert isinstance(page, OpportunitiesPage)
    qtbot.waitUntil(lambda: page.model.rowCount() >= least)
    return page
