"""New facts overturn a step back: the old decision stays as it was, marked with the number of the new one."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.services.desk import Desk
from desktop.ui.asks import Asks
from tests.conftest import NOW
from tests.ui.notices import ENGLAND, TODAY, a_tender, an_update, stored
from tests.ui.stories.conftest import OpenFile, SitDown
from tests.ui.stories.steps import Typed, decide, pause_quickly, record_says

LINES = (
    "Befriending is what we began with.",
    "The Lantern Room does this, and does it well.",
    "There are 12 days; nobody can be asked fairly.",
    "People would have to learn new faces.",
)
STEP_BACK = Typed(
    outcome=Outcome.STEP_BACK,
    why="The Lantern Room does this well, and there is no honest time.",
    reason="There is no honest time to work with others",
    instead=("Speak to the buyer about what people need",),
    look_again_if="the Lantern Room is closing, or the deadline moves",
)
PARTNER = Typed(
    outcome=Outcome.PARTNER,
    why="The Lantern Room is closing in August and asked us to carry its people over.",
    reason="People who live with this asked us to",
    others=("Someone smaller is best placed to lead",),
    next_step="Meet its workers this week.",
    anew="We stepped back because it was open; it closes in August.",
    considered="Leaving it to the council; asking a national.",
    dissent="Ffion Rees would have waited for the board.",
    conditions="Two of its workers come with us.",
)


def test_a_step_back_in_a_short_window_is_overturned(
    sit_down: SitDown, open_file: OpenFile, desk: Desk, tmp_path: Path
) -> None:
    tender = a_tender(1, 12, title="Befriending in North Fernmoor")
    stored(desk, tender)
    amina = sit_down(desk)
    amina.go(Qt.Key.Key_2)
    amina.until(lambda: len(amina.rows()) == 1)
    amina.press(Qt.Key.Key_Return)
    amina.sees("Too short")
    pause_quickly(amina, LINES)
    decide(amina, STEP_BACK)
    record_says(amina, "1", STEP_BACK, *LINES)
    amina.window.close()
    file = desk.workspace.path
    desk.workspace.close()

    later = open_file(file, NOW + timedelta(days=7))
    stored(later, an_update(tender, deadline=f"{ENGLAND.after(TODAY, 35)}T12:00:00+01:00"))
    table = tmp_path / "register.csv"
    rhys = sit_down(later, Asks(files=lambda _: [], folder=lambda _: None, sheet=lambda *_: table))
    rhys.go(Qt.Key.Key_1)
    rhys.sees("Look again")
    rhys.click("Befriending in North Fernmoor")
    rhys.sees("The deadline moved from")
    rhys.click("Decide again")
    rhys.sees("What have you decided?")
    decide(rhys, PARTNER)

    record_says(rhys, "2", PARTNER, "Decision 1")
    record_says(rhys, "1", STEP_BACK, *LINES, f"Overturned by decision 2. {PARTNER.anew}")

    rhys.press(Qt.Key.Key_Escape)
    rhys.go_to("Export this list")
    rhys.until(table.exists)
    exported = table.read_text(encoding="utf-8-sig")
    assert all(words in exported for words in (STEP_BACK.why, PARTNER.why, STEP_BACK.reason, PARTNER.reason))
