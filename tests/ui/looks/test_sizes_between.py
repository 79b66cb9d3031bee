"""Text sizes and widths between the smallest and the largest: nothing is pushed out of sight there either."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from desktop.ui.main_window import MainWindow
from desktop.ui.page import Lensing, Place
from desktop.ui.theme.theme import theme
from tests.ui.looks.conftest import Show, settle
from tests.ui.looks.measuring import troubles

SIZES = [(115, 1280), (130, 1120), (150, 1280), (150, 1120)]


@pytest.mark.parametrize("place", [place for place in Place if place is not Place.WELCOME])
def test_nothing_is_cut_at_sizes_between(place: Place, window: MainWindow, show: Show) -> None:
    found = {}
    for percent, width in SIZES:
        theme.use("light", percent / 100)
        window.resize(QSize(width, 720))
        show(place)
        found[percent, width] = troubles(window)

    assert [size for size, wrong in found.items() if wrong] == []


@pytest.mark.parametrize(("percent", "width"), [(100, 1120), *SIZES, (200, 1120)])
def test_no_lens_is_too_wide(percent: int, width: int, window: MainWindow, show: Show) -> None:
    theme.use("light", percent / 100)
    window.resize(QSize(width, 720))
    show(Place.PAUSE)
    page = window.page
    assert isinstance(page, Lensing)

    found = {}
    for number in range(4):
        settle()
        found[number] = troubles(window)
        page.next_lens()

    assert [number for number, wrong in found.items() if wrong] == []
