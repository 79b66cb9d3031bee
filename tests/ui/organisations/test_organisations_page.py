"""The Organisations page in a window: the list, one organisation in full, and what is done to it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.organisation import Contact, IncomeBand, Organisation, Role
from desktop.services import directory
from desktop.services.desk import Desk
from desktop.services.directory_list import DirectoryFilter, directory_table
from desktop.store import directory as store
from desktop.store import journal, private_notes
from desktop.ui.asks import Asks
from desktop.ui.commands import CommandId
from desktop.ui.main_window import MainWindow
from desktop.ui.organisations.export_dialog import ExportDialog
from desktop.ui.organisations.merge_dialog import MergeDialog
from desktop.ui.organisations.organisation_dialog import OrganisationDialog
from desktop.ui.organisations.organisation_views import Part
from desktop.ui.organisations.organisations_page import OrganisationsPage
from desktop.ui.organisations.relation_dialog import RelationDialog
from desktop.ui.page import Place
from tests.services.seeded import still
from tests.ui.test_left_and_opened_again import busy
from tests.ui.windows import opened

LLUSERN = Organisation(
    name="Grŵp Llusern",
    roles=(Role.POTENTIAL_PARTNER, Role.EXISTING_PROVIDER),
    numbers=("GB-CHC-1089464",),
    income_band=IncomeBand.TO_100K,
    places=("TLE42",),
    learned="Ask early.",
)
COUNCIL = Organisation(name="Fernmoor Council", roles=(Role.BUYER,))
JO = Contact(
    name="Jo Pritchard",
    organisation="",
    email="jo@llusern.example",
    source="Her card",
    purpose="To talk",
    seen_on=date(2025, 6, 1),
    review_by=date(2026, 6, 1),
)


def added(desk: Desk, typed: Organisation) -> str:
    return desk.workspace.write(lambda db: directory.add(db, desk, typed)).result()


def met(desk: Desk, typed: Contact) -> str:
    return desk.workspace.write(lambda db: directory.meet(db, desk, typed)).result()


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    return tmp_path / "organisations.csv"


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, exported: Path) -> Iterator[MainWindow]:
    made = opened(qtbot, desk, asks=Asks(sheet=lambda _window, _name: exported))
    yield made
    made.close()


def page_of(window: MainWindow) -> OrganisationsPage:
    page = window.page
    assert isinstance(page, OrganisationsPage)
    return page


def at_list(window: MainWindow) -> OrganisationsPage:
    window.go(Place.ORGANISATIONS)
    return page_of(window)


def at_record(qtbot: QtBot, window: MainWindow, key: str) -> OrganisationsPage:
    window.go(Place.ORGANISATIONS, key)
    page = page_of(window)
    qtbot.waitUntil(lambda: page.record.isVisible())
    return page


def names(page: OrganisationsPage) -> list[str]:
    lines = (page.list.model.line(row) for row in range(page.list.model.rowCount()))
    return [line.name for line in lines if line]


def test_an_empty_directory_says_whom_to_add_and_adds_the_first(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = at_list(window)

    dialog = page.asks.organisation()
    dialog.form.name.set_words("Grŵp Llusern")
    dialog.accept()

    qtbot.waitUntil(lambda: page.record.isVisible())
    assert page.record.name.text() == "Grŵp Llusern"
    assert window.windowTitle() == "Grŵp Llusern · Tender Pause"


def test_the_list_is_narrowed_by_role_and_by_words(window: MainWindow, desk: Desk) -> None:
    added(desk, LLUSERN)
    added(desk, COUNCIL)
    page = at_list(window)

    page.list.filters.roles[Role.BUYER].click()
    buyers = names(page)
    page.list.filters.show_everything()
    page.list.filters.search.setText("leeds llus")
    page.list.changed.emit()

    assert buyers == ["Fernmoor Council"]
    assert names(page) == ["Grŵp Llusern"]


def test_enter_opens_one_and_escape_leads_back_to_its_row(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    added(desk, COUNCIL)
    key = added(desk, LLUSERN)
    page = at_list(window)
    page.list.choose(key)

    QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.record.isVisible())
    QTest.keyClick(page, Qt.Key.Key_Escape)

    chosen = page.list.chosen()
    assert page.list.isVisible()
    assert chosen is not None
    assert chosen.key == key


def test_what_cannot_be_kept_is_said_at_its_field_and_stays_typed(window: MainWindow, desk: Desk) -> None:
    page = at_list(window)
    dialog = page.asks.organisation()

    dialog.form.name.set_words("Llusern")
    dialog.form.numbers.set_words("12345")
    dialog.accept()

    assert dialog.isVisible()
    assert dialog.form.numbers.error.isVisible()
    assert dialog.form.name.words() == "Llusern"
    dialog.reject()


def test_what_was_typed_and_not_added_comes_back_until_one_starts_afresh(
    window: MainWindow, desk: Desk
) -> None:
    page = at_list(window)
    dialog = page.asks.organisation()
    dialog.form.name.set_words("Grŵp Llusern")
    dialog.form.roles.ticks["network"].click()
    dialog.reject()

    again = page.asks.organisation()
    came_back = (again.form.name.words(), again.form.typed().roles, again.before.isVisible())
    again.before.afresh.click()
    again.reject()
    last = page.asks.organisation()

    assert came_back == ("Grŵp Llusern", (Role.NETWORK,), True)
    assert last.form.name.words() == ""
    assert not last.before.isVisible()
    last.reject()


def test_changing_writes_what_differs_and_undo_takes_it_back(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    key = added(desk, LLUSERN)
    page = at_record(qtbot, window, key)

    page.record.edit.click()
    (dialog,) = page.findChildren(OrganisationDialog)
    dialog.form.activities.set_words("Peer support; Drop-in, on Mondays")
    dialog.accept()

    with desk.reader() as db:
        last = journal.history(db, key)[-1]
    assert last.says == {"organisation": key, "activities": ["Peer support", "Drop-in", "on Mondays"]}
    window.menus.run(CommandId.UNDO)
    qtbot.waitUntil(lambda: _one(desk, key).activities == ())


def test_two_that_are_the_same_are_found_merged_and_split_again(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    key = added(desk, LLUSERN)
    other = added(desk, replace(LLUSERN, name="Grwp Llusern CIC", roles=(Role.NETWORK,)))
    page = at_record(qtbot, window, key)
    assert [row.words.text() for row in page.record.alike.rows] == ["Grwp Llusern CIC"]

    page.record.merge_asked.emit(other)
    (dialog,) = page.findChildren(MergeDialog)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(page.record.merged.rows))

    assert _one(desk, other).id == key
    page.record.split_asked.emit(other)
    qtbot.waitUntil(lambda: _one(desk, other).id == other)
    assert _one(desk, key).roles == LLUSERN.roles[::-1]


def test_what_is_taken_away_is_put_back(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    key = added(desk, LLUSERN)
    page = at_record(qtbot, window, key)

    page.record.remove.click()
    qtbot.waitUntil(page.record.put_back.isVisible)
    with desk.reader() as db:
        assert store.everyone(db) == ()

    page.record.put_back.click()
    qtbot.waitUntil(page.record.remove.isVisible)
    with desk.reader() as db:
        assert len(store.everyone(db)) == 1


def test_people_are_added_changed_taken_off_and_brought_back_by_undo(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    key = added(desk, LLUSERN)
    person = met(desk, replace(JO, organisation=key))
    page = at_record(qtbot, window, key)
    assert page.record.people.rows[0].words.text() == "Jo Pritchard"

    dialog = page.asks.contact(key, person)
    dialog.role.set_words("Chair")
    dialog.accept()
    qtbot.waitUntil(lambda: page.record.people.rows[0].words.text() == "Jo Pritchard, Chair")
    page.record.contact_leave_asked.emit(person)
    qtbot.waitUntil(lambda: not page.record.people.rows)
    page.undo()

    qtbot.waitUntil(lambda: len(page.record.people.rows) == 1)


def test_a_contact_to_look_at_again_shows_in_the_list(window: MainWindow, desk: Desk) -> None:
    key = added(desk, LLUSERN)
    added(desk, COUNCIL)
    met(desk, replace(JO, organisation=key))
    page = at_list(window)

    page.list.filters.review_due.click()

    assert page.list.filters.review_due.text() == "Contacts to look at again, 1"
    assert names(page) == ["Grŵp Llusern"]


def test_two_are_linked_and_the_link_is_taken_away(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    key, council = added(desk, LLUSERN), added(desk, COUNCIL)
    page = at_record(qtbot, window, key)

    page.record.add_link.click()
    (dialog,) = page.findChildren(RelationDialog)
    dialog.other.show_organisation(council)
    dialog.kind.choose("contract")
    dialog.source.set_words("Their award notice")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(page.record.links.rows))
    words = page.record.links.rows[0].words.text()
    with desk.reader() as db:
        (link,) = store.links(db)
    page.record.unlink_asked.emit(link)

    qtbot.waitUntil(lambda: not page.record.links.rows)
    assert words == "Has a contract with Fernmoor Council"


def test_a_private_note_is_kept_when_one_leaves(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    key = added(desk, LLUSERN)
    page = at_record(qtbot, window, key)

    page.record.note.setPlainText("Slow to pay us.")
    window.go(Place.TODAY)

    qtbot.waitUntil(lambda: _note(desk, key) == "Slow to pay us.")


def test_news_that_comes_while_a_private_note_is_being_kept_takes_nothing_of_it_back(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    key = added(desk, LLUSERN)
    page = at_record(qtbot, window, key)
    page.record.note.setPlainText("Slow to pay us.")

    busy(desk)
    page.record.leave()
    page.refresh(frozenset({("organisation", key)}))
    with qtbot.waitSignal(page.shown):
        pass

    assert page.record.note.words() == "Slow to pay us."
    assert _note(desk, key) == "Slow to pay us."


def test_an_export_asks_for_a_tick_and_holds_no_people_and_no_notes(
    window: MainWindow, desk: Desk, qtbot: QtBot, exported: Path
) -> None:
    key = added(desk, replace(LLUSERN, name="=Llusern()"))
    met(desk, replace(JO, organisation=key))
    page = at_list(window)

    window.menus.run(CommandId.EXPORT)
    (dialog,) = page.findChildren(ExportDialog)
    refused = not dialog.go.isEnabled()
    dialog.facts.click()
    dialog.go.click()
    qtbot.waitUntil(exported.exists)

    text = exported.read_text("utf-8-sig")
    row = next(csv.DictReader(text.splitlines()))
    assert refused
    assert row["Organisation"] == "'=Llusern()"
    assert row["Roles"] == "Existing provider; Potential partner"
    assert "What we learned" not in row
    assert "Pritchard" not in text


def test_printing_asks_for_the_same_tick(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    added(desk, LLUSERN)
    page = at_list(window)
    heard: list[object] = []
    page.print_asked.disconnect()
    page.print_asked.connect(heard.append)

    window.menus.run(CommandId.PRINT)
    (dialog,) = page.findChildren(ExportDialog)
    dialog.facts.click()
    dialog.go.click()

    table = directory_table(desk, still, wanted=DirectoryFilter(), on_paper=True)
    assert len(heard) == 1
    assert [column.heading for column in table.columns] == [
        *("Organisation", "Roles", "Income", "Places", "Activities", "Last conversation")
    ]


def _one(desk: Desk, key: str) -> Organisation:
    with desk.reader() as db:
        found = store.one(db, key)
    assert found is not None
    return found


def _note(desk: Desk, key: str) -> str:
    with desk.reader() as db:
        return private_notes.of(db, key)


def test_finder_and_map_are_views_beside_the_list(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    key = added(desk, LLUSERN)
    page = at_list(window)

    page.views.show_part(Part.FINDER)
    finder = page.views.finder
    page.views.show_part(Part.MAP)
    drawn = page.views.map

    assert finder is not None
    assert drawn is not None
    qtbot.waitUntil(drawn.isVisible)
    drawn.record_asked.emit(key)
    qtbot.waitUntil(lambda: page.record.isVisible())
    window.back()
    assert page.views.part is Part.MAP
