"""A partnership plan as somebody makes it at the window, with the keyboard and the mouse."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.fairness import State
from desktop.domain.organisation import Organisation
from desktop.domain.partnership import US, Agreed, Plan, Share
from desktop.services import directory
from desktop.services.desk import Desk
from desktop.services.partnership_changes import PartnershipChanges
from desktop.store import drafts, journal
from desktop.store import partnerships as store
from desktop.store.workspace import Workspace
from desktop.ui.commands import CommandId
from desktop.ui.partnership.partnership_page import PartnershipPage
from desktop.ui.partnership.plans_page import PlansPage
from desktop.ui.widgets.button import Button
from tests.ui.accessible import told_of
from tests.ui.notices import a_tender, stored

Open = Callable[[str], PartnershipPage]


@pytest.fixture
def key(desk: Desk) -> str:
    """A tender that closes in 28 working days."""
    return stored(desk, a_tender(1, 28))[0]


@pytest.fixture
def lantern(desk: Desk) -> str:
    new = Organisation(name="The Lantern Room")
    return desk.workspace.write(lambda db: directory.add(db, desk, new)).result()


@pytest.fixture
def open_page(qtbot: QtBot, desk: Desk) -> Open:
    """Show the page of a plan, or of an opportunity, and read again whatever is written."""

    def open_it(key_or_plan: str) -> PartnershipPage:
        page = PartnershipPage(desk)
        qtbot.addWidget(page)
        page.resize(1248, 836)
        with qtbot.waitActive(page):
            page.show()
        page.show_opportunity(key_or_plan)
        page.setFocus()
        return page

    return open_it


@pytest.fixture
def plan(desk: Desk, key: str, lantern: str) -> str:
    """A plan with one partner."""
    changes = PartnershipChanges(desk)
    made = changes.begin(key)
    changes.add_member(made, lantern)
    return made


def kept(desk: Desk, plan: str) -> Plan:
    with desk.reader() as db:
        found = store.one(db, plan)
    assert found is not None
    return found.plan


def written(desk: Desk) -> list[str]:
    with desk.reader() as db:
        return [one.kind for one in journal.entries(db) if one.kind.startswith("partnership.")]


def type_over(edit: QLineEdit, words: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, words)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def with_keyboard() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def states(page: PartnershipPage) -> dict[str, str]:
    return {row.title.text(): row.title.accessibleName() for row in page.fairness.rows}


def test_where_there_is_no_plan_one_button_begins_one(desk: Desk, key: str, open_page: Open) -> None:
    page = open_page(key)
    assert page.begin.begin.hasFocus()

    QTest.keyClick(page.begin.begin, Qt.Key.Key_Space)

    assert page.begin.isHidden()
    assert page.purpose.text.field.hasFocus()
    assert kept(desk, page.plan).opportunity == key


def test_what_is_typed_is_a_draft_at_once_and_an_entry_when_it_is_left(
    qtbot: QtBot, desk: Desk, plan: str, open_page: Open
) -> None:
    page = open_page(plan)
    before = written(desk)

    with qtbot.waitSignal(page.keeper.kept):
        QTest.keyClicks(page.purpose.text.field, "A door open.")
    with desk.reader() as db:
        typed = drafts.of(db, plan)["purpose"].text
    in_between = written(desk)
    page.reply.on.edit.setFocus()

    assert typed == "A door open."
    assert in_between == before
    assert written(desk) == [*before, "partnership.changed"]
    assert kept(desk, plan).purpose == "A door open."
    with desk.reader() as db:
        assert drafts.of(db, plan) == {}


def test_what_was_typed_when_the_program_ended_stands_in_its_field_again(
    qtbot: QtBot, desk: Desk, plan: str, open_page: Open
) -> None:
    page = open_page(plan)
    with qtbot.waitSignal(page.keeper.kept):
        QTest.keyClicks(page.terms.texts["exit"].field, "Six we")

    again = open_page(plan)

    assert again.terms.texts["exit"].typed() == "Six we"
    assert not again.terms.texts["exit"].unsaved.isHidden()


def test_shares_are_typed_into_the_row_and_fairness_follows_at_once(
    desk: Desk, plan: str, lantern: str, open_page: Open
) -> None:
    page = open_page(plan)
    assert states(page)["Value follows work"] == "Value follows work: not known yet"

    for organisation, figures in ((US, ("60", "30")), (lantern, ("40", "70"))):
        row = page.members.rows[organisation]
        for line, words in zip(list(row.shares.values())[:2], figures, strict=True):
            type_over(line.edit, words)

    assert states(page)["Value follows work"] == "Value follows work: worth a look"
    assert "The Lantern Room: 70 of value for 40 of work (+30)" in page.fairness.rows[1].sum.text()
    member = kept(desk, plan).member(lantern)
    assert member is not None
    assert (member.work, member.value) == (Decimal(40), Decimal(70))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("much", "Write a percentage from 0 to 100."),
        ("140", "Write a percentage from 0 to 100."),
        ("-3", "Write a percentage from 0 to 100."),
    ],
)
def test_a_share_that_is_none_stays_and_says_why(
    desk: Desk, plan: str, open_page: Open, typed: str, sentence: str
) -> None:
    page = open_page(plan)
    work = next(iter(page.members.rows[US].shares.values()))

    type_over(work.edit, typed)

    assert work.error.sentence() == sentence
    assert work.edit.text() == typed
    us = kept(desk, plan).us
    assert us is not None
    assert us.work is None


def test_how_far_a_member_has_come_is_chosen_in_its_row(
    desk: Desk, plan: str, lantern: str, open_page: Open
) -> None:
    page = open_page(plan)
    box = page.members.rows[lantern].agreed.box
    box.setFocus()

    QTest.keyClick(box, Qt.Key.Key_Home)

    member = kept(desk, plan).member(lantern)
    assert member is not None
    assert (member.agreed, member.agreed_on) == (Agreed.AGREED, desk.today)
    assert page.members.note.text().startswith("2 members: 2 agreed")


def test_a_member_is_added_from_the_directory_by_its_name(
    qtbot: QtBot, desk: Desk, key: str, lantern: str, open_page: Open
) -> None:
    page = open_page(PartnershipChanges(desk).begin(key))

    page.members.add.click()
    QTest.keyClicks(page.members.who.edit, "the lantern")
    popup = page.members.who.popup
    popup.setCurrentIndex(popup.model().index(0, 0))
    QTest.keyClick(popup, Qt.Key.Key_Return)

    assert list(page.members.rows) == [US, lantern]
    assert page.members.rows[lantern].role.edit.hasFocus()


def test_arrow_keys_go_through_the_forms_and_only_space_chooses(
    desk: Desk, plan: str, open_page: Open
) -> None:
    page = open_page(plan)
    first = page.forms.cards["back_a_smaller_lead"]
    first.setFocus()

    QTest.keyClick(first, Qt.Key.Key_Right)
    here = with_keyboard()
    QTest.keyClick(here, Qt.Key.Key_Right)
    after_arrows = kept(desk, plan).form
    QTest.keyClick(with_keyboard(), Qt.Key.Key_Space)

    assert here is page.forms.cards["they_sub_to_us"]
    assert after_arrows == ""
    assert kept(desk, plan).form == "consortium"


def test_each_form_is_heard_as_a_radio_button_with_all_that_its_card_says(plan: str, open_page: Open) -> None:
    page = open_page(plan)

    heard = told_of(page.forms.cards["alliance_contract"])

    assert heard.role is QAccessible.Role.RadioButton
    assert heard.name == "Alliance contract"
    assert heard.description.startswith("Unlikely in this window Everyone, the buyer too, signs one contract")
    assert "Contract: The buyer and all providers sign one contract." in heard.description
    assert "Risk: All carry it together" in heard.description
    assert heard.description.endswith("With money. About 60 working days to set up; 28 are left.")


def test_an_unlikely_form_asks_why_and_is_kept_with_the_answer(
    desk: Desk, plan: str, open_page: Open
) -> None:
    page = open_page(plan)

    page.forms.cards["alliance_contract"].click()
    asked = page.forms.why.label.text()
    QTest.keyClick(page.forms.why.edit, Qt.Key.Key_Return)
    without = (page.forms.why.error.sentence(), kept(desk, plan).form)
    QTest.keyClicks(page.forms.why.edit, "The council has asked for one.")
    QTest.keyClick(page.forms.why.edit, Qt.Key.Key_Return)

    assert asked == "“Alliance contract” is unlikely in this window. Why all the same?"
    assert without == ("A sentence says why, for those who read it later.", "")
    assert kept(desk, plan).form_reason == "The council has asked for one."
    assert page.forms.reason.text() == "Chosen all the same: The council has asked for one."


def test_where_no_money_passes_nobody_is_asked_for_its_share(desk: Desk, plan: str, open_page: Open) -> None:
    page = open_page(plan)

    page.forms.cards["convene"].click()
    QApplication.processEvents()

    assert not page.members.rows[US].shares[Share.VALUE].isVisible()
    assert page.members.rows[US].shares[Share.WORK].isVisible()
    assert "Value follows work" not in states(page)


def test_more_about_a_member_is_said_below_the_table(
    desk: Desk, plan: str, lantern: str, open_page: Open
) -> None:
    page = open_page(plan)
    page.members.rows[lantern].more.click()
    panel = page.panel
    assert panel is not None

    panel.leads.click()
    panel.questions["may_be_named"].box.setFocus()
    QTest.keyClick(panel.questions["may_be_named"].box, Qt.Key.Key_Down)
    type_over(panel.days.edit, "10")
    panel.texts["red_lines"].field.setFocus()
    QTest.keyClicks(panel.texts["red_lines"].field, "No targets.")
    panel.texts["gains"].field.setFocus()

    member = kept(desk, plan).member(lantern)
    assert member is not None
    assert member.lead
    assert member.may_be_named is not None
    assert (member.paid_within_days, member.red_lines) == (10, "No targets.")


def test_checks_in_proportion_are_asked_with_one_button_and_their_hours_told(
    desk: Desk, plan: str, lantern: str, open_page: Open
) -> None:
    PartnershipChanges(desk).change_member(plan, lantern, value=Decimal(10), works_with_people=True)
    page = open_page(plan)
    page.members.rows[lantern].more.click()
    assert page.panel is not None
    checks = page.panel.checks
    assert checks.cost.text() == "No checks are chosen yet."

    checks.ask_what_fits.click()
    fitting = checks.cost.text()
    checks.rows["business_continuity"].asked.click()

    assert fitting.endswith("hours of their time. In proportion.")
    assert checks.rows["safeguarding_policy"].asked.isChecked()
    assert not checks.rows["safeguarding_policy"].done.isHidden()
    assert not checks.cost.text().endswith("In proportion.")


def test_taking_a_member_out_is_undone_with_all_that_was_said(
    desk: Desk, plan: str, lantern: str, open_page: Open
) -> None:
    PartnershipChanges(desk).change_member(plan, lantern, work=Decimal(40))
    page = open_page(plan)
    page.members.rows[lantern].more.click()
    assert page.panel is not None

    page.panel.take_out.click()
    without = list(page.members.rows)
    page.commands()[CommandId.UNDO]()

    assert without == [US]
    assert list(page.members.rows) == [US, lantern]
    assert page.panel is None
    assert kept(desk, plan).members[1].work == Decimal(40)


def test_the_missing_term_has_the_keyboard_when_it_is_asked_for(
    desk: Desk, plan: str, open_page: Open
) -> None:
    page = open_page(plan)

    page.fairness.missing.click()

    assert page.terms.exclusive.box.hasFocus()


def test_checks_that_hold_are_said_in_words_and_no_count_is_shown(
    desk: Desk, plan: str, open_page: Open
) -> None:
    PartnershipChanges(desk).change_terms(plan, exclusive=False)

    page = open_page(plan)

    assert states(page)["No exclusivity"] == "No exclusivity: holds"
    assert not any(" of 1" in word for word in states(page).values())
    assert {one.state for one in page._view.checks if one.id == "free"} == {State.HOLDS}  # type: ignore[union-attr]  # a plan is shown


def test_a_plan_that_was_laid_down_is_read_only_until_it_is_taken_up(
    desk: Desk, plan: str, open_page: Open
) -> None:
    page = open_page(plan)
    page.foot.laying_down.head.click()
    QTest.keyClicks(page.foot.because.edit, "They found another way.")

    page.foot.end.click()
    said, locked = page.head.saved.text(), page.purpose.text.field.isReadOnly()
    page.foot.take_up.click()

    assert said == "This plan was laid down on 9 June 2026: They found another way."
    assert locked
    assert not page.purpose.text.field.isReadOnly()


def test_a_read_only_workspace_shows_the_plan_and_changes_nothing(
    qtbot: QtBot, desk: Desk, plan: str, workspace_file: Path
) -> None:
    before = written(desk)
    with Workspace.open(workspace_file, writable=False, now=desk.now) as workspace:
        page = PartnershipPage(Desk(workspace, desk.now, desk.author))
        qtbot.addWidget(page)

        page.show_opportunity(plan)

        assert page.purpose.text.field.isReadOnly()
        assert not page.forms.cards["consortium"].isEnabled()
        assert not page.members.add.isEnabled()
        assert page.head.saved.text() == "This workspace is open read-only."
    assert written(desk) == before


def test_what_another_window_changed_is_shown_and_what_is_typed_stays(
    desk: Desk, plan: str, open_page: Open
) -> None:
    page = open_page(plan)
    exit_field = page.terms.texts["exit"]
    exit_field.field.setFocus()
    QTest.keyClicks(exit_field.field, "Six we")

    PartnershipChanges(desk).change_terms(plan, rhythm="Monthly.", exit="Three months.")
    page.refresh(frozenset({("partnership", plan)}))

    assert page.terms.texts["rhythm"].typed() == "Monthly."
    assert exit_field.typed() == "Six we"


def test_a_plan_with_no_tender_begins_from_the_list_of_plans(qtbot: QtBot, desk: Desk) -> None:
    page = PlansPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.begin.click()
    refused = page.name.error.sentence()

    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClicks(page.name.edit, "Young minds")
        QTest.keyClick(page.name.edit, Qt.Key.Key_Return)
    page.refresh(frozenset({("partnership", opened.args[0])}))

    assert refused == "Give the plan a name."
    assert kept(desk, opened.args[0]).name == "Young minds"
    assert [row.name.text() for row in page.rows] == ["Young minds"]
    assert all(button.accessibleName() for button in page.findChildren(Button))


def test_a_share_that_cannot_be_read_stays_a_draft_and_lets_one_leave(
    desk: Desk, plan: str, open_page: Open
) -> None:
    page = open_page(plan)
    type_over(page.members.rows[US].shares[Share.WORK].edit, "much")

    left = page.leave()

    with desk.reader() as db:
        assert drafts.of(db, plan)[f"member.{US}.work"].text == "much"
    assert left
    again = open_page(plan)
    assert again.members.rows[US].shares[Share.WORK].edit.text() == "much"


def test_what_cannot_be_read_stays_while_other_fields_are_recorded(plan: str, open_page: Open) -> None:
    page = open_page(plan)
    shares = page.members.rows[US].shares

    type_over(shares[Share.WORK].edit, "much")
    type_over(shares[Share.VALUE].edit, "60")

    assert shares[Share.WORK].edit.text() == "much"
    assert shares[Share.WORK].error.sentence() == "Write a percentage from 0 to 100."


def test_undoing_the_beginning_leads_back_to_it(desk: Desk, key: str, open_page: Open) -> None:
    page = open_page(key)
    page.begin.begin.click()

    page.commands()[CommandId.UNDO]()

    assert not page.begin.isHidden()
    with desk.reader() as db:
        assert store.of_opportunity(db, key) is None
