"""Tab goes through each screen as it is seen, and misses nothing that can be used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.services import deciding
from desktop.services.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.regions import first_stop, takes_focus
from tests.services.known import ESOL, PARTNER, PEER_SUPPORT, STEP_BACK, WARM_HOMES, pause_quickly
from tests.ui.keyboard import Keyboard
from tests.ui.windows import list_in, opened

ABOUT_ONE = (Place.OPPORTUNITY, Place.PAUSE, Place.DECISION, Place.COST)
SCREENS = [place for place in Place if place is not Place.WELCOME]


@pytest.fixture
def window(qtbot: QtBot, sample_desk: Desk) -> Iterator[MainWindow]:
    pause_quickly(sample_desk, PEER_SUPPORT)
    deciding.record(sample_desk, PEER_SUPPORT, PARTNER)
    deciding.record(sample_desk, ESOL, STEP_BACK)
    window = opened(qtbot, sample_desk)
    list_in(qtbot, window, 20)
    yield window
    window.close()


def shown(qtbot: QtBot, window: MainWindow, place: Place) -> QWidget:
    """Go to a screen, and wait until everything on it was read."""
    window.go(place, WARM_HOMES if place in ABOUT_ONE else None)
    page = window.page
    assert page is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.waitUntil(lambda: len(usable(page)) > 0)
    return page


def usable(page: QWidget) -> list[QWidget]:
    return [widget for widget in page.findChildren(QWidget) if takes_focus(widget)]


@pytest.mark.parametrize("place", SCREENS)
def test_tab_comes_to_everything_and_back_again(qtbot: QtBot, window: MainWindow, place: Place) -> None:
    page = shown(qtbot, window, place)

    keys = Keyboard(qtbot)
    stops: list[QWidget] = []

    def comes_to_all() -> bool:
        stops[:] = keys.stops()
        return all(widget in stops for widget in usable(page))

    qtbot.waitUntil(comes_to_all)  # some of it stands there once it was read
    assert len(stops) == len(set(map(id, stops)))


@pytest.mark.parametrize("place", SCREENS)
def test_tab_goes_up_only_to_go_on_at_the_right(qtbot: QtBot, window: MainWindow, place: Place) -> None:
    page = shown(qtbot, window, place)

    def goes_down() -> bool:
        stops = [stop for stop in Keyboard(qtbot).stops() if page.isAncestorOf(stop)]
        start = next((number for number, stop in enumerate(stops) if stop is first_stop(page)), 0)
        where = [QRect(stop.mapTo(page, QPoint()), stop.size()) for stop in stops[start:] + stops[:start]]
        return not any(
            after.bottom() < one.top() and after.left() < one.left() for one, after in pairwise(where)
        )

    qtbot.waitUntil(goes_down)


def test_shift_and_tab_go_the_other_way(qtbot: QtBot, window: MainWindow) -> None:
    page = shown(qtbot, window, Place.BOARD_PACK)
    assert len(usable(page)) > 1
    keys = Keyboard(qtbot)
    there = [keys.focus]
    for _ in range(6):
        keys.press(Qt.Key.Key_Tab)
        there.append(keys.focus)

    back = [keys.focus]
    for _ in range(6):
        keys.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        back.append(keys.focus)

    assert back == there[::-1]


@pytest.mark.parametrize("place", SCREENS)
def test_f6_goes_around_the_parts_of_the_window(qtbot: QtBot, window: MainWindow, place: Place) -> None:
    shown(qtbot, window, place)
    keys = Keyboard(qtbot)
    regions = window.regions()

    def goes_around() -> bool:
        """Whether F6 visits part after part as they are seen, and comes around."""
        visited = [_after_f6(keys, regions) for _ in range(len(regions) + 1)]
        if visited[0] not in visited[1:]:
            return False
        trip = visited[: visited.index(visited[0], 1)]
        start = trip.index(min(trip))
        return len(trip) >= 3 and trip[start:] + trip[:start] == sorted(set(trip))

    qtbot.waitUntil(goes_around)  # some parts stand there once they were read


def _after_f6(keys: Keyboard, regions: Sequence[QWidget]) -> int:
    keys.press(Qt.Key.Key_F6)
    here = keys.focus
    return next(place for place, part in enumerate(regions) if part is here or part.isAncestorOf(here))
