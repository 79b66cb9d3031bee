"""On a train, with no signal: the list says what it covers, and a quick pause outlives the laptop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.services.desk import Desk
from tests.ui.keyboard import CTRL
from tests.ui.stories.conftest import OpenFile, SitDown
from tests.ui.stories.person import Person
from tests.ui.stories.steps import QUICK_QUESTIONS, Typed, decide, record_says

LINES = (
    "It is close to what we do, and pays its way.",
    "Harbourlight answers these calls, as far as we know.",
    "We could ask Harbourlight, but not fairly by Friday.",
    "People would lose a number they know.",
)
HALF = "We could ask Harbourlight,"
STEP_BACK = Typed(
    outcome=Outcome.STEP_BACK,
    why="Harbourlight does this; eight days are no time to ask.",
    reason="Others are better placed",
    instead=("Speak to the buyer about what people need",),
)


def test_a_quick_pause_outlives_the_laptop(
    sit_down: SitDown, open_file: OpenFile, sample_desk: Desk, laptop_dies: Callable[[Person], Path]
) -> None:
    amina = sit_down(sample_desk)
    amina.go(Qt.Key.Key_2)
    amina.until(lambda: len(amina.rows()) > 20)
    amina.click("What this list covers")
    amina.sees("Sample notices and Sample bulletin complete to today, 09:00.")
    amina.press(Qt.Key.Key_Escape)
    amina.comes_back()
    amina.find_in_list("warm homes")
    amina.press(Qt.Key.Key_Return)
    amina.sees("A line and home visits on bills, heating and damp.", "Harbourlight Housing Advice")
    amina.click("Start the pause")
    amina.click("Quick pause")
    for question, line in zip(QUICK_QUESTIONS, (*LINES[:2], HALF), strict=False):
        amina.write(question, line)
    amina.sees("Kept as you type")

    later = sit_down(open_file(laptop_dies(amina)))
    later.find_in_list("warm homes")
    later.press(Qt.Key.Key_P)
    later.sees(*LINES[:2], HALF, "Typed, not yet saved")
    later.write(QUICK_QUESTIONS[2], LINES[2].removeprefix(HALF))
    later.write(QUICK_QUESTIONS[3], LINES[3])
    later.press(Qt.Key.Key_Return, CTRL)
    later.sees("What have you decided?")
    decide(later, STEP_BACK)

    record_says(later, "1", STEP_BACK, *LINES, "Quick pause")
