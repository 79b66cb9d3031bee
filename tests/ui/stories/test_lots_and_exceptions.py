"""A framework in lots: one is bid for with others, against a promise of ours; the rest is left to others."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.domain.states import State
from desktop.services.desk import Desk
from desktop.store import opportunities
from tests.services.known import ADVOCACY
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.steps import Typed, decide, record_says

EXCEPTION = "The council waives clause 14 for every member of the group."
PARTNER = Typed(
    outcome=Outcome.PARTNER,
    why="People in Calderwick asked us to stand beside the smaller group here.",
    reason="Someone smaller is best placed to lead",
    no_pause="The group asked us last week, with its own plan.",
)
STEP_BACK = Typed(
    outcome=Outcome.STEP_BACK,
    why="Two others do these lots, and do them well.",
    reason="Others are better placed",
    instead=("Offer openly to be a named subcontractor in another bid",),
    no_pause="We thought about all three together.",
)


def state(desk: Desk) -> State | None:
    with desk.reader() as db:
        row = opportunities.row_of_key(db, ADVOCACY)
    return row.state if row else None


def test_lots_are_decided_one_after_the_other(sit_down: SitDown, sample_desk: Desk) -> None:
    amina = sit_down(sample_desk)
    amina.find_in_list("independent advocacy framework")
    amina.press(Qt.Key.Key_D)
    amina.sees("Which lots this covers")
    amina.click("Care Act advocacy")
    amina.click("Mental health advocacy")
    amina.click("In tension", about="No exclusivity clauses")
    amina.write("Reason for the exception: No exclusivity clauses", EXCEPTION)
    amina.click("Kept", about="No bid candy")
    decide(amina, PARTNER)
    record_says(amina, "1", PARTNER, EXCEPTION, "Kept", "No pause")
    assert amina.recorded("1").lots == ("3",)
    assert state(sample_desk) is State.NEW

    amina.find_in_list("independent advocacy framework")
    amina.press(Qt.Key.Key_D)
    amina.sees("Which lots this covers")
    decide(amina, STEP_BACK)

    assert amina.recorded("2").lots == ("1", "2")
    assert state(sample_desk) is State.DECIDED
    record_says(amina, "2", STEP_BACK)
    record_says(amina, "1", PARTNER, EXCEPTION)
