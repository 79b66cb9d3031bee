"""What is not known yet becomes a follow-up; it is closed from Today, and the record says what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.services.desk import Desk
from tests.ui.keyboard import CTRL
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.steps import QUICK_QUESTIONS, Typed, decide, record_says

FOUND = "The Lantern Room does, and would like to lead."
PARTNER = Typed(
    outcome=Outcome.PARTNER,
    why="The Lantern Room leads, and we bring the volunteers.",
    reason="Someone smaller is best placed to lead",
    next_step="Meet their lead worker on Thursday.",
)


def test_a_follow_up_is_closed_from_today_and_stands_in_the_record(
    sit_down: SitDown, sample_desk: Desk
) -> None:
    amina = sit_down(sample_desk)
    amina.find_in_list('"holiday activities and food"')
    amina.press(Qt.Key.Key_P)
    amina.click("Quick pause")
    amina.write(QUICK_QUESTIONS[0], "Holidays are when families ring us.")
    amina.click("We don’t know yet", about=QUICK_QUESTIONS[1])
    amina.sees("Who finds out")
    amina.write(QUICK_QUESTIONS[2], "Whoever runs the halls already.")
    amina.write(QUICK_QUESTIONS[3], "Children would eat together.")
    amina.click("Save and leave")

    amina.go(Qt.Key.Key_1)
    amina.sees("Follow-ups")
    amina.click(QUICK_QUESTIONS[1])
    amina.write("What did you find?", FOUND)
    amina.click("Close the follow-up")
    amina.comes_back()
    amina.find_in_list('"holiday activities and food"')
    amina.press(Qt.Key.Key_P)
    amina.sees(FOUND)
    amina.press(Qt.Key.Key_Return, CTRL)
    amina.sees("What have you decided?")
    decide(amina, PARTNER)

    record_says(amina, "1", PARTNER, FOUND, "Children would eat together.", "Quick pause")
