"""A year later: decisions are looked back on, what was learned comes back, and our habits are counted."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.services.desk import Desk
from tests.conftest import NOW
from tests.ui.notices import a_tender, stored
from tests.ui.stories.conftest import OpenFile, SitDown
from tests.ui.stories.steps import Typed, decide, pause_quickly, record_says

LINES = (
    "It is ours to do.",
    "The kitchen feeds forty people.",
    "We could ask, with a month to go.",
    "Nobody would lose what they have.",
)
STEP_BACK = Typed(
    outcome=Outcome.STEP_BACK,
    why="The kitchen is better placed.",
    reason="Others are better placed",
    instead=("Write a letter of support that the buyer sees",),
    minute="Board 9 June, item 2",
    review_on="10 July 2026",
)
PARTNER = Typed(
    outcome=Outcome.PARTNER,
    why="The youth club leads, we bring the evenings.",
    reason="Together we do it better than alone",
    no_pause="We have worked on this together since May.",
)
EXCEPTION = "The club lends us the money until March."
LEARNED = "Letters help more when they come early."
PROVIDER = "The kitchen won, and took on two more people (their newsletter)."


def test_decisions_are_looked_back_on_and_the_year_is_counted(
    sit_down: SitDown, open_file: OpenFile, desk: Desk
) -> None:
    stored(desk, a_tender(1, 28, title="Lunch clubs"), a_tender(2, 30, title="Evenings for young people"))
    amina = sit_down(desk)
    amina.find_in_list("lunch clubs")
    amina.press(Qt.Key.Key_Return)
    pause_quickly(amina, LINES)
    decide(amina, STEP_BACK)
    amina.find_in_list("evenings for")
    amina.press(Qt.Key.Key_D)
    amina.sees("What have you decided?")
    amina.click("In tension", about="No loss-making bids")
    amina.write("Reason for the exception: No loss-making bids", EXCEPTION)
    decide(amina, PARTNER)
    amina.window.close()
    file = desk.workspace.path
    desk.workspace.close()

    rhys = sit_down(open_file(file, NOW + timedelta(days=60)))
    rhys.go(Qt.Key.Key_1)
    rhys.click("Stepped back: Lunch clubs")
    rhys.choose("What came of it?", "Awarded to others")
    rhys.write("What happened to whoever did this before?", PROVIDER)
    rhys.write("What did we learn from them?", LEARNED)
    rhys.click("Record the review")
    rhys.comes_back()
    record_says(rhys, "1", STEP_BACK, *LINES, PROVIDER, LEARNED, "Awarded to others")
    record_says(rhys, "2", PARTNER, EXCEPTION)

    rhys.go_to("our habits")
    rhys.sees("2 decisions: 1 partner and 1 step back", "never by person")
    said = rhys.reads()
    for heading in ("Decided without a whole pause", "Exceptions to our commitments", "Looking back"):
        assert heading in said
    rhys.sees("2. Evenings for young people", PARTNER.no_pause, EXCEPTION, "1 of 2")
