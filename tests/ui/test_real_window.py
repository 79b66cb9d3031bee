"""The window on a real display, as a person sees it; all other tests of the window run offscreen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.pages import page_makers


@pytest.mark.xvfb
def test_the_window_shows_on_a_real_display(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(desk, page_makers(), settings)
    qtbot.addWidget(window)

    with qtbot.waitExposed(window):
        window.show()

    assert QGuiApplication.platformName() != "offscreen"
    picture = window.grab().toImage()
    colours = {
        picture.pixel(x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 9)
    }
    assert len(colours) > 10
