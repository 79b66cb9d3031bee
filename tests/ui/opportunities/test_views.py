"""Saved views from the list: kept, gone to, renamed, removed and taken back; what is new in each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.opportunity import Stage
from desktop.services.desk import Desk
from desktop.services.opportunity_list import SortBy
from desktop.services.saved_views import saved_views
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.opportunities.view_dialog import ViewDialog
from tests.ui.opportunities.conftest import Listed


@pytest.fixture
def page(keys: tuple[str, ...], listed: Listed) -> OpportunitiesPage:
    """The list of eight, with no view saved yet."""
    assert len(keys) == 8
    return listed()


def save_as(qtbot: QtBot, page: OpportunitiesPage, name: str) -> None:
    dialog = page.views.save()
    assert isinstance(dialog, ViewDialog)
    with qtbot.waitSignal(page.views.actions.read):
        dialog.field.edit.clear()
        QTest.keyClicks(dialog.field.edit, name)
        QTest.keyClick(dialog.field.edit, Qt.Key.Key_Return)


def search(qtbot: QtBot, page: OpportunitiesPage, do: Callable[[], object]) -> None:
    with qtbot.waitSignal(page.listed):
        do()


def entries(page: OpportunitiesPage) -> dict[str, QAction]:
    menu = page.head.filters.views.menu()
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


def names(desk: Desk) -> list[str]:
    with desk.reader() as db:
        return [view.name for view in saved_views(db)]


def narrow(qtbot: QtBot, page: OpportunitiesPage) -> None:
    filters = page.head.filters
    filters.stage.choose(Stage.TENDER)
    search(qtbot, page, filters.changed.emit)
    search(qtbot, page, lambda: filters.sort_asked.emit(SortBy.VALUE, True))


def test_a_view_keeps_what_narrows_the_list_and_its_order(
    qtbot: QtBot, page: OpportunitiesPage, desk: Desk
) -> None:
    narrow(qtbot, page)
    assert page.head.filters.save.isVisibleTo(page)
    save_as(qtbot, page, "Tenders by value")
    shown = page.model.rowCount()
    search(qtbot, page, page.clear_filters)
    assert not page.head.filters.views.is_on

    search(qtbot, page, entries(page)["Tenders by value"].trigger)

    assert page.model.rowCount() == shown
    assert page.head.filters.stage.chosen() == (Stage.TENDER,)
    assert page.head.filters.order.text() == "Sort: value, last first"
    assert page.head.filters.views.text() == "Tenders by value"
    assert not page.head.filters.save.isVisibleTo(page)
    assert names(desk) == ["Tenders by value"]


def test_a_view_is_renamed_removed_and_each_step_taken_back(
    qtbot: QtBot, page: OpportunitiesPage, desk: Desk
) -> None:
    narrow(qtbot, page)
    save_as(qtbot, page, "Tenders")
    with qtbot.waitSignal(page.views.actions.read):
        entries(page)["Remove “Tenders”"].trigger()
    assert names(desk) == []
    assert page.said.words.text() == "Removed the view “Tenders”"

    with qtbot.waitSignal(page.views.actions.read):
        page.said.undo.click()

    assert names(desk) == ["Tenders"]
    assert page.said.words.text() == "Undone: Removed the view “Tenders”"


def test_a_view_tells_of_new_ones_on_this_computer_once_asked_to(
    qtbot: QtBot, page: OpportunitiesPage
) -> None:
    narrow(qtbot, page)
    save_as(qtbot, page, "Tenders")
    assert not entries(page)["Tell me of new ones"].isChecked()

    with qtbot.waitSignal(page.views.actions.read):
        entries(page)["Tell me of new ones"].trigger()

    assert entries(page)["Tell me of new ones"].isChecked()


def test_a_name_that_will_not_do_says_why(qtbot: QtBot, page: OpportunitiesPage) -> None:
    narrow(qtbot, page)
    dialog = page.views.save()
    assert isinstance(dialog, ViewDialog)

    dialog.save.click()

    assert dialog.isVisible()
    assert dialog.field.error.sentence() == "Give the view a name."
    dialog.reject()
