"""Was this a good no? The record shows what was known that day, whatever the source said later."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.services.desk import Desk
from desktop.store import journal
from tests.conftest import NOW
from tests.ui.keyboard import ALT
from tests.ui.notices import ENGLAND, TODAY, a_tender, an_update, stored
from tests.ui.stories.conftest import OpenFile, SitDown
from tests.ui.stories.steps import Typed, decide, pause_quickly, record_says

LINES = (
    "Not quite: we have never run a lunch club.",
    "The Marlbeck kitchen feeds forty people a week.",
    "We asked the kitchen; it bids by itself.",
    "People know the kitchen, and trust it.",
)
STEP_BACK = Typed(
    outcome=Outcome.STEP_BACK,
    why="The kitchen does this well, and people trust it.",
    reason="It is already done well, and our bid would harm that",
    instead=("Write a letter of support that the buyer sees",),
    look_again_if="the kitchen is closing",
    minute="Board 9 June, item 3",
)
KNOWN_THEN = ("Facts as known on 9 June 2026", "20 working days, Tight", "7 July 2026", "£100,000")


def test_a_good_no_reads_the_same_a_month_later(sit_down: SitDown, open_file: OpenFile, desk: Desk) -> None:
    tender = a_tender(2, 20, title="Lunch clubs in Marlbeck")
    stored(desk, tender)
    amina = sit_down(desk)
    amina.go(Qt.Key.Key_2)
    amina.until(lambda: len(amina.rows()) == 1)
    amina.press(Qt.Key.Key_Return)
    pause_quickly(amina, LINES)
    decide(amina, STEP_BACK)
    record_says(amina, "1", STEP_BACK, *LINES, *KNOWN_THEN)
    amina.window.close()
    file = desk.workspace.path
    desk.workspace.close()

    later = open_file(file, NOW + timedelta(days=30))
    stored(later, an_update(tender, deadline=f"{ENGLAND.after(TODAY, 60)}T12:00:00+01:00"))
    with later.reader() as db:
        before = list(journal.entries(db))
    rhys = sit_down(later)
    record_says(rhys, "1", STEP_BACK, *LINES, *KNOWN_THEN)
    rhys.click("Open the opportunity")
    rhys.sees("The deadline moved from")
    rhys.press(Qt.Key.Key_Left, ALT)

    with later.reader() as db:
        assert list(journal.entries(db)) == before, "to look at a record writes nothing"
