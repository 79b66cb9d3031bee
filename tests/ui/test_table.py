"""The table of every list: keys, ring, hover, columns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.columns import Column, fit
from desktop.ui.widgets.table_view import CellRole, TableView

ROWS = 40


def _towns(view: TableView) -> QStandardItemModel:
    """Return a small model of two-line rows."""
    model = QStandardItemModel(ROWS, 2, view)
    model.setHorizontalHeaderLabels(["Town", "Stage"])
    for row in range(ROWS):
        town, stage = QStandardItem(f"Town {row}"), QStandardItem("Tender")
        town.setData("A council", CellRole.SECOND_LINE)
        town.setAccessibleText(f"Town {row}, A council")
        model.setItem(row, 0, town)
        model.setItem(row, 1, stage)
    return model


@pytest.fixture
def table(qtbot: QtBot) -> TableView:
    view = TableView()
    qtbot.addWidget(view)
    view.setModel(_towns(view))
    view.set_columns((Column(100, 200, grows=1), Column(60, 100, goes=1)))
    view.resize(400, 300)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view


def test_rows_and_header_are_as_high_as_the_pictures_have_them(table: TableView) -> None:
    assert table.rowHeight(0) == 48
    assert table.header.height() == 32


def test_a_header_with_a_scale_is_forty_high(table: TableView) -> None:
    table.header.set_tall(True)

    assert table.header.sizeHint().height() == 40


def test_j_and_k_and_the_arrows_move_by_rows(table: TableView) -> None:
    table.go_to_row(0)

    QTest.keyClick(table, Qt.Key.Key_J)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_J)
    QTest.keyClick(table, Qt.Key.Key_K)

    assert table.current_row() == 2
    assert table.selected_rows() == [2]


def test_home_and_end_go_to_the_first_and_the_last_row(table: TableView) -> None:
    table.go_to_row(3)

    QTest.keyClick(table, Qt.Key.Key_End)
    last = table.current_row()
    QTest.keyClick(table, Qt.Key.Key_Home)

    assert last == ROWS - 1
    assert table.current_row() == 0


def test_enter_opens_the_current_row(table: TableView, qtbot: QtBot) -> None:
    table.go_to_row(4)

    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)

    assert opened.args == [4]


def test_a_double_click_opens_the_row_under_it(table: TableView, qtbot: QtBot) -> None:
    at = QPoint(60, table.rowViewportPosition(2) + 10)

    with qtbot.waitSignal(table.opened) as opened:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    assert opened.args == [2]


def test_several_rows_are_chosen_with_shift(table: TableView) -> None:
    table.go_to_row(1)

    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert table.selected_rows() == [1, 2]


def test_single_letters_do_not_search(table: TableView) -> None:
    table.go_to_row(0)

    QTest.keyClick(table, Qt.Key.Key_T)

    assert table.current_row() == 0


def test_the_ring_goes_around_the_whole_current_row(table: TableView) -> None:
    table.go_to_row(1)

    image = table.viewport().grab().toImage()

    top = table.rowViewportPosition(1)
    ring = theme.colour("focus")
    assert image.pixelColor(200, top + 3) == ring
    assert image.pixelColor(200, top + 48 - 5) == ring
    assert image.pixelColor(3, top + 24) == ring
    assert image.pixelColor(table.viewport().width() - 4, top + 24) == ring


def test_a_selected_row_has_a_brand_bar_at_its_left(table: TableView) -> None:
    table.go_to_row(1)
    table.clearFocus()

    image = table.viewport().grab().toImage()

    top = table.rowViewportPosition(1)
    assert image.pixelColor(1, top + 24) == theme.colour("brand")
    assert image.pixelColor(300, top + 10) == theme.colour("selection")


def test_the_pointer_marks_one_whole_row(table: TableView) -> None:
    table.clearFocus()
    for column in (20, 350):
        QTest.mouseMove(table.viewport(), QPoint(column, table.rowViewportPosition(2) + 5))

    image = table.viewport().grab().toImage()

    top = table.rowViewportPosition(2)
    assert table.hovered_row == 2
    assert image.pixelColor(5, top + 5) == image.pixelColor(380, top + 5) == theme.colour("bg-subtle")


def test_columns_fill_the_width(table: TableView) -> None:
    widths = [table.columnWidth(column) for column in range(2)]

    assert sum(widths) == table.viewport().width()


def test_cells_are_read_by_their_own_words(table: TableView) -> None:
    root = QAccessible.queryAccessibleInterface(table)

    names = [root.child(child).text(QAccessible.Text.Name) for child in range(root.childCount())]

    assert "Town 0, A council" in names


COLUMNS = (Column(100, 200, grows=1), Column(60, 100, goes=1), Column(80, 80), Column(50, 90, goes=2))


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (600, (330, 100, 80, 90)),  # spare goes to what grows
        (470, (200, 100, 80, 90)),  # as wished
        (300, (100, 60, 80, 60)),  # shrunk in turn
        (290, (100, 60, 80, 50)),  # the least that fits
        (289, (119, 0, 80, 90)),  # one pixel less: one column goes, and the others breathe
        (200, (120, 0, 80, 0)),
    ],
)
def test_columns_shrink_before_they_go(width: int, widths: tuple[int, ...]) -> None:
    assert fit(COLUMNS, width) == widths


@pytest.mark.parametrize(
    ("width", "widths"), [(170, (100, 70)), (150, (100, 50)), (140, (90, 50)), (100, (50, 50))]
)
def test_what_a_column_lends_it_gives_before_any_other(width: int, widths: tuple[int, ...]) -> None:
    columns = (Column(50, 100), Column(40, 80, gives=2, lends=30))

    assert fit(columns, width) == widths


def test_columns_that_never_go_keep_their_least_width() -> None:
    assert fit(COLUMNS, 50) == (100, 0, 80, 0)


def test_widths_grow_with_the_text() -> None:
    assert fit((Column(10, 20), Column(10, 20, grows=1)), 100, scale=2.0) == (40, 60)
