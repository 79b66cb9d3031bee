"""A bid that trustees sign off: it waits, the minutes sign it, its plan is ticked, and it is withdrawn."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.services.desk import Desk
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.steps import Typed, decide, record_says

TITLE = '"peer support and drop-in services"'
BID = Typed(
    outcome=Outcome.BID,
    why="People who use the drop-in asked us to keep it going.",
    reason="People who live with this asked us to",
    no_pause="The board paused on it in May.",
    next_step="Draft by the end of June.",
    dissent="One trustee would rather have partnered.",
)
WITHDRAWN = Typed(
    outcome=Outcome.STEP_BACK,
    why="Payment by results came in with the clarifications; we cannot carry that.",
    reason="The terms ask us to carry more risk than we can",
    instead=("Speak to the buyer about what people need",),
    no_pause="It was thought through before; only the terms changed.",
    anew="The terms changed after we had bid.",
)


def test_a_bid_is_signed_off_planned_and_withdrawn(sit_down: SitDown, sample_desk: Desk) -> None:
    amina = sit_down(sample_desk)
    amina.click("Settings")
    amina.click("Every decision")
    amina.find_in_list(TITLE)
    amina.press(Qt.Key.Key_D)
    amina.sees("What have you decided?")
    decide(amina, BID)
    record_says(amina, "1", BID, "Waiting for sign-off")

    amina.click("Open the opportunity")
    amina.sees("Read the decision")
    amina.tab("Decision")
    amina.sees("The plan from here")
    amina.click("Draft")
    amina.sees("Done today")
    amina.click("Record the sign-off")
    amina.write("Who signed it off", "Rhys Pell")
    amina.write("Role", "trustee")
    amina.write("The minute or message", "Minutes of 9 June, item 4")
    amina.click("Record the sign-off")
    amina.comes_back()
    record_says(amina, "1", BID, "Rhys Pell", "Minutes of 9 June, item 4")

    amina.click("Open the opportunity")
    amina.sees("Read the decision")
    amina.tab("Decision")
    amina.click("Withdraw the bid")
    amina.sees("What have you decided?")
    decide(amina, WITHDRAWN)
    record_says(amina, "2", WITHDRAWN, "Decision 1")
    record_says(amina, "1", BID, "Minutes of 9 June, item 4", "decision 2")
