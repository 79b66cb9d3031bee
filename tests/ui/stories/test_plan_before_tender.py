"""From early notice to tender: a plan begun with no live tender meets its tender, by number or by hand."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.services.desk import Desk
from desktop.store import partnerships
from tests.ui.notices import a_tender, an_early_signal, stored
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.person import Person

TITLE = "Young people’s mental health"
PURPOSE = "No young person waits alone."
LATER = datetime(2026, 6, 12, 9, 0, tzinfo=UTC)


def plan_on_the_early_signal(amina: Person) -> None:
    amina.find_in_list("mental health")
    amina.press(Qt.Key.Key_Return)
    amina.tab("Partnership")
    amina.click("Plan a partnership")
    amina.click("Begin a plan")
    amina.write("What do we both want for the people served?", PURPOSE)
    amina.sees("Early signal", "There is no deadline yet")
    amina.window.close()


def test_a_tender_with_the_same_number_finds_the_plan_there(sit_down: SitDown, desk: Desk) -> None:
    signal = an_early_signal(1, title=TITLE)
    stored(desk, signal)
    amina = sit_down(desk)
    plan_on_the_early_signal(amina)

    later = sit_down(replace_now(desk))
    tender = replace(a_tender(1, 28), title=TITLE, released_at=LATER)
    stored(desk, replace(tender, id="000001-t", content_hash="ab" * 32))
    later.find_in_list("mental health")
    later.press(Qt.Key.Key_Return)
    later.tab("Partnership")

    later.sees("The tender came on 12 June 2026 with the same number, so the plan stands with it.")
    later.click("Go on with the plan")
    later.sees(PURPOSE, "This plan was begun on 9 June 2026, before there was a tender.")


def test_a_tender_with_another_number_is_linked_by_hand(sit_down: SitDown, desk: Desk) -> None:
    stored(desk, an_early_signal(1, title=TITLE))
    amina = sit_down(desk)
    plan_on_the_early_signal(amina)

    later = sit_down(replace_now(desk))
    tender = replace(a_tender(2, 28), title=f"{TITLE}: open access", released_at=LATER, buyer_name="Another")
    (key,) = stored(desk, tender)
    later.find_in_list("open access")
    later.press(Qt.Key.Key_Return)
    later.tab("Partnership")
    later.sees(f"A plan with no live tender may belong here: “{TITLE}”. Much the same title.")
    later.click("Look at the plan, or begin one")
    later.click(f"Link the plan {TITLE}")

    later.sees(PURPOSE, "The tender of 12 June 2026 was linked to it by hand.")
    with desk.reader() as db:
        plan = partnerships.of_opportunity(db, key)
    assert plan is not None
    assert plan.purpose == PURPOSE
    later.click("Undo")
    with desk.reader() as db:
        assert partnerships.of_opportunity(db, key) is None


def test_a_plan_with_no_notice_at_all_waits_in_the_list_of_plans(sit_down: SitDown, desk: Desk) -> None:
    amina = sit_down(desk)
    amina.go_to("Partnership plans")
    amina.comes_back()
    amina.write("What is it about?", TITLE)
    amina.click("Begin a plan")
    amina.sees("No tender yet")
    amina.write("What do we both want for the people served?", PURPOSE)
    amina.click("All plans")

    amina.sees(TITLE, "No tender yet. Begun 9 June 2026.")


def replace_now(desk: Desk) -> Desk:
    """Return a desk at the same workspace three days later."""
    return Desk(desk.workspace, lambda: LATER, desk.author)


def test_a_plan_names_its_tender_itself(sit_down: SitDown, desk: Desk) -> None:
    (key,) = stored(desk, a_tender(2, 28, title=f"{TITLE}: open access"))
    amina = sit_down(desk)
    amina.go_to("Partnership plans")
    amina.comes_back()
    amina.write("What is it about?", TITLE)
    amina.click("Begin a plan")
    amina.write("Its tender, once there is one", "open access")
    offered = QApplication.activePopupWidget()
    assert offered is not None
    for press in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        amina.qtbot.keyClick(offered, press)

    amina.until(lambda: amina.has("Take it from this tender"))
    with desk.reader() as db:
        plan = partnerships.of_opportunity(db, key)
    assert plan is not None
    assert plan.name == TITLE
