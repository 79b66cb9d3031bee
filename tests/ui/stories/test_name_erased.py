"""Somebody asks to be erased: their name goes from every place, the decision and its chain stay whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.services.backing_up import back_up
from desktop.services.desk import Desk
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.steps import Typed, bytes_of, decide, record_says

NAME = "Dilys Morgan"
NAMING = Typed(
    outcome=Outcome.STEP_BACK,
    why="Dilys Morgan told us that others do it well.",
    reason="Others are better placed",
    no_pause="She knows them, and there was no time.",
    by=("Dilys Morgan",),
)
WITHOUT = replace(NAMING, why="A trustee told us that others do it well.", by=("Name erased",))


def test_a_person_is_erased_and_the_record_stays_in_order(
    sit_down: SitDown, sample_desk: Desk, tmp_path: Path
) -> None:
    amina = sit_down(sample_desk)
    amina.click("Settings")
    amina.click("Add a person")
    amina.write("Name of a new person", NAME)
    amina.write("Role", "trustee")
    amina.click("Add this person")
    amina.find(f"Name of {NAME}")
    amina.find_in_list("warm homes")
    amina.press(Qt.Key.Key_D)
    amina.sees("What have you decided?")
    decide(amina, NAMING)
    record_says(amina, "1", NAMING)

    amina.click("Settings")
    amina.click("What is held about")
    amina.choose("About whom?", NAME)
    amina.click("Look")
    amina.sees("3 things found.", NAMING.why)
    amina.click("Erase")
    amina.sees(f"Erase what is held about {NAME}?")
    amina.write_instead("Without the name", WITHOUT.why)
    amina.click("Erase for good")
    amina.sees("1 entry worded again without the name; the old words are gone.")
    amina.click("Close")
    amina.comes_back()

    record_says(amina, "1", WITHOUT)
    assert NAME not in amina.reads()
    for file in (sample_desk.workspace.path, back_up(sample_desk, tmp_path)):
        assert b"Dilys" not in bytes_of(file)
