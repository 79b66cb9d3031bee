from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.days_off import DaysOff
from desktop.domain.plan_rules import PlanName
from desktop.domain.runway import Plan, Plans, Step
from desktop.domain.working_days import Nation
from desktop.services.desk import Desk
from desktop.store.workspace import Workspace
from desktop.ui.appearance import appearance
from desktop.ui.commands import CommandId
from desktop.ui.opportunity.providers.our_size_dialog import OurSizeDialog
from desktop.ui.settings.plans_card import IS_USUAL
from desktop.ui.settings.settings_page import STACKED_BELOW, SettingsPage
from desktop.ui.theme.appearance import Appearance
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label
from tests.ui.settings.conftest import Kept, widgets


def type_over(edit: QLineEdit, words: str) -> None:
    """Write into a field as a person does, and leave it by Tab."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, words)
    QTest.keyClick(edit, Qt.Key.Key_Tab)


def test_the_organisation_is_renamed_as_one_leaves_the_field(
    qtbot: QtBot, page: SettingsPage, kept: Kept
) -> None:
    with qtbot.waitSignal(page.organisation.saved):
        type_over(page.organisation.name.edit, "Fernmoor and Hill")

    assert kept().organisation == "Fernmoor and Hill"
    assert page.organisation.saved_line.words.text() == "Saved"
    assert page.organisation.saved_line.isVisible()


def test_an_empty_name_is_refused_under_its_field_and_escape_brings_the_kept_one_back(
    page: SettingsPage, kept: Kept
) -> None:
    name = page.organisation.name
    name.edit.selectAll()

    QTest.keyClick(name.edit, Qt.Key.Key_Delete)
    QTest.keyClick(name.edit, Qt.Key.Key_Tab)

    assert name.error.sentence() == "Say for whom you work."
    assert kept().organisation == "Fernmoor Neighbours"
    assert page.leave() is False
    assert page.focusWidget() is name.edit
    QTest.keyClick(name.edit, Qt.Key.Key_Escape)
    assert (name.words(), name.error.sentence()) == ("Fernmoor Neighbours", "")
    assert page.leave() is True


def test_our_number_and_what_we_are_here_to_do_are_kept_as_one_leaves_them(
    qtbot: QtBot, page: SettingsPage, kept: Kept
) -> None:
    ours = page.organisation
    with qtbot.waitSignal(ours.saved):
        type_over(ours.number.edit, "nic 100002")
    qtbot.waitUntil(lambda: ours.number.words() == "NIC100002")
    ours.purpose.setFocus()
    QTest.keyClicks(ours.purpose, "Nobody is alone.")
    with qtbot.waitSignal(ours.saved):
        QTest.keyClick(ours.purpose, Qt.Key.Key_Tab)

    assert (kept().charity_number, kept().purpose) == ("NIC100002", "Nobody is alone.")

    with qtbot.waitSignal(ours.saved):
        ours.saved_line.undo.click()
    qtbot.waitUntil(lambda: ours.purpose.words() == "")


def test_a_number_that_is_none_is_told_under_its_field(page: SettingsPage, kept: Kept) -> None:
    type_over(page.organisation.number.edit, "12")

    assert page.organisation.number.error.sentence().startswith("A charity number is 6 or 7 digits")
    assert kept().charity_number == ""
    assert page.leave() is False
    QTest.keyClick(page.organisation.number.edit, Qt.Key.Key_Escape)
    assert page.leave() is True


def test_how_big_we_are_is_told_from_the_settings(qtbot: QtBot, page: SettingsPage, kept: Kept) -> None:
    ours = page.organisation
    assert ours.income.text() == "Not told yet."
    ours.tell_income.click()
    asked = ours.findChild(OurSizeDialog)
    assert asked is not None
    asked.pounds.set_words("240,000")
    asked.source.set_words("accounts to March 2026")

    with qtbot.waitSignal(ours.saved):
        asked.accept()

    assert kept().income == "£240k a year (accounts to March 2026)"
    qtbot.waitUntil(lambda: ours.income.text() == f"{kept().income}.")


def test_another_nation_shows_its_bank_holidays(qtbot: QtBot, page: SettingsPage, kept: Kept) -> None:
    with qtbot.waitSignal(page.organisation.saved):
        page.organisation.nations.chips[Nation.NORTHERN_IRELAND].click()

    assert kept().nation is Nation.NORTHERN_IRELAND
    qtbot.waitUntil(lambda: "St Patrick's Day" in words_on(page.working_days.bank_holidays))
    assert "Bank holidays in Northern Ireland, next 12 months" in words_on(page.working_days)


def test_a_change_can_be_undone_from_its_card_and_by_the_command(
    qtbot: QtBot, page: SettingsPage, kept: Kept
) -> None:
    with qtbot.waitSignal(page.organisation.saved):
        page.organisation.nations.chips[Nation.WALES].click()
    assert CommandId.UNDO in page.commands()

    with qtbot.waitSignal(page.organisation.saved):
        page.organisation.saved_line.undo.click()

    assert kept().nation is Nation.ENGLAND
    assert CommandId.UNDO not in page.commands()
    qtbot.waitUntil(page.organisation.nations.chips[Nation.ENGLAND].isChecked)


def test_a_person_is_added_by_keyboard_alone(qtbot: QtBot, page: SettingsPage, kept: Kept) -> None:
    people = page.people
    QTest.keyClick(people.add, Qt.Key.Key_Space)
    assert page.focusWidget() is people.form.name.edit
    QTest.keyClicks(people.form.name.edit, "Rhys Pell")
    QTest.keyClick(people.form.name.edit, Qt.Key.Key_Tab)
    QTest.keyClicks(people.form.role.edit, "trustee")

    with qtbot.waitSignal(people.saved):
        QTest.keyClick(people.form.role.edit, Qt.Key.Key_Return)

    assert {(one.name, one.role) for one in kept().people} == {("Amina Okoro", ""), ("Rhys Pell", "trustee")}
    qtbot.waitUntil(lambda: len(people.rows) == 2)
    assert people.form.name.words() == ""


def test_nobody_is_added_twice(page: SettingsPage, kept: Kept) -> None:
    page.people.add.click()
    page.people.form.name.set_words("amina okoro")

    page.people.form.add.click()

    assert page.people.form.name.error.sentence() == "Somebody here is called that already."
    assert len(kept().people) == 1


def test_a_role_is_kept_as_one_leaves_it(qtbot: QtBot, page: SettingsPage, kept: Kept) -> None:
    with qtbot.waitSignal(page.people.saved):
        type_over(page.people.rows[0].role.edit, "director")

    assert kept().people[0].role == "director"
    assert page.people.rows[0].role.edit.accessibleName() == "Role of Amina Okoro"


def test_whoever_sits_down_is_the_author_from_then_on(
    qtbot: QtBot, page: SettingsPage, desk: Desk, kept: Kept
) -> None:
    page.people.add.click()
    page.people.form.name.set_words("Rhys Pell")
    with qtbot.waitSignal(page.people.saved):
        page.people.form.add.click()
    qtbot.waitUntil(lambda: page.people.you.box.count() == 2)

    with qtbot.waitSignal(page.seated):
        choose(page.people.you.box, "Rhys Pell")
    with qtbot.waitSignal(page.plans.saved):
        type_over(page.plans.blocks[PlanName.FULL].edits[Step.PAUSE], "3")

    assert desk.author == next(one.id for one in kept().people if one.name == "Rhys Pell")
    assert kept().plans_by[PlanName.FULL] == "Changed by Rhys Pell on 9 June 2026"


def test_sums_follow_what_is_typed_and_it_is_saved_as_one_leaves(
    qtbot: QtBot, page: SettingsPage, kept: Kept
) -> None:
    full = page.plans.blocks[PlanName.FULL]
    writing = full.edits[Step.WRITING]
    writing.setFocus()
    writing.selectAll()

    QTest.keyClicks(writing, "15")

    assert full.sum.text() == "30 working days, 28 after the pause"
    assert full.consequence.text() == (
        "Enough time from 30 working days, or from 28 once the pause has begun."
    )
    assert kept().plans == Plans()
    with qtbot.waitSignal(page.plans.saved):
        QTest.keyClick(writing, Qt.Key.Key_Tab)
    assert kept().plans == Plans(full=Plan(2, 10, 15, 3))
    qtbot.waitUntil(lambda: full.changed_by.text() == "Changed by Amina Okoro on 9 June 2026")


def test_arrow_keys_step_a_number_within_its_bounds(qtbot: QtBot, page: SettingsPage, kept: Kept) -> None:
    pause = page.plans.blocks[PlanName.SHORTEST].edits[Step.PAUSE]
    pause.setFocus()

    QTest.keyClick(pause, Qt.Key.Key_Down)
    at_the_least = pause.text()
    QTest.keyClick(pause, Qt.Key.Key_Up)

    assert (at_the_least, pause.text()) == ("1", "2")
    with qtbot.waitSignal(page.plans.saved):
        QTest.keyClick(pause, Qt.Key.Key_Tab)
    assert kept().plans.shortest.pause == 2


@pytest.mark.parametrize("typed", ["", "0", "61", "ten"])
def test_a_number_that_cannot_be_used_is_said_under_the_numbers(
    page: SettingsPage, kept: Kept, typed: str
) -> None:
    full = page.plans.blocks[PlanName.FULL]
    writing = full.edits[Step.WRITING]
    writing.setFocus()
    writing.selectAll()
    QTest.keyClick(writing, Qt.Key.Key_Delete)

    type_over(writing, typed)

    wrong = "Writing: write a whole number of working days from 1 to 60."
    assert full.error.sentence() == wrong
    assert writing.accessibleDescription() == wrong
    assert full.edits[Step.PAUSE].accessibleDescription() == "Working days"
    assert kept().plans == Plans()
    assert page.leave() is False
    assert page.focusWidget() is writing


def test_a_full_plan_shorter_than_the_shortest_is_refused(page: SettingsPage, kept: Kept) -> None:
    full = page.plans.blocks[PlanName.FULL]

    type_over(full.edits[Step.CONVERSATIONS], "2")
    type_over(full.edits[Step.WRITING], "8")

    assert full.error.sentence() == (
        "The full plan cannot need fewer days than the shortest honest plan, which needs 16."
    )
    assert kept().plans.full.writing == 10


def test_the_usual_plans_come_back_and_that_can_be_undone(
    qtbot: QtBot, page: SettingsPage, kept: Kept
) -> None:
    assert page.plans.reset.toolTip() == IS_USUAL
    with qtbot.waitSignal(page.plans.saved):
        type_over(page.plans.blocks[PlanName.FULL].edits[Step.SIGN_OFF], "9")
    with qtbot.waitSignal(page.plans.saved):
        page.plans.reset.click()
    assert kept().plans == Plans()
    assert not page.plans.reset.isEnabled()

    with qtbot.waitSignal(page.plans.saved):
        page.commands()[CommandId.UNDO]()

    assert kept().plans.full.sign_off == 9
    qtbot.waitUntil(lambda: page.plans.blocks[PlanName.FULL].edits[Step.SIGN_OFF].text() == "9")
    assert page.plans.reset.isEnabled()


def test_days_off_are_added_and_taken_out(qtbot: QtBot, page: SettingsPage, kept: Kept) -> None:
    form = page.working_days.form
    page.working_days.add.click()
    QTest.keyClicks(form.first.edit, "24 Dec")
    QTest.keyClicks(form.last.edit, "1 Jan 2027")
    QTest.keyClicks(form.words.edit, "Office closed")

    with qtbot.waitSignal(page.working_days.saved):
        QTest.keyClick(form.words.edit, Qt.Key.Key_Return)

    christmas = DaysOff(date(2026, 12, 24), date(2027, 1, 1), "Office closed")
    assert [line.days_off for line in kept().own_days] == [christmas]
    qtbot.waitUntil(lambda: len(page.working_days.own_days.buttons) == 1)
    remove = page.working_days.own_days.buttons[0]
    assert remove.accessibleName() == "Remove Thu 24 Dec 2026 to Fri 1 Jan 2027"
    with qtbot.waitSignal(page.working_days.saved):
        remove.click()
    assert kept().own_days == ()


def test_a_single_day_needs_no_last_day(qtbot: QtBot, page: SettingsPage, kept: Kept) -> None:
    page.working_days.add.click()
    page.working_days.form.first.set_value(date(2026, 7, 3))

    with qtbot.waitSignal(page.working_days.saved):
        page.working_days.form.add.click()

    assert kept().own_days[0].days_off == DaysOff(date(2026, 7, 3), date(2026, 7, 3))


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("", "", "Say which day."),
        ("soon", "", "This could not be read as a day. Write it like 9 December 2026."),
        ("24 Dec 2026", "23 Dec 2026", "The last day comes before the first."),
        ("24 Dec 2026", "24 Dec 2028", "That is more than a year. Add a shorter stretch."),
    ],
)
def test_days_off_that_make_no_sense_are_said_under_their_field(
    page: SettingsPage, kept: Kept, first: str, last: str, sentence: str
) -> None:
    form = page.working_days.form
    page.working_days.add.click()
    form.first.edit.setText(first)
    form.last.edit.setText(last)

    form.add.click()

    assert sentence in (form.first.error.sentence(), form.last.error.sentence())
    assert kept().own_days == ()


def test_the_look_changes_at_once(page: SettingsPage) -> None:
    page.appearance.themes.chips[Appearance.DARK].click()
    page.appearance.sizes.chips["150"].click()
    page.appearance.letters.click()

    assert (theme.name, theme.scale, appearance.letter_keys) == ("dark", 1.5, False)
    assert page.appearance.saved_line.isVisible()


def test_a_copy_is_made_now(qtbot: QtBot, page: SettingsPage, home: Path) -> None:
    page.file.back_up.click()

    qtbot.waitUntil(lambda: page.file.said.text().startswith("Backed up and checked: "))
    copies = list((home / "backups").glob("*.tenderpause"))
    assert page.file.said.text() == f"Backed up and checked: {copies[0]}"
    assert page.file.back_up.isEnabled()


def test_a_file_that_is_open_elsewhere_shows_its_settings_but_keeps_them(
    desk: Desk, show_page: Callable[[Desk], SettingsPage]
) -> None:
    with Workspace.open(desk.workspace.path, writable=False, now=desk.now) as workspace:
        page = show_page(Desk(workspace, desk.now, desk.author))

        assert page.organisation.name.words() == "Fernmoor Neighbours"
        assert not page.organisation.name.edit.isEnabled()
        assert not page.plans.reset.isEnabled()
        assert page.appearance.letters.isEnabled()
        assert page.leave() is True


def test_everything_that_takes_the_keyboard_has_a_name_and_a_role(page: SettingsPage) -> None:
    page.people.add.click()
    page.working_days.add.click()

    found = {each: QAccessible.queryAccessibleInterface(each) for each in widgets(page)}

    assert len(found) > 25
    for widget, said in found.items():
        assert said.text(QAccessible.Text.Name), widget
        assert said.role() != QAccessible.Role.NoRole, widget


def test_tab_goes_through_the_page_as_one_reads_it(page: SettingsPage) -> None:
    order: list[QWidget] = []
    page.organisation.name.edit.setFocus()
    while (at := QApplication.focusWidget()) is not None and at not in order:
        order.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)

    wanted: list[QWidget] = [
        page.organisation.name.edit,
        page.organisation.number.edit,
        page.organisation.purpose,
        page.organisation.tell_income,
        page.organisation.nations.chips[Nation.ENGLAND],
        page.profile.form.words,
        page.profile.form.kinds.add,
        page.profile.form.places.add,
        page.profile.form.lowest.edit,
        page.profile.form.highest.edit,
        page.profile.form.rule_out,
        page.people.you.box,
        page.people.rows[0].name.edit,
        page.people.rows[0].role.edit,
        page.people.add,
        page.people.held,
        page.working_days.add,
        *page.plans.blocks[PlanName.FULL].edits.values(),
        *page.plans.blocks[PlanName.SHORTEST].edits.values(),
    ]
    assert order[: len(wanted)] == wanted


def test_the_columns_stack_where_there_is_no_room(page: SettingsPage) -> None:
    assert left_edge(page.plans) > left_edge(page.organisation)

    page.resize(STACKED_BELOW - 20, 800)
    QApplication.processEvents()

    assert left_edge(page.plans) == left_edge(page.organisation)


def choose(box: QWidget, words: str) -> None:
    """Choose from a closed list by typing the beginning of a choice."""
    box.setFocus()
    QTest.keyClicks(box, words[:1])


def words_on(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget)]


def left_edge(widget: QWidget) -> int:
    return widget.mapToGlobal(widget.rect().topLeft()).x()
