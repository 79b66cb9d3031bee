"""A form of working together is chosen: what takes too long can still be, with a reason."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.services.desk import Desk
from desktop.services.partnership_catalogue import forms
from desktop.store import partnerships
from tests.services.known import PEER_SUPPORT
from tests.ui.keyboard import ALT
from tests.ui.stories.conftest import SitDown

WHY = "The council has asked all of us for an alliance."


def test_a_form_that_takes_longer_than_the_window_is_chosen_with_a_reason(
    sit_down: SitDown, sample_desk: Desk
) -> None:
    amina = sit_down(sample_desk)
    amina.find_in_list('"peer support and drop-in services"')
    amina.press(Qt.Key.Key_Return)
    amina.tab("Partnership")
    amina.sees("There is no plan to work together on this yet.")
    amina.click("Plan a partnership")
    amina.click("Begin a plan")

    for form in forms():
        amina.sees(form.title, f"Contract: {form.contracts}", f"Risk: {form.risk}", f"Suits: {form.suits}")
    amina.sees(
        "They hold the contract. We deliver a part and lend a hand.",
        "With money. About 60 working days to set up; 28 are left.",
        "Without money. About 5 working days to set up.",
        "Unlikely in this window",
    )

    amina.click("Alliance contract")
    amina.sees("“Alliance contract” is unlikely in this window. Why all the same?")
    amina.click("Choose it")
    amina.sees("A sentence says why, for those who read it later.")
    amina.write("Why this form all the same?", WHY)
    amina.click("Choose it")

    amina.sees(f"Chosen all the same: {WHY}", "Compare all 16")
    with sample_desk.reader() as db:
        plan = partnerships.of_opportunity(db, PEER_SUPPORT)
    assert plan is not None
    assert (plan.form, plan.form_reason) == ("alliance_contract", WHY)


def test_a_smaller_lead_is_backed_at_once(sit_down: SitDown, sample_desk: Desk) -> None:
    amina = sit_down(sample_desk)
    amina.find_in_list('"peer support and drop-in services"')
    amina.press(Qt.Key.Key_Return)
    amina.tab("Partnership")
    amina.click("Plan a partnership")
    amina.click("Begin a plan")

    amina.click("Back a smaller lead")

    amina.sees("Compare all 16", "Contract: The smaller organisation signs with the buyer, and with us.")
    amina.click("Undo")
    amina.sees("To bid together", "Beyond delivery")


def test_the_third_lens_leads_to_the_forms_and_knows_what_was_chosen(
    sit_down: SitDown, sample_desk: Desk
) -> None:
    amina = sit_down(sample_desk)
    amina.find_in_list('"peer support and drop-in services"')
    amina.press(Qt.Key.Key_Return)
    amina.click("Start the pause")
    amina.click("Potential partners")
    amina.click("Compare ways to work together")
    amina.click("Begin a plan")
    amina.click("Back a smaller lead")
    amina.press(Qt.Key.Key_Left, ALT)
    amina.click("Potential partners")

    amina.sees("Our partnership plan", "Back a smaller lead. 1 member: 1 agreed. 12 terms not written yet.")
