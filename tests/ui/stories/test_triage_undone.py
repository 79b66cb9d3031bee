"""Twenty new notices are triaged in a row; some keys were wrong, and each step is taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.domain.states import State
from desktop.services.desk import Desk
from desktop.services.listing import listed
from desktop.services.opportunity_list import OpportunityFilter
from tests.ui.notices import a_tender, stored
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.steps import Typed, decide, record_says

STEP_BACK = Typed(
    outcome=Outcome.STEP_BACK,
    why="We said yes too fast: it is not what we exist for.",
    reason="It is not what we exist for",
    instead=("Nothing for now",),
    no_pause="A second look was enough.",
)


def states(desk: Desk) -> list[State]:
    with desk.reader() as db:
        return [one.state for one in listed(db, desk, OpportunityFilter(show_closed=True))]


def test_twenty_are_triaged_and_all_of_it_is_taken_back(sit_down: SitDown, desk: Desk) -> None:
    stored(desk, *(a_tender(number, 10 + number) for number in range(20)))
    amina = sit_down(desk)
    amina.go(Qt.Key.Key_2)
    amina.until(lambda: len(amina.rows()) == 20)

    for number in range(20):
        amina.press(Qt.Key.Key_S if number % 4 == 0 else Qt.Key.Key_X)
    amina.until(lambda: states(desk).count(State.DISMISSED) == 15)
    amina.until(lambda: len(amina.rows()) == 5)
    for _ in range(20):
        amina.press(Qt.Key.Key_U)
        amina.until(lambda: "Undone" in amina.reads())
    amina.until(lambda: len(amina.rows()) == 20)
    amina.until(lambda: not any("Shortlisted" in row for row in amina.rows()))

    assert set(states(desk)) == {State.NEW}
    amina.press(Qt.Key.Key_S)
    amina.until(lambda: any("Shortlisted" in row for row in amina.rows()))
    shortlisted = next(row for row in amina.rows() if "Shortlisted" in row)
    amina.find_in_list(f'"{shortlisted.split(",")[0]}"')
    amina.press(Qt.Key.Key_X)  # it was worked on: the key opens Step back instead
    amina.sees("What have you decided?")
    decide(amina, STEP_BACK)
    record_says(amina, "1", STEP_BACK, shortlisted.split(",")[0], "No pause")
