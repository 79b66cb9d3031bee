"""The fields in which an organisation, or somebody there, is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.organisation import Contact, Organisation, Role
from desktop.services import directory
from desktop.services.desk import Desk
from desktop.store import directory as store
from desktop.ui.organisations.contact_dialog import ContactDialog
from desktop.ui.organisations.contact_field import ContactField
from desktop.ui.organisations.named_field import NamedField
from desktop.ui.organisations.organisation_field import OrganisationField


@pytest.fixture
def held(desk: Desk) -> dict[str, str]:
    """Two organisations, by name."""
    typed = (
        Organisation(name="Grŵp Llusern", other_names=("Lantern Group",), numbers=("GB-CHC-1089464",)),
        Organisation(name="Mere Valley Homes"),
    )
    return {one.name: _added(desk, one) for one in typed}


@pytest.fixture
def field(desk: Desk, qtbot: QtBot) -> Iterator[OrganisationField]:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = OrganisationField(desk, roles=(Role.NETWORK,), parent=holder)
    holder.show()
    made.edit.setFocus()
    made.read_again()
    yield made
    made.popup.hide()


@pytest.mark.parametrize("typed", ["llus", "lantern", "grwp", "1089464"])
def test_a_few_letters_of_any_of_its_names_or_numbers_find_it(
    held: dict[str, str], field: OrganisationField, typed: str
) -> None:
    field.read_again()

    QTest.keyClicks(field.edit, typed)

    assert _offered(field) == ["Grŵp Llusern (Lantern Group)", f"Add “{typed}” to the directory"]


def test_choosing_with_the_keyboard_names_it(
    held: dict[str, str], field: OrganisationField, qtbot: QtBot
) -> None:
    field.read_again()
    QTest.keyClicks(field.edit, "mere")

    with qtbot.waitSignal(field.chosen) as told:
        _take(field, 0)

    assert told.args == [held["Mere Valley Homes"]]
    assert field.organisation() == held["Mere Valley Homes"]
    assert field.edit.text() == "Mere Valley Homes"


def test_typing_on_makes_it_nobody_again(held: dict[str, str], field: OrganisationField) -> None:
    field.show_organisation(held["Mere Valley Homes"])

    QTest.keyClicks(field.edit, "x")

    assert field.organisation() is None


def test_a_name_written_out_counts_when_the_field_is_left(
    held: dict[str, str], field: OrganisationField
) -> None:
    field.read_again()
    QTest.keyClicks(field.edit, "mere valley homes")
    field.popup.hide()

    field.edit.editingFinished.emit()

    assert field.organisation() == held["Mere Valley Homes"]


def test_what_is_not_there_is_added_with_its_role(desk: Desk, field: OrganisationField, qtbot: QtBot) -> None:
    QTest.keyClicks(field.edit, "Fen Voices")

    with qtbot.waitSignal(field.chosen):
        _take(field, 0)

    with desk.reader() as db:
        (added,) = store.everyone(db)
    assert (added.name, added.roles, field.organisation()) == ("Fen Voices", (Role.NETWORK,), added.id)


def test_what_was_added_is_called_by_its_name(field: OrganisationField, qtbot: QtBot) -> None:
    with qtbot.waitActive(field.window()):
        field.window().activateWindow()
    field.edit.clearFocus()
    field.edit.setFocus()  # as a person comes to it: the field hears of its completer anew
    QTest.keyClicks(field.edit, "Fen Voices")

    with qtbot.waitSignal(field.chosen):
        QTest.keyClick(field.popup, Qt.Key.Key_Down)
        QTest.keyClick(field.popup, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: field.edit.text() == "Fen Voices")


def test_lines_that_were_only_gone_over_leave_what_was_typed(
    held: dict[str, str], field: OrganisationField
) -> None:
    field.read_again()
    QTest.keyClicks(field.edit, "mer")
    QTest.keyClick(field.popup, Qt.Key.Key_Down)
    QTest.keyClick(field.popup, Qt.Key.Key_Down)

    field.popup.hide()

    assert (field.words(), field.organisation()) == ("mer", None)


def test_a_merged_one_is_shown_by_the_name_it_goes_by(
    desk: Desk, held: dict[str, str], field: OrganisationField
) -> None:
    into, other = held["Grŵp Llusern"], held["Mere Valley Homes"]
    desk.workspace.write(lambda db: directory.merge(db, desk, into, other)).result()

    field.show_organisation(other)

    assert (field.organisation(), field.words()) == (into, "Grŵp Llusern")


def test_people_are_named_at_their_organisation_alone(desk: Desk, held: dict[str, str], qtbot: QtBot) -> None:
    person = _met(desk, held["Grŵp Llusern"])
    field = ContactField(desk, "Who")
    qtbot.addWidget(field)

    field.set_organisation(held["Mere Valley Homes"])
    QTest.keyClicks(field.edit, "jo")
    there = _offered(field)
    field.popup.hide()
    field.set_organisation(held["Grŵp Llusern"])
    field.show_contact(person)

    assert there == ["Add “jo” as a contact …"]
    assert (field.contact(), field.words()) == (person, "Jo Pritchard")

    field.set_organisation(held["Mere Valley Homes"])

    assert (field.contact(), field.words()) == (None, "")


def test_a_new_person_says_where_from_and_what_for(desk: Desk, held: dict[str, str], qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    dialog = ContactDialog(desk, held["Mere Valley Homes"], name="Sam Idris", parent=holder)
    dialog.show()

    dialog.accept()

    assert dialog.source.error.isVisible()
    dialog.source.set_words("Their website")
    dialog.purpose.set_words("To ask about joint work")
    with qtbot.waitSignal(dialog.kept):
        dialog.accept()
    with desk.reader() as db:
        (met,) = store.contacts(db)
    assert (met.name, met.source, met.review_by) == ("Sam Idris", "Their website", date(2027, 6, 9))


def test_changing_a_person_changes_what_differs(desk: Desk, held: dict[str, str], qtbot: QtBot) -> None:
    person = _met(desk, held["Grŵp Llusern"])
    with desk.reader() as db:
        before = store.contact(db, person)
    holder = QWidget()
    qtbot.addWidget(holder)
    dialog = ContactDialog(desk, held["Grŵp Llusern"], before, parent=holder)

    dialog.role.set_words("Chair")
    dialog.accept()

    with desk.reader() as db:
        after = store.contact(db, person)
    assert before is not None
    assert after is not None
    assert (before.role, after.role, after.email) == ("Director", "Chair", before.email)


def _take(field: NamedField, row: int) -> None:
    """Go to an offered line and press Enter."""
    field.popup.setCurrentIndex(field.popup.model().index(row, 0))
    QTest.keyClick(field.popup, Qt.Key.Key_Return)


def _offered(field: NamedField) -> list[str]:
    model = field.popup.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _added(desk: Desk, typed: Organisation) -> str:
    return desk.workspace.write(lambda db: directory.add(db, desk, typed)).result()


def _met(desk: Desk, organisation: str) -> str:
    jo = Contact(
        name="Jo Pritchard",
        organisation=organisation,
        role="Director",
        source="Her card",
        purpose="To talk",
        seen_on=date(2026, 6, 1),
        review_by=date(2027, 6, 1),
    )
    return desk.workspace.write(lambda db: directory.meet(db, desk, jo)).result()
