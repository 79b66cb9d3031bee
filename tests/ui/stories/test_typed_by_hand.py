"""A grant that no source publishes is typed in, thought about like any other, and stepped back from."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.services.desk import Desk
from tests.ui.keyboard import CTRL
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.steps import Typed, decide, pause_quickly, record_says

LINES = (
    "Neighbours asked for it, and it is ours to do.",
    "The parish hall does some of it.",
    "The hall could lead, if we ask before Friday.",
    "Nobody loses what they have; some gain.",
)
BID = Typed(
    outcome=Outcome.BID,
    why="The hall asked us to apply, and will be named in it.",
    reason="We asked around, and think we are best placed",
    others=("It covers its full cost",),
    next_step="Send the hall the first draft.",
    minute="Trustees’ message, 8 June",
)


def test_what_was_typed_by_hand_is_decided_like_a_tender(sit_down: SitDown, desk: Desk) -> None:
    amina = sit_down(desk)
    amina.go(Qt.Key.Key_2)
    amina.press(Qt.Key.Key_N, CTRL)
    amina.write("Title", "Warm welcome grants")
    amina.write("Buyer or funder", "Fernmoor Community Fund")
    amina.write("Deadline", "24 July 2026")
    amina.write("Time", "noon")
    amina.write("Value", "£12,500")
    amina.click("Add the opportunity")
    amina.comes_back()
    amina.find_in_list("warm welcome")
    amina.press(Qt.Key.Key_Return)
    amina.sees("Warm welcome grants", "Fernmoor Community Fund", "Enough time", "33 working days")

    pause_quickly(amina, LINES)
    decide(amina, BID)

    record_says(
        amina, "1", BID, *LINES, "Fernmoor Community Fund", "£12,500", "24 July 2026", "33 working days"
    )
