"""Back returns to the same row and scroll position, on every list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services import deciding
from desktop.services.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.page import Place
from desktop.ui.register.register_page import RegisterPage
from desktop.ui.sources.sources_page import SourcesPage
from desktop.ui.widgets.table_view import TableView
from tests.services.known import STEP_BACK
from tests.ui.notices import a_tender, stored
from tests.ui.windows import list_in, opened


@pytest.fixture
def keys_of_all(desk: Desk) -> tuple[str, ...]:
    """Sixty tenders, on twenty of which it was decided."""
    keys = stored(desk, *(a_tender(number, 10 + number) for number in range(60)))
    for key in keys[:20]:
        deciding.record(desk, key, STEP_BACK)
    return keys


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, keys_of_all: tuple[str, ...]) -> Iterator[MainWindow]:
    window = opened(qtbot, desk)
    yield window
    window.close()


def leave_and_come_back(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    assert window.place is Place.BOARD_PACK
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def where(table: TableView) -> tuple[int, int]:
    return table.current_row(), table.verticalScrollBar().value()


def test_the_list_is_as_it_was_left(qtbot: QtBot, window: MainWindow) -> None:
    page = list_in(qtbot, window, 60)
    page.table.go_to_row(33)
    before = where(page.table)

    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert window.page is page
    assert where(page.table) == before
    assert before[1] > 0
    assert page.table.hasFocus()


def test_the_same_opportunity_is_current_where_others_came_in_above_it(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    page = list_in(qtbot, window, 60)
    page.table.go_to_row(33)
    row = page.model.row(33)
    assert row is not None
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    stored(desk, a_tender(900, 3), a_tender(901, 4))

    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: page.model.rowCount() == 62)
    current = page.model.row(page.table.current_row())
    assert current is not None
    assert current.line.key == row.line.key
    assert page.table.viewport().rect().contains(page.table.visualRect(page.table.currentIndex()).center())


def test_the_register_is_as_it_was_left(qtbot: QtBot, window: MainWindow) -> None:
    window.go(Place.REGISTER)
    page = window.page
    assert isinstance(page, RegisterPage)
    page.table.view.go_to_row(16)
    before = where(page.table.view)

    leave_and_come_back(qtbot, window)

    assert window.page is page
    assert where(page.table.view) == before
    assert before[1] > 0
    assert page.table.view.hasFocus()


def test_the_register_keeps_its_place_while_a_decision_is_added(
    qtbot: QtBot, window: MainWindow, desk: Desk, keys_of_all: tuple[str, ...]
) -> None:
    window.go(Place.REGISTER)
    page = window.page
    assert isinstance(page, RegisterPage)
    page.table.view.go_to_row(16)
    chosen = page.table.chosen()

    deciding.record(desk, keys_of_all[30], STEP_BACK)

    qtbot.waitUntil(lambda: page.table.model.rowCount() == 21)
    assert page.table.chosen() == chosen
    assert page.table.view.current_row() == 17


def test_the_sources_are_as_they_were_left(qtbot: QtBot, window: MainWindow) -> None:
    window.go(Place.SOURCES)
    page = window.page
    assert isinstance(page, SourcesPage)
    qtbot.waitUntil(lambda: page.list.model.rowCount() > 1)
    page.list.view.go_to_row(1)

    leave_and_come_back(qtbot, window)

    assert page.list.view.current_row() == 1
    assert page.list.view.hasFocus()


def test_an_opportunity_opened_elsewhere_leaves_the_list_as_it_was(qtbot: QtBot, window: MainWindow) -> None:
    page = list_in(qtbot, window, 60)
    page.table.go_to_row(20)
    before = where(page.table)
    window.go(Place.REGISTER)
    window.go(Place.OPPORTUNITY, "ocds-h6vhtk-000003")

    window.back()
    window.back()

    assert isinstance(window.page, OpportunitiesPage)
    assert where(page.table) == before
