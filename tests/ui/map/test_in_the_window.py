"""The maps where they stand: on the Organisations page and on an opportunity's tab, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.sample_story import MAIN_CHARACTER, play_story
from desktop.ui.main_window import SMALLEST, USUAL, MainWindow
from desktop.ui.map.map_handle import MapHandle
from desktop.ui.map.map_view import MapView
from desktop.ui.opportunity.opportunity_page import Tab
from desktop.ui.opportunity.providers.map_part import MapPart
from desktop.ui.organisations.organisations_page import OrganisationsPage
from desktop.ui.page import Place
from desktop.ui.theme.theme import theme
from tests.ui.keyboard import CTRL, Keyboard
from tests.ui.looks.conftest import settle
from tests.ui.looks.measuring import troubles
from tests.ui.windows import opened


@pytest.fixture
def window(qtbot: QtBot, sample_desk: Desk) -> Iterator[MainWindow]:
    """The window on the sample, with what its people did."""
    play_story(sample_desk, sample_desk.today)
    window = opened(qtbot, sample_desk)
    yield window
    window.close()


@pytest.fixture
def keys(qtbot: QtBot, window: MainWindow) -> Keyboard:
    return Keyboard(qtbot)


def test_from_the_map_of_everybody_to_a_record_and_back_to_the_same_one(
    keys: Keyboard, window: MainWindow
) -> None:
    keys.press(Qt.Key.Key_4, CTRL)
    settle()
    page = window.page
    assert isinstance(page, OrganisationsPage)
    page.views.tabs.setFocus()
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Right)
    keys.until(lambda: page.views.map is not None and page.views.map.read is not None)
    settle()
    while not isinstance(keys.focus, MapHandle):
        keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Home)
    chosen = keys.focus
    assert isinstance(chosen, MapHandle)
    name = chosen.accessibleName().split(",")[0]

    keys.press(Qt.Key.Key_Return)
    keys.until(lambda: page.key == chosen.id)
    settle()

    assert page.record.isVisible()
    assert name in [label.text() for label in page.record.findChildren(type(page.header.title))]


def test_the_map_of_an_opportunity_opens_on_its_tab_and_a_step_on_it_is_undone(
    keys: Keyboard, window: MainWindow
) -> None:
    window.go(Place.OPPORTUNITY, MAIN_CHARACTER)
    settle()
    page = window.page
    assert page is not None
    page.tabs.setCurrentIndex(Tab.PROVIDERS)  # type: ignore[attr-defined]
    page.tabs.setFocus()  # type: ignore[attr-defined]
    settle()
    keys.tab_to("Open the map")
    keys.press(Qt.Key.Key_Space)
    keys.until(lambda: (view := page.findChild(MapView)) is not None and view.read is not None)
    settle()
    view = page.findChild(MapView)
    assert view is not None
    while not isinstance(keys.focus, MapHandle):
        keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_End)
    count = len(view.read.page.entries)  # type: ignore[union-attr]

    keys.press(Qt.Key.Key_Delete)
    keys.until(lambda: len(view.read.page.entries) == count - 1)  # type: ignore[union-attr]
    assert isinstance(keys.focus, MapHandle)
    keys.press(Qt.Key.Key_Z, CTRL)

    keys.until(lambda: len(view.read.page.entries) == count)  # type: ignore[union-attr]


@pytest.mark.parametrize("on_the_page", [True, False])
def test_nothing_about_the_map_is_cut_or_covered_in_the_window(
    keys: Keyboard, window: MainWindow, on_the_page: bool
) -> None:
    view = map_of_everybody(window) if on_the_page else map_of_an_opportunity(keys, window)
    keys.until(lambda: view.read is not None)
    settle()
    view.canvas.pick(view.read.page.entries[2].id)  # type: ignore[union-attr]

    found = {}
    for size in (USUAL, SMALLEST):
        window.resize(size)
        for name, scale in (("light", 1.0), ("dark", 2.0), ("contrast", 1.0)):
            theme.use(name, scale)
            settle()
            if wrong := troubles(window):
                found[name, scale, size.width()] = wrong
    theme.use("light", 1.0)

    assert found == {}


def map_of_everybody(window: MainWindow) -> MapView:
    window.go(Place.ORGANISATIONS)
    settle()
    page = window.page
    assert isinstance(page, OrganisationsPage)
    page.views.tabs.setCurrentIndex(2)
    settle()
    assert page.views.map is not None
    return page.views.map


def map_of_an_opportunity(keys: Keyboard, window: MainWindow) -> MapView:
    window.go(Place.OPPORTUNITY, MAIN_CHARACTER)
    settle()
    page = window.page
    assert page is not None
    page.tabs.setCurrentIndex(Tab.PROVIDERS)  # type: ignore[attr-defined]
    settle()
    part = page.findChild(MapPart)
    assert part is not None
    keys.until(part.button.isVisible)  # it is known by then of whom the tab tells
    part.button.click()
    settle()
    assert part.view is not None
    return part.view
