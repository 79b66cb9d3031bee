"""A long list shows its first rows before all of it is read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.opportunity_list import OpportunityFilter, SortBy
from desktop.store import first_rows
from desktop.ui.opportunities import list_reader
from desktop.ui.opportunities.list_reader import COUNTING, Found, Glimpse, Search
from desktop.ui.opportunities.list_search import ListSearch
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from tests.ui.notices import a_tender, stored
from tests.ui.opportunities.conftest import Listed

ALL_BY_TITLE = Search(OpportunityFilter(show_closed=True), SortBy.TITLE)
TITLES = ("Allotments", "Befriending", "Counselling", "Debt advice")


@pytest.fixture(autouse=True)
def _two_rows_of_any_list_come_first(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patched:
        patched.setattr(first_rows, "LONG", 0)
        patched.setattr(list_reader, "FIRST_ROWS", 2)
        yield


@pytest.fixture
def desk_of_four(desk: Desk) -> Desk:
    stored(desk, *(a_tender(number, 20, title=title) for number, title in enumerate(TITLES, 1)))
    return desk


def answers_to(search: ListSearch) -> list[Glimpse | Found]:
    heard: list[Glimpse | Found] = []
    search.glimpsed.connect(heard.append)
    search.found.connect(heard.append)
    return heard


def test_the_first_rows_come_before_all_of_them(qtbot: QtBot, desk_of_four: Desk) -> None:
    search = ListSearch(desk_of_four)
    heard = answers_to(search)

    with qtbot.waitSignal(search.found):
        search.ask(ALL_BY_TITLE)

    assert [(type(one), len(one.ids)) for one in heard] == [(Glimpse, 2), (Found, 4)]
    assert heard[0].ids == heard[1].ids[:2]


def test_what_changed_meanwhile_is_asked_for_as_a_whole(qtbot: QtBot, desk_of_four: Desk) -> None:
    search = ListSearch(desk_of_four)
    with qtbot.waitSignal(search.found):
        search.ask(ALL_BY_TITLE)
    heard = answers_to(search)

    stored(desk_of_four, a_tender(9, 20, title="Youth work"))
    with qtbot.waitSignal(search.found):
        search.ask_again()

    assert [(type(one), len(one.ids)) for one in heard] == [(Found, 5)]


def test_rows_stand_there_before_their_number(qtbot: QtBot, desk_of_four: Desk) -> None:
    page = OpportunitiesPage(desk_of_four)
    qtbot.addWidget(page)
    rows_and_counts: list[tuple[int, str, str]] = []
    page.model.modelReset.connect(
        lambda: rows_and_counts.append(
            (page.model.rowCount(), page.head.counts.text(), page.said.words.text())
        )
    )

    with qtbot.waitSignal(page.listed):
        page.show()

    assert rows_and_counts == [(2, "", ""), (4, "", COUNTING)]
    assert page.said.words.text().startswith("4 opportunities of 4 notices")
    assert page.head.counts.text() == "4 open, 0 early signals"
    assert page.table.current_row() == 0
    page.hide()
    QThreadPool.globalInstance().waitForDone(5_000)


def test_the_ring_stays_on_a_row_that_stands_behind_the_first(
    qtbot: QtBot, listed: Listed, keys: tuple[str, ...]
) -> None:
    page = listed()
    page.table.go_to_row(5)
    shown: list[int] = []
    page.model.modelReset.connect(lambda: shown.append(page.model.rowCount()))

    with qtbot.waitSignal(page.listed):
        page.head.filters.closed.click()

    row = page.model.row(page.table.current_row())
    assert row is not None
    assert row.line.key == keys[5]
    assert shown == [8]
