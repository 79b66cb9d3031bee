"""A list narrowed to what matters is saved as a view, gone back to later, and one of it decided."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.services.desk import Desk
from tests.ui.keyboard import CTRL
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.steps import Typed, decide, record_says

STEP_BACK = Typed(
    outcome=Outcome.STEP_BACK,
    why="Volunteers in Wexcombe look after these woods already.",
    reason="It is already done well, and our bid would harm that",
    instead=("Write a letter of support that the buyer sees",),
    no_pause="They told us so themselves, and we need no more.",
)


def test_a_saved_view_brings_back_what_it_was_narrowed_to(sit_down: SitDown, sample_desk: Desk) -> None:
    amina = sit_down(sample_desk)
    amina.go(Qt.Key.Key_2)
    amina.until(lambda: len(amina.rows()) > 20)
    amina.click("Short window only")
    amina.until(lambda: 0 < len(amina.rows()) < 20)
    narrowed = amina.rows()
    amina.click("Save this view")
    amina.write("Name of the view", "No honest time")
    amina.press(Qt.Key.Key_Return)
    amina.comes_back()
    amina.sees("View: No honest time")
    amina.click("Short window only")
    amina.until(lambda: len(amina.rows()) > 20)

    amina.menu("Views", "No honest time")

    amina.until(lambda: amina.rows() == narrowed)
    amina.press(Qt.Key.Key_F, CTRL)
    amina.keys.write("green spaces")
    amina.until(lambda: len(amina.rows()) == 1)
    amina.press(Qt.Key.Key_Down)
    amina.press(Qt.Key.Key_D)
    amina.sees("What have you decided?")
    decide(amina, STEP_BACK)
    record_says(amina, "1", STEP_BACK, "Green spaces volunteering", "No pause", "11 working days, Too short")
