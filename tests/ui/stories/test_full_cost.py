"""The price does not cover the full cost: the worksheet says how far, and stepping back keeps our word."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.services.desk import Desk
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.steps import Typed, decide, pause_quickly, record_says

LINES = (
    "It is ours to do, but not at this price.",
    "Harbourlight does it, with a grant beside.",
    "Nobody can carry the loss with us.",
    "People would notice when the money ends.",
)
WORKED_OUT = (
    "Kept. We step back. A bid would not keep it:"
    " The full cost is £24,600 more than what comes in over 24 months."
)
STEP_BACK = Typed(
    outcome=Outcome.STEP_BACK,
    why="The price is £24,600 short of what it costs.",
    reason="The price does not cover the full cost",
    instead=("Speak to the buyer about what people need",),
)


def test_a_loss_is_worked_out_and_stands_in_the_record(sit_down: SitDown, sample_desk: Desk) -> None:
    amina = sit_down(sample_desk)
    amina.find_in_list("warm homes")
    amina.press(Qt.Key.Key_Return)
    amina.click("Open the cost worksheet")
    amina.write("Months that it runs", "24")
    amina.write("Price for the whole, in pounds", "95000")
    amina.write("Cost, cost 1", "Two part-time workers")
    amina.write("Pounds a year, cost 1", "52000")
    amina.write("Share of all costs, per cent", "15")
    amina.sees("Our full cost: £119,600", "£24,600")
    amina.click("Save and leave")

    amina.sees("Start the pause")
    pause_quickly(amina, LINES)
    amina.sees("1 in tension")
    decide(amina, STEP_BACK)

    record_says(amina, "1", STEP_BACK, *LINES, WORKED_OUT)
