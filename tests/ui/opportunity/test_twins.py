"""Joining from the page of one opportunity."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.looking_behind import look_all_the_way
from desktop.ui.commands import CommandId
from desktop.ui.opportunity.opportunity_page import OpportunityPage
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from tests.ui.notices import a_tender, stored

ONE, OTHER = "Evening support, North Fernmoor", "Evening Support - North Fernmoor"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[OpportunityPage]:
    first = a_tender(3, 28, source="find_a_tender", title=ONE)
    second = a_tender(
        4, 28, source="contracts_finder", title=OTHER, buyer_name=first.buyer_name, buyer_id=None
    )
    key, _ = stored(desk, first, second)
    look_all_the_way(desk)
    made = OpportunityPage(desk)
    qtbot.addWidget(made)
    made.resize(1248, 836)
    made.show()
    with qtbot.waitSignal(made.shown):
        made.show_opportunity(key)
    yield made
    made.hide()
    QThreadPool.globalInstance().waitForDone(5_000)


def button(page: OpportunityPage, words: str) -> Button:
    QApplication.processEvents()  # what was just laid out is shown with the next events
    return next(one for one in page.twins.findChildren(Button) if one.text() == words and one.isVisible())


def words(page: OpportunityPage) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.twins.findChildren(Label) if label.isVisible()]


def test_what_looks_the_same_is_shown_with_its_reasons(page: OpportunityPage) -> None:
    said = words(page)

    assert said[:2] == ["These look like one tender", OTHER]
    assert said[2].startswith("Contracts Finder · Invented Council 3 · closes ")
    assert said[3].startswith("The same title. The same buyer. Both close at the same time on ")
    assert button(page, "Join them").accessibleName() == f"Join with {OTHER}, Contracts Finder"


def test_joined_split_and_undone_by_buttons(page: OpportunityPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.shown):
        button(page, "Join them").click()
    joined = words(page)
    with qtbot.waitSignal(page.shown):
        button(page, "Split again").click()
    split = words(page)
    with qtbot.waitSignal(page.shown):
        page.commands()[CommandId.UNDO]()

    assert "Published twice" in joined
    assert joined[0].startswith("Joined: one tender, published twice.")
    assert split[:2] == ["Split: each stands by itself again.", "These look like one tender"]
    assert "Published twice" in words(page)
    assert words(page)[0] == "Undone: Split two publications"


def test_what_is_not_the_same_goes_out_of_sight(page: OpportunityPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.shown):
        button(page, "Not the same").click()

    assert words(page) == ["Noted: they are not the same, and are offered no more."]


def test_the_other_one_can_be_looked_at_first(page: OpportunityPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.shown):
        button(page, "Look at it").click()

    assert page.head.title.text() == OTHER
