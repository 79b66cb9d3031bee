"""A plan from empty to fair terms by keyboard alone: no mouse, and nothing is called but keys."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.organisation import Organisation
from desktop.domain.partnership import US, Agreed
from desktop.services import directory
from desktop.services.desk import Desk
from desktop.store import partnerships
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from tests.services.known import PEER_SUPPORT
from tests.ui.keyboard import ALT, Keyboard, told
from tests.ui.windows import opened


@pytest.fixture
def keys(qtbot: QtBot) -> Keyboard:
    return Keyboard(qtbot)


@pytest.fixture
def lantern(sample_desk: Desk) -> str:
    new = Organisation(name="The Lantern Room")
    return sample_desk.workspace.write(lambda db: directory.add(db, sample_desk, new)).result()


@pytest.fixture
def window(qtbot: QtBot, sample_desk: Desk, lantern: str) -> Iterator[MainWindow]:
    window = opened(qtbot, sample_desk)
    window.go(Place.PARTNERSHIP, PEER_SUPPORT)
    yield window
    window.close()


def test_a_plan_is_made_with_keys_alone(
    qtbot: QtBot, keys: Keyboard, window: MainWindow, sample_desk: Desk, lantern: str
) -> None:
    assert told(keys.focus) == "Begin a plan"
    keys.press(Qt.Key.Key_Space)
    keys.write("A door open.")

    keys.tab_to("Back a smaller lead")
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Left)
    keys.press(Qt.Key.Key_Space)

    keys.tab_to("Add a member")
    keys.press(Qt.Key.Key_Space)
    keys.write("The Lantern Room")
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told(keys.focus) == "Part of The Lantern Room")
    keys.write("Lead")
    for share, figure in (("Work", "40"), ("Value", "42"), ("Risk", "20"), ("Voice", "40")):
        keys.tab_to(f"{share} of The Lantern Room")
        keys.write(figure)
    keys.tab_to("Not asked yet")
    assert keys.focus.accessibleDescription() == "How far The Lantern Room has come"
    keys.press(Qt.Key.Key_Up)

    keys.tab_to("More about The Lantern Room")
    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: told(keys.focus) == "Leads, and signs with the buyer")
    keys.press(Qt.Key.Key_Space)
    keys.tab_to("Red lines")
    keys.write("No targets.")
    keys.tab_to("Ask what fits, and no more")
    keys.press(Qt.Key.Key_Space)

    keys.tab_to("Members are paid within days")
    keys.write("14")
    keys.tab_to("Exit")
    keys.write("Six weeks.")
    keys.press(Qt.Key.Key_Left, ALT)

    with sample_desk.reader() as db:
        plan = partnerships.of_opportunity(db, PEER_SUPPORT)
    assert plan is not None
    member = plan.member(lantern)
    assert member is not None
    assert (plan.purpose, plan.form) == ("A door open.", "back_a_smaller_lead")
    assert (member.role, member.work, member.value) == ("Lead", Decimal(40), Decimal(42))
    assert (member.agreed, member.lead, member.red_lines) == (Agreed.ASKED, True, "No targets.")
    assert member.checks is not None
    assert (plan.terms.paid_within_days, plan.terms.exit) == (14, "Six weeks.")
    assert plan.member(US) is not None
