"""How much is drawn: what was drawn before, and what says the same, is not drawn again."""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time

import pytest
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.opportunities.opportunity_delegate import OpportunityDelegate
from desktop.ui.opportunities.opportunity_table_model import Col
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.table_delegate import Index

Listed = Callable[[], OpportunitiesPage]


class Counting(OpportunityDelegate):
    """Notes which column each cell was in that it drew."""

    def __init__(self, page: OpportunitiesPage) -> None:
        super().__init__(page.table)
        self.drawn: list[Col] = []

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, ground: str) -> None:
        self.drawn.append(Col(index.column()))
        super().paint_cell(painter, rect, index, ground)


def counted(page: OpportunitiesPage) -> Counting:
    delegate = Counting(page)
    page.table.setItemDelegate(delegate)
    page.table.viewport().repaint()
    return delegate


def drawn_by(delegate: Counting, page: OpportunitiesPage) -> list[Col]:
    delegate.drawn.clear()
    page.table.viewport().repaint()
    return list(delegate.drawn)


@pytest.mark.usefixtures("keys")
def test_the_second_time_no_cell_is_drawn_anew(listed: Listed) -> None:
    page = listed()
    delegate = counted(page)

    again = drawn_by(delegate, page)

    assert again == []


@pytest.mark.usefixtures("keys")
def test_rows_read_anew_that_say_the_same_are_not_drawn_anew(listed: Listed) -> None:
    page = listed()
    delegate = counted(page)

    page.model.show(page.model._ids[:])
    again = drawn_by(delegate, page)

    assert again == []


@pytest.mark.usefixtures("keys")
def test_cells_that_say_the_same_share_one_picture(listed: Listed) -> None:
    page = listed()
    page.table.clearSelection()
    delegate = counted(page)

    titles, stages = delegate.drawn.count(Col.TITLE), delegate.drawn.count(Col.STAGE)

    assert titles == page.model.rowCount()
    assert stages < titles


@pytest.mark.usefixtures("keys")
def test_another_theme_is_there_sooner_than_the_page_could_be_made_anew(listed: Listed) -> None:
    begun = thread_time()
    page = listed()
    made = thread_time() - begun

    switched = min(_switch(page, name) for name in ("dark", "light"))

    assert switched < 3 * made


def _switch(page: OpportunitiesPage, name: str) -> float:
    begun = thread_time()
    theme.use(name)
    QCoreApplication.sendPostedEvents()
    QApplication.processEvents()
    page.table.viewport().repaint()
    return thread_time() - begun
