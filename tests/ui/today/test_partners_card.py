"""Partners to ask or hear from, on Today: a line leads to the plan that waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.organisation import Organisation
from desktop.domain.partnership import Agreed
from desktop.services import directory
from desktop.services.desk import Desk
from desktop.services.partnership_changes import PartnershipChanges
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.partnership.partnership_page import PartnershipPage
from desktop.ui.today.line_row import LineRow
from desktop.ui.today.today_page import TodayPage
from tests.ui.windows import opened


@pytest.fixture
def kitchen(desk: Desk) -> str:
    wanted = Organisation(name="Invented Kitchen")
    return desk.workspace.write(lambda db: directory.add(db, desk, wanted)).result()


@pytest.fixture
def plan(desk: Desk, kitchen: str) -> str:
    changes = PartnershipChanges(desk)
    begun = changes.begin(None, "Young people’s minds")
    changes.add_member(begun, kitchen)
    changes.change_member(begun, kitchen, agreed=Agreed.ASKED)
    changes.change(begun, reply_by=desk.today)
    return begun


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    found = opened(qtbot, desk)
    yield found
    found.close()


def test_a_line_leads_to_the_plan_that_waits_and_goes_once_they_have_agreed(
    qtbot: QtBot, desk: Desk, plan: str, kitchen: str, window: MainWindow
) -> None:
    window.go(Place.TODAY)
    page = window.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: len(page.partners.findChildren(LineRow)) == 1)
    (row,) = page.partners.findChildren(LineRow)
    words = row.accessibleName()

    QTest.mouseClick(row, Qt.MouseButton.LeftButton)

    assert "Young people’s minds" in words
    shown = window.page
    assert isinstance(shown, PartnershipPage)
    assert shown.plan == plan
    PartnershipChanges(desk).change_member(plan, kitchen, agreed=Agreed.AGREED)
    window.back()
    qtbot.waitUntil(lambda: not page.partners.isVisible())
