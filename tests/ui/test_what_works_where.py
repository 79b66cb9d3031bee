"""What the menus offer on each screen is what that screen does."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.sample_story import MAIN_CHARACTER
from desktop.ui.commands import CommandId
from desktop.ui.page import Place
from desktop.ui.pictures import ABOUT_ONE
from tests.ui.windows import opened


@pytest.mark.parametrize("place", [place for place in Place if place is not Place.WELCOME])
def test_recording_a_decision_is_offered_on_its_page_alone(
    qtbot: QtBot, sample_desk: Desk, place: Place
) -> None:
    window = opened(qtbot, sample_desk)
    window.go(place, MAIN_CHARACTER if place in ABOUT_ONE else None)

    window.menus.refresh()
    offered = window.menus.actions[CommandId.RECORD].isEnabled()
    window.close()

    assert offered == (place is Place.DECISION)
