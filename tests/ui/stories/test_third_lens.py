"""Potential partners in the pause: what one does about them is a click away, and comes back as known."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain.organisation import Organisation
from desktop.services.desk import Desk
from desktop.services.directory_changes import DirectoryChanges
from desktop.services.sample_register import take_in_register
from tests.ui.keyboard import ALT, CTRL
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.person import Person


@pytest.fixture
def amina(sit_down: SitDown, sample_desk: Desk) -> Person:
    """Amina, at the third lens of a pause; a register is here, and one organisation in the directory."""
    take_in_register(sample_desk, sample_desk.today)
    DirectoryChanges(sample_desk).add(Organisation(name="The Lantern Room"))
    person = sit_down(sample_desk)
    person.find_in_list('"peer support and drop-in services"')
    person.press(Qt.Key.Key_Return)
    person.click("Start the pause")
    person.click("Potential partners")
    return person


def test_the_finder_opens_with_what_the_tender_asks_for_and_the_lens_knows_that_one_looked(
    amina: Person,
) -> None:
    amina.click("Look beyond them in the finder")
    amina.sees("Looking for partners for “Peer support and drop-in services”", "organisations found")
    amina.click("Mark “Online” as looked…")
    amina.click("Mark as looked")
    amina.comes_back()

    amina.press(Qt.Key.Key_Left, ALT)

    amina.sees("Lens 3 of 4", "Where we have looked", "Online (Tue 9 Jun", "1 of 7 ways marked")


def test_a_conversation_is_noted_about_the_tender_and_stands_beside_the_questions(amina: Person) -> None:
    amina.click("Note a conversation")
    amina.write("Organisation", "The Lantern Room")
    amina.press(Qt.Key.Key_Down)
    amina.press(Qt.Key.Key_Return)
    amina.write("What was said", "They would lead if somebody else does the payroll.")
    amina.press(Qt.Key.Key_Return, CTRL)
    amina.comes_back()

    amina.sees("They would lead if somebody else does the payroll.", "Conversation, 9 June 2026")
