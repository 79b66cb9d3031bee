"""The list's measures: columns, scroll bars, the pane's lines."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.opportunities.opportunity_table_model import Col
from tests.ui.notices import a_tender, stored
from tests.ui.opportunities.conftest import Listed

_TABLE_OF_A_USUAL_WINDOW = 959
_PICTURE = {Col.TITLE: 268, Col.STAGE: 92, Col.VALUE: 64, Col.REGION: 88, Col.FIT: 84, Col.RUNWAY: 236}


def widths(page: OpportunitiesPage, table_width: int) -> dict[Col, int]:
    """How wide each column is in a table of that width which knows fits."""
    page.table.keep_out(())
    page.table.setFixedWidth(table_width)
    QApplication.processEvents()
    return {column: page.table.columnWidth(column) for column in Col}


def test_columns_stand_where_the_picture_has_them(listed: Listed, keys: tuple[str, ...]) -> None:
    found = widths(listed(), _TABLE_OF_A_USUAL_WINDOW)

    assert {column: found[column] for column in _PICTURE} == _PICTURE


def test_the_scroll_bar_takes_its_room_from_the_last_column_alone(listed: Listed, desk: Desk) -> None:
    stored(desk, *(a_tender(number, 20 + number) for number in range(1, 30)))

    page = listed()
    found = widths(page, _TABLE_OF_A_USUAL_WINDOW)

    assert page.table.verticalScrollBar().isVisible()
    assert {column: found[column] for column in _PICTURE} == _PICTURE
    assert sum(found.values()) == page.table.viewport().width()


def test_in_the_smallest_window_states_have_room_for_their_words(listed: Listed, desk: Desk) -> None:
    stored(desk, *(a_tender(number, 20 + number) for number in range(1, 30)))

    found = widths(listed(), 928)

    assert all(found.values()), "no column goes"
    assert found[Col.STATE] == 104


def test_the_order_ends_at_the_right_edge_of_the_chips(listed: Listed, keys: tuple[str, ...]) -> None:
    filters = listed().head.filters

    assert filters.order.geometry().right() == filters.contentsRect().right()


def test_words_of_the_pane_keep_their_place_when_its_scroll_bar_appears(
    qtbot: QtBot, desk: Desk, listed: Listed
) -> None:
    stored(desk, a_tender(1, 28, description="It is for adults who live here. " * 12))
    page = listed()
    page.resize(1400, 900)
    qtbot.waitUntil(lambda: page.pane.key != "")
    QApplication.processEvents()
    bar, words = page.pane._scroll.verticalScrollBar(), page.pane.words
    tall = words.width(), words.mapTo(page.pane, QPoint(0, 0)).x()
    assert not bar.isVisible()

    page.resize(1400, 420)
    qtbot.waitUntil(bar.isVisible)
    QApplication.processEvents()

    assert (words.width(), words.mapTo(page.pane, QPoint(0, 0)).x()) == tall


def test_the_pane_begins_16_below_its_edge_while_the_list_stands_beside_it(
    qtbot: QtBot, listed: Listed, keys: tuple[str, ...]
) -> None:
    page = listed()
    page.resize(1400, 836)
    qtbot.waitUntil(page.pane.verdict.isVisible)

    assert page.pane.verdict.mapTo(page.pane, QPoint()).y() == 16
