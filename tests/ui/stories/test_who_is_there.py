"""Who is there already? Award notices are leads, a person says how well each is known, and lenses read it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.organisation import Organisation, Role
from desktop.domain.provider import Said
from desktop.services import directory
from desktop.services.desk import Desk
from desktop.services.listing import full
from desktop.store import providers
from desktop.ui.page import Place
from tests.services.known import PEER_SUPPORT
from tests.ui.keyboard import ALT, CTRL
from tests.ui.notices import a_tender, stored
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.person import Person

LEAD = "Copperfield Wellbeing CIC"


def opens_tab(person: Person, title: str) -> None:
    person.find_in_list(title)
    person.press(Qt.Key.Key_Return)
    person.tab("Providers & partners")
    person.sees("Who does this now")


def takes_none_of_those_offered(person: Person) -> None:
    person.until(QApplication.activePopupWidget)
    person.press(Qt.Key.Key_Escape)
    person.until(lambda: QApplication.activePopupWidget() is None)
    dialog = person.before
    dialog.activateWindow()  # as a window manager sees to once what lay over it has gone
    person.until(dialog.isActiveWindow)


def test_a_lead_is_confirmed_with_standing_source_and_day_and_the_pause_and_file_know_it(
    sit_down: SitDown, sample_desk: Desk
) -> None:
    amina = sit_down(sample_desk)
    opens_tab(amina, "peer support and drop-in")
    amina.sees(
        LEAD,
        "We believe: Award notice ocds-sample-peer-support-before-4",
        "the same buyer",
        "until 30 September 2026",
    )

    amina.click(f"Confirm: {LEAD}")
    amina.click("Record it")
    amina.sees("Say how well this is known.", "Say how we know")
    amina.click("We asked")
    amina.write("How we know", "Their manager rang Ines")
    amina.click("Yes")
    amina.click("Record it")

    amina.sees(f"Confirmed {LEAD}", "We asked: Their manager rang Ines", "Does it well")
    for words in ("Closure", "Less work", "Key staff", "Connection", "Stability"):
        amina.sees(words)
    amina.click("Think it through in the pause")
    amina.sees("Who already does this well", "We asked: ", "Their manager rang Ines")
    with sample_desk.reader() as db:
        one = full(db, sample_desk, PEER_SUPPORT).existing_providers[0]
    assert (one.name, one.standing, one.said) == (LEAD, "asked", "confirmed")


def test_a_wrong_lead_is_ruled_out_with_a_reason_and_undo_brings_it_back(
    sit_down: SitDown, sample_desk: Desk
) -> None:
    amina = sit_down(sample_desk)
    opens_tab(amina, "peer support and drop-in")

    amina.click(f"Rule out: {LEAD}")
    amina.write("Why they do not do this", "They passed it on in March")
    amina.click("Rule it out")
    amina.sees(f"Ruled out {LEAD}", "Ruled out: 1", "missing data")
    with sample_desk.reader() as db:
        (view,) = providers.of_opportunity(db, PEER_SUPPORT)
    assert (view.said, view.reason) == (Said.RULED_OUT, "They passed it on in March")

    amina.comes_back()
    amina.press(Qt.Key.Key_Z, CTRL)

    amina.sees(f"Undone: Ruled out {LEAD}", "We believe: Award notice")


def test_no_award_notice_is_missing_data_and_one_we_know_of_is_added_by_hand(
    sit_down: SitDown, sample_desk: Desk
) -> None:
    stored(sample_desk, a_tender(77, 28, title="Choirs for carers"))
    amina = sit_down(sample_desk)
    opens_tab(amina, "choirs for carers")
    amina.sees("That is missing data, and says nothing about who does this.")

    amina.click("Add one we know of")
    amina.write("Organisation", "Quarry Road Singers")
    takes_none_of_those_offered(amina)
    amina.click("We believe")
    amina.write("How we know", "A poster in the library")
    amina.click("Record it")

    amina.sees("Quarry Road Singers", "Added by hand", "We believe: A poster in the library")


def test_before_a_tender_the_directory_names_people_to_talk_to_now(
    sit_down: SitDown, sample_desk: Desk
) -> None:
    desk = sample_desk
    made = Organisation(
        name="Millrace Youth Collective",
        roles=(Role.POTENTIAL_PARTNER,),
        places=("Thornegate",),
        activities=("Young people's mental health",),
    )
    desk.workspace.write(lambda db: directory.add(db, desk, made)).result()
    amina = sit_down(desk)

    opens_tab(amina, "early help for young people")

    amina.sees("People to talk to now", "Millrace Youth Collective", "No conversation noted.")
    amina.click("Note a conversation: Millrace Youth Collective")
    amina.write("What was said", "They would like to hear more.")
    amina.click("Note it")
    amina.sees("Last spoke 9 June 2026")


def test_the_tab_leads_to_the_finder_to_a_record_and_back(sit_down: SitDown, sample_desk: Desk) -> None:
    desk = sample_desk
    made = Organisation(name="Hub of Fernmoor", roles=(Role.NETWORK,), places=("Fernmoor",))
    desk.workspace.write(lambda db: directory.add(db, desk, made)).result()
    amina = sit_down(desk)
    opens_tab(amina, "peer support and drop-in")

    amina.click("Open its record: Hub of Fernmoor")
    amina.until(lambda: amina.window.place is Place.ORGANISATIONS)
    amina.sees("Hub of Fernmoor", "Network")
    amina.press(Qt.Key.Key_Left, ALT)
    amina.sees("Who does this now")

    amina.click("Find others in the registers")
    amina.until(lambda: amina.window.place is Place.ORGANISATIONS)
    amina.sees("Charity Commission for England and Wales")
