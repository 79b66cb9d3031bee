"""A tender leaves no honest time: it is flagged with the sum, paused on quickly and stepped back from."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.services.desk import Desk
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.steps import Typed, decide, pause_quickly, record_says

LINES = (
    "Warm homes are close to what we do.",
    "Two groups answer these calls already.",
    "There is no fair time left to ask them.",
    "People would have to ring a new number.",
)
STEP_BACK = Typed(
    outcome=Outcome.STEP_BACK,
    why="Two groups already do this well, and 8 working days are no honest time to ask them.",
    reason="There is no honest time to work with others",
    others=("Others are better placed",),
    instead=("Speak to the buyer about what people need", "Share what we know, once the tender has closed"),
    next_step="Tell the buyer that 16 working days would let neighbours bid together.",
    look_again_if="Either group tells us that it is closing",
    minute="Board 12 May, item 4",
)


def test_a_short_window_is_flagged_with_its_sum_and_stepped_back_from(
    sit_down: SitDown, sample_desk: Desk
) -> None:
    amina = sit_down(sample_desk)
    amina.go(Qt.Key.Key_2)
    amina.click("Short window only")
    amina.sees("Short window: published with 13 working days")
    amina.click("Short window only")
    amina.find_in_list("warm homes")
    amina.press(Qt.Key.Key_Return)
    amina.sees(
        "Too short",
        "Published with 13 working days; the shortest honest plan needs 16;"
        " last fair day to ask a partner was 7 working days ago",
    )

    pause_quickly(amina, LINES)
    decide(amina, STEP_BACK)

    record_says(amina, "1", STEP_BACK, *LINES, "Quick pause", "8 working days, Too short", "13 working days")


def test_a_tender_with_no_date_is_decided_on_what_is_known(sit_down: SitDown, sample_desk: Desk) -> None:
    typed = Typed(
        outcome=Outcome.STEP_BACK,
        why="Nobody says when it closes, and we will not guess.",
        reason="There is no honest time to work with others",
        instead=("Speak to the buyer about what people need",),
        no_pause="The buyer has not answered when it closes.",
    )
    amina = sit_down(sample_desk)
    amina.find_in_list("no closing date given")
    amina.press(Qt.Key.Key_Return)
    amina.sees("No date", "ask the buyer")
    amina.press(Qt.Key.Key_D)
    decide(amina, typed)

    record_says(amina, "1", typed, "None stated", "No pause")


def test_who_changed_a_plan_and_when_is_on_record(sit_down: SitDown, sample_desk: Desk) -> None:
    typed = Typed(
        outcome=Outcome.STEP_BACK,
        why="Our neighbours need seven days to answer, so this is too short.",
        reason="There is no honest time to work with others",
        instead=("Nothing for now",),
        no_pause="The days say it.",
    )
    amina = sit_down(sample_desk)
    amina.find_in_list("young carers")
    amina.press(Qt.Key.Key_Return)
    amina.sees("18 working days", "Tight")
    amina.click("Settings")
    amina.write_instead("Shortest honest plan: partner conversations", "9")
    amina.press(Qt.Key.Key_Tab)
    amina.sees("20 working days, 19 after the pause", "Changed by Amina Okoro on 9 June 2026")

    amina.find_in_list("young carers")
    amina.press(Qt.Key.Key_Return)
    amina.sees("18 working days", "Too short", "The shortest honest plan needs 20")
    amina.click("Step back")
    amina.sees("What have you decided?")
    decide(amina, typed)

    record_says(amina, "1", typed, "18 working days, Too short")
