"""Organisations brought in from a file, in a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.store import directory as store
from desktop.ui.asks import Asks
from desktop.ui.main_window import MainWindow
from desktop.ui.organisations.import_dialog import ImportDialog
from desktop.ui.organisations.organisations_page import OrganisationsPage
from desktop.ui.page import Place
from tests.services.test_directory_import import CARDS, SHEET
from tests.ui.windows import opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "partners.csv"


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, file: Path) -> Iterator[MainWindow]:
    made = opened(qtbot, desk, asks=Asks(contacts=lambda _window: file))
    yield made
    made.close()


def asked(qtbot: QtBot, window: MainWindow) -> ImportDialog:
    window.go(Place.ORGANISATIONS)
    page = window.page
    assert isinstance(page, OrganisationsPage)
    page.bring_in.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)))
    (dialog,) = window.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: bool(dialog.sentence.text()))
    return dialog


def test_a_sheet_is_looked_at_then_added_once_the_purpose_is_said(
    window: MainWindow, desk: Desk, qtbot: QtBot, file: Path
) -> None:
    file.write_text(SHEET, "utf-8")
    dialog = asked(qtbot, window)
    waits = not dialog.add.isEnabled()

    dialog.purpose.set_words("To plan a partnership")
    dialog.purpose.edited.emit()
    dialog.add.click()
    qtbot.waitUntil(lambda: _held(desk) == 3)

    assert waits
    page = window.page
    assert isinstance(page, OrganisationsPage)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)


def test_another_column_changes_what_would_come(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    file.write_text(SHEET, "utf-8")
    dialog = asked(qtbot, window)
    before = dialog.sentence.text()

    dialog.fields["income"].choose("none")
    dialog.fields["income"].edited.emit()

    qtbot.waitUntil(lambda: dialog.sentence.text() != before)
    dialog.reject()


def test_cards_come_without_their_people_where_that_is_unticked(
    window: MainWindow, desk: Desk, qtbot: QtBot, file: Path
) -> None:
    file.write_text(CARDS, "utf-8")
    dialog = asked(qtbot, window)

    dialog.people.click()
    dialog.add.click()
    qtbot.waitUntil(lambda: _held(desk) == 2)

    with desk.reader() as db:
        assert store.contacts(db) == ()


@pytest.mark.parametrize(
    ("name", "place", "taken"),
    [
        ("contacts.vcf", Place.TODAY, True),
        ("partners.csv", Place.ORGANISATIONS, True),
        ("notices.json", Place.ORGANISATIONS, False),
        ("tenders.csv", Place.OPPORTUNITIES, False),
    ],
)
def test_dropped_contacts_and_tables_on_this_page_are_looked_at(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, place: Place, taken: bool
) -> None:
    dropped = tmp_path / name
    dropped.write_text(CARDS if name.endswith("vcf") else SHEET, "utf-8")
    window.go(place)

    window._drops.take((dropped,))

    if taken:
        qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)))
        window.findChildren(ImportDialog)[0].reject()
    else:
        qtbot.waitUntil(lambda: not window._work.busy)
        assert not window.findChildren(ImportDialog)


def _held(desk: Desk) -> int:
    with desk.reader() as db:
        return len(store.everyone(db))
