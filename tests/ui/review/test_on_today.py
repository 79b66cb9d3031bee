"""Reviews and look-backs on Today: what is shown, where they lead, and what many of them do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from desktop.domain.reviews import Result, ReviewDraft
from desktop.services import deciding, reviews
from desktop.services.desk import Desk
from desktop.store.workspace import Workspace
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.register.register_page import RegisterPage
from desktop.ui.review.review_dialog import ReviewDialog
from desktop.ui.today.line_row import LineRow
from desktop.ui.today.today_page import TodayPage
from tests.conftest import NOW
from tests.services.test_reviews import DECISION, awarded, decided
from tests.ui.notices import TODAY, a_tender, stored
from tests.ui.windows import opened

IN_AUTUMN = NOW + timedelta(days=120)


@pytest.fixture
def later(desk: Desk) -> Desk:
    """The same desk four months on."""
    return Desk(desk.workspace, lambda: IN_AUTUMN, desk.author)


def decided_often(desk: Desk, times: int) -> None:
    for key in stored(desk, *(a_tender(number, 60) for number in range(1, times + 1))):
        deciding.record(desk, key, replace(DECISION, review_on=TODAY + timedelta(days=30)))


@pytest.fixture
def windows() -> Iterator[list[MainWindow]]:
    opened_here: list[MainWindow] = []
    yield opened_here
    for window in opened_here:
        window.close()


def today_in(qtbot: QtBot, desk: Desk, windows: list[MainWindow]) -> TodayPage:
    window = opened(qtbot, desk)
    windows.append(window)
    window.go(Place.TODAY)
    page = window.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: page.header.title.text() != "Today")
    return page


def names(page: TodayPage, card: str) -> list[str]:
    return [row.accessibleName() for row in getattr(page, card).findChildren(LineRow)]


def test_an_award_stands_under_look_back_until_it_is_looked_at(
    qtbot: QtBot, desk: Desk, later: Desk, windows: list[MainWindow]
) -> None:
    decided(desk)
    awarded(desk)
    page = today_in(qtbot, later, windows)
    assert names(page, "look_backs") == [
        "Stepped back: Invented service 1. "
        "Awarded to The Lantern Room on 1 September 2026 (notice award-2026-09-01)"
    ]

    page.look_backs.findChildren(LineRow)[0].click()
    (dialog,) = page.findChildren(ReviewDialog)
    dialog.record.click()

    qtbot.waitUntil(lambda: not page.look_backs.isVisible())
    with desk.reader() as db:
        (record,) = reviews.of_decision(db, "1")
    assert record.lines[0] == ("Outcome", "Awarded to others, known since 1 September 2026")


def test_of_many_reviews_the_first_stand_there_and_the_rest_in_the_register(
    qtbot: QtBot, desk: Desk, later: Desk, windows: list[MainWindow]
) -> None:
    decided_often(desk, 7)
    whole = ReviewDraft(result=Result.NOT_WON, learned="Much.")
    reviews.record(later, "3", whole)
    page = today_in(qtbot, later, windows)
    assert len(names(page, "reviews")) == 5

    assert page.reviews.lead is not None
    page.reviews.lead.click()

    register = windows[0].page
    assert isinstance(register, RegisterPage)
    shown = [
        line.number
        for row in range(register.table.model.rowCount())
        if (line := register.table.model.line(row))
    ]
    assert shown == ["7", "6", "5", "4", "2", "1"]


def test_where_nothing_can_be_written_a_review_shows_its_decision(qtbot: QtBot, desk: Desk) -> None:
    decided_often(desk, 1)
    with Workspace.open(desk.workspace.path, writable=False, now=lambda: IN_AUTUMN) as reading:
        windows: list[MainWindow] = []
        page = today_in(qtbot, Desk(reading, lambda: IN_AUTUMN), windows)

        page.reviews.findChildren(LineRow)[0].click()

        assert windows[0].place is Place.REGISTER
        windows[0].close()
