"""One tender on two portals: they are joined, decided once, and the decision stands on both."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.services.desk import Desk
from desktop.services.looking_behind import look_all_the_way
from tests.ui.notices import a_tender, stored
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.steps import Typed, decide, pause_quickly, record_says

ONE, OTHER = "Evening support, North Fernmoor", "Evening Support - North Fernmoor"
LINES = (
    "It is what we exist for.",
    "Nobody that we know of, and we asked the council.",
    "The youth club could host it.",
    "Evenings would be less long for some.",
)
PARTNER = Typed(
    outcome=Outcome.PARTNER,
    why="The youth club has the room, we have the people.",
    reason="Together we do it better than alone",
    next_step="Agree with the club who does what by Friday.",
    review_on="9 October 2026",
)


def test_two_publications_are_joined_and_decided_once(sit_down: SitDown, desk: Desk) -> None:
    first = a_tender(3, 28, source="find_a_tender", title=ONE)
    second = a_tender(
        4, 28, source="contracts_finder", title=OTHER, buyer_name=first.buyer_name, buyer_id=None
    )
    stored(desk, first, second)
    look_all_the_way(desk)
    amina = sit_down(desk)
    amina.go(Qt.Key.Key_2)
    amina.until(lambda: len(amina.rows()) == 2)
    amina.press(Qt.Key.Key_Return)
    amina.sees("These look like one tender", "The same title. The same buyer.")
    amina.click("Join with")
    amina.sees("Published twice")

    pause_quickly(amina, LINES)
    decide(amina, PARTNER)

    record_says(amina, "1", PARTNER, *LINES, "9 October 2026")
    amina.go(Qt.Key.Key_2)
    amina.until(lambda: len(amina.rows()) == 1)
    amina.press(Qt.Key.Key_Return)
    amina.sees("Published twice", "Find a Tender", "Contracts Finder", "Decided", "Read the decision")
