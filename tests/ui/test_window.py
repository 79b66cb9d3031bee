"""The window as a person meets it: real pages on a real workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.opening import open_desk
from desktop.ui.asks import Asks
from desktop.ui.board_pack.board_pack_page import BoardPackPage
from desktop.ui.commands import COMMANDS, CommandId, Menu
from desktop.ui.commitments.commitments_page import CommitmentsPage
from desktop.ui.errors import ErrorDialog
from desktop.ui.main_window import USUAL, MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.opportunity.opportunity_page import OpportunityPage
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.status_bar import StatusBar
from desktop.ui.widgets.bar import Bar
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.nav import NavItem
from feeds.errors import TenderPauseError
from tests.ui.notices import a_tender, stored

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[OpenWindow]:
    """Open a window on a desk and close it before its workspace."""
    opened: list[MainWindow] = []

    def make(desk: Desk, settings: QSettings | None = None, asks: Asks | None = None) -> MainWindow:
        window = MainWindow(desk, page_makers(), settings, asks)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        if settings is None:
            window.resize(USUAL)
        opened.append(window)
        return window

    yield make
    for window in opened:
        window.close()


def test_nobody_introduced_yet_meets_the_first_question(empty_desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(empty_desk)

    shown = {menu for menu in Menu if window.menus.menus[menu].menuAction().isVisible()}

    assert window.place is Place.WELCOME
    assert shown == {Menu.FILE, Menu.EDIT, Menu.VIEW, Menu.HELP}
    assert window.statusBar().isHidden()
    assert not window.menus.actions[CommandId.IMPORT].isEnabled()


def test_the_status_bar_says_who_we_are_and_that_the_record_is_in_order(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    window = open_window(desk)
    bar = window.statusBar()
    assert isinstance(bar, StatusBar)

    qtbot.waitUntil(lambda: bar.badge.text() == "Record verified")

    qtbot.waitUntil(lambda: "Fernmoor Neighbours" in _words(bar))
    assert "0 notices on this computer" in _words(bar)


def test_the_badge_leads_to_the_register(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)
    bar = window.statusBar()
    assert isinstance(bar, StatusBar)
    qtbot.waitUntil(lambda: bar.badge.text() == "Record verified")

    bar.badge.click()

    assert window.place is Place.REGISTER


def test_a_pack_that_is_made_while_one_goes_elsewhere_leaves_the_keyboard_there(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(desk)
    window.go(Place.BOARD_PACK)
    packs = window.page
    assert isinstance(packs, BoardPackPage)

    with qtbot.waitSignal(packs.made):
        packs.make(tmp_path / "pack.pdf")
        window.go(Place.REGISTER)

    assert has_keyboard(window.page)


def test_what_is_adopted_while_one_goes_elsewhere_leaves_the_keyboard_there(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    window = open_window(desk)
    window.go(Place.COMMITMENTS)
    commitments = window.page
    assert isinstance(commitments, CommitmentsPage)
    card = commitments.cards["no_bid_candy"]
    card.adopt.click()
    assert card.form is not None

    card.form.do_it.click()
    window.go(Place.REGISTER)
    qtbot.waitUntil(lambda: not commitments.saved.isHidden())

    assert has_keyboard(window.page)


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (Qt.Key.Key_6, Place.REGISTER),
        (Qt.Key.Key_7, Place.BOARD_PACK),
        (Qt.Key.Key_1, Place.TODAY),
        (Qt.Key.Key_2, Place.OPPORTUNITIES),
    ],
)
def test_places_are_reached_by_keys_and_marked(
    desk: Desk, open_window: OpenWindow, keys: Qt.Key, place: Place
) -> None:
    window = open_window(desk)

    QTest.keyClick(window, keys, Qt.KeyboardModifier.ControlModifier)

    marked = [item for item in window.findChildren(NavItem) if "You are here" in _description(item)]
    assert window.place is place
    assert [item.text() for item in marked] == [place.value.replace("_", " ").capitalize()]
    assert window.windowTitle().endswith("Tender Pause")


def test_the_navigation_works_by_keyboard(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)
    register = next(item for item in window.findChildren(NavItem) if item.text() == "Register")
    register.setFocus()

    QTest.keyClick(register, Qt.Key.Key_Space)

    assert window.place is Place.REGISTER


def test_back_returns_to_the_same_row(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    stored(desk, *(a_tender(number, 10 + number) for number in range(1, 8)))
    window = open_window(desk)
    listing = _list_of(qtbot, window, 7)
    listing.table.go_to_row(3)

    QTest.keyClick(listing.table, Qt.Key.Key_Return)
    there = window.place
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert there is Place.OPPORTUNITY
    assert window.place is Place.OPPORTUNITIES
    assert listing.table.current_row() == 3


def test_an_opportunity_that_is_not_there_leaves_one_where_one_is(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    window = open_window(desk)

    with pytest.raises(TenderPauseError):
        window.go(Place.PAUSE, "ocds-nowhere-1")

    assert window.place is Place.OPPORTUNITIES
    assert not window.can_go_back


def test_imported_files_fill_the_list_and_are_told_of(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow, tmp_path: Path
) -> None:
    file = tmp_path / "notices.json"
    file.write_text(RELEASES, "utf-8")
    window = open_window(desk, asks=Asks(files=lambda _window: [file], folder=lambda _window: None))
    bar = window.statusBar()

    window.menus.actions[CommandId.IMPORT].trigger()

    _list_of(qtbot, window, 1)
    qtbot.waitUntil(lambda: "1 file read: 1 new, 0 changed, 0 unchanged, 1 set aside." in _words(bar))
    qtbot.waitUntil(lambda: "1 notice on this computer" in _words(bar))
    item = next(item for item in window.findChildren(NavItem) if item.text() == "Opportunities")
    assert item.accessibleName() == "Opportunities, 1"


def test_a_file_that_cannot_be_opened_is_told_in_three_sentences(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.json"
    window = open_window(desk, asks=Asks(files=lambda _window: [gone], folder=lambda _window: None))

    window.menus.actions[CommandId.IMPORT].trigger()

    qtbot.waitUntil(lambda: bool(window.findChildren(ErrorDialog)))
    sentences = [label.text() for label in window.findChildren(ErrorDialog)[0].sentences]
    assert str(gone) in sentences[0]
    assert len([sentence for sentence in sentences if sentence]) == 3


def test_a_backup_is_made_where_one_says(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    window = open_window(desk, asks=Asks(files=lambda _window: [], folder=lambda _window: folder))

    window.menus.actions[CommandId.BACK_UP].trigger()

    qtbot.waitUntil(lambda: "Backed up and checked" in _words(window.statusBar()))
    assert len(list(folder.iterdir())) == 1


def test_letters_work_in_the_list_and_are_undone(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    stored(desk, *(a_tender(number, 10 + number) for number in range(1, 4)))
    window = open_window(desk)
    listing = _list_of(qtbot, window, 3)
    listing.table.setFocus()
    listing.table.go_to_row(0)

    QTest.keyClick(listing.table, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: listing.model.rowCount() == 2)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: listing.model.rowCount() == 3)


def test_letters_do_nothing_while_one_types(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    stored(desk, *(a_tender(number, 10 + number) for number in range(1, 4)))
    window = open_window(desk)
    listing = _list_of(qtbot, window, 3)
    listing.table.go_to_row(0)

    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(listing.head.search, "x")

    assert listing.head.search.hasFocus()
    assert listing.head.search.text() == "x"
    assert not listing.triage.can_undo


def test_the_edit_menu_serves_the_field_with_the_keyboard(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    window = open_window(desk)
    search = _list_of(qtbot, window, 0).head.search
    search.setFocus()
    QTest.keyClicks(search, "carers")

    window.menus.actions[CommandId.SELECT_ALL].trigger()
    window.menus.actions[CommandId.COPY].trigger()
    window.menus.actions[CommandId.CUT].trigger()
    cut = search.text()
    window.menus.actions[CommandId.UNDO].trigger()

    assert cut == ""
    assert search.text() == "carers"
    assert QApplication.clipboard().text() == "carers"


def test_the_edit_menu_has_nothing_to_cut_outside_fields(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    window = open_window(desk)
    _list_of(qtbot, window, 0).table.setFocus()

    window.menus.refresh()

    edit = (CommandId.CUT, CommandId.COPY, CommandId.PASTE, CommandId.SELECT_ALL)
    assert not any(window.menus.actions[command].isEnabled() for command in edit)


def test_what_does_not_work_here_is_disabled(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)
    _list_of(qtbot, window, 0)
    window.menus.refresh()

    enabled = {command for command, action in window.menus.actions.items() if action.isEnabled()}

    assert CommandId.SEARCH in enabled
    assert enabled.isdisjoint({CommandId.SHORTLIST, CommandId.PAUSE, CommandId.UNDO, CommandId.BACK})


def test_every_command_stands_once_in_the_table_and_in_one_menu(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)

    menus = [*window.menus.menus.values()]
    menus += [submenu for menu in menus for submenu in menu.findChildren(QMenu)]
    in_menus = [action for menu in menus for action in menu.actions() if action.text()]

    assert sorted(command.id for command in COMMANDS) == sorted(CommandId)
    assert {_plain(action) for action in in_menus} >= {command.words for command in COMMANDS}
    keys = [key for command in COMMANDS for key in command.all_keys]
    assert len(keys) == len(set(keys))


def test_the_keys_are_listed_from_the_same_table(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)

    window.menus.actions[CommandId.SHORTCUTS].trigger()

    dialog = window.findChild(QDialog)
    assert dialog is not None
    words = _words(dialog)
    assert all(
        command.full_words.rstrip("…") in words for command in COMMANDS if command.keys or command.list_keys
    )


def test_a_second_window_reads_only_and_says_so(
    desk: Desk, open_window: OpenWindow, now: Callable[[], datetime]
) -> None:
    second = open_desk(desk.workspace.path, now)

    window = open_window(second)

    bars = [bar.sentence.text() for bar in window.findChildren(Bar)]
    assert len(bars) == 1
    assert "nothing can be changed" in bars[0]
    assert not window.menus.actions[CommandId.IMPORT].isEnabled()
    window.close()
    second.workspace.close()


def test_sample_data_are_marked_on_every_page(desk: Desk, open_window: OpenWindow) -> None:
    desk.sample = True
    window = open_window(desk)

    for place in (Place.OPPORTUNITIES, Place.REGISTER, Place.BOARD_PACK):
        window.go(place)

        assert [bar.isVisible() for bar in window.findChildren(Bar)] == [True]


def test_the_window_comes_back_as_high_as_it_was(desk: Desk, open_window: OpenWindow, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    first = open_window(desk, settings)
    first.resize(1200, 740)
    first.close()

    second = open_window(desk, settings)

    assert second.height() == 740


def test_a_change_made_elsewhere_reaches_the_page_in_sight(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    window = open_window(desk)
    _list_of(qtbot, window, 0)

    stored(desk, a_tender(1, 20))

    _list_of(qtbot, window, 1)


def test_a_page_out_of_sight_catches_up_when_it_is_shown(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    window = open_window(desk)
    listing = _list_of(qtbot, window, 0)
    window.go(Place.BOARD_PACK)
    stored(desk, a_tender(1, 20))
    qtbot.waitUntil(lambda: "1 notice on this computer" in _words(window.statusBar()))

    window.go(Place.OPPORTUNITIES)

    qtbot.waitUntil(lambda: listing.model.rowCount() == 1)


def test_an_opportunity_page_is_about_what_was_opened(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    first, second = stored(desk, a_tender(1, 20), a_tender(2, 30))
    window = open_window(desk)
    window.go(Place.OPPORTUNITY, first)
    window.go(Place.OPPORTUNITY, second)

    window.back()

    page = window.page
    assert isinstance(page, OpportunityPage)
    assert page.key == first
    qtbot.waitUntil(lambda: window.windowTitle() == "Invented service 1 · Tender Pause")


def _list_of(qtbot: QtBot, window: MainWindow, rows: int) -> OpportunitiesPage:
    window.go(Place.OPPORTUNITIES)
    page = window.page
    assert isinstance(page, OpportunitiesPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == rows)
    return page


def _words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(Label))


def _description(item: NavItem) -> str:
    return QAccessible.queryAccessibleInterface(item).text(QAccessible.Text.Description)


def _plain(action: QAction) -> str:
    return action.text().partition("\t")[0]


RELEASES = """
{"uri": "https://www.example.org/1", "version": "1.1", "publishedDate": "2026-06-01T09:00:00Z",
 "publisher": {"name": "Invented"}, "releases": [
  {"ocid": "ocds-h6vhtk-00abcd", "id": "00abcd-1", "date": "2026-06-01T09:00:00Z", "tag": ["tender"],
   "initiationType": "tender", "buyer": {"id": "GB-1", "name": "Invented Council"},
   "tender": {"id": "t1", "title": "Peer support <b>and</b> drop-in", "status": "active",
              "tenderPeriod": {"endDate": "2026-07-17T12:00:00+01:00"}}},
  "not a release"]}
"""


def has_keyboard(page: QWidget | None) -> bool:
    focused = QApplication.focusWidget()
    return page is not None and focused is not None and focused.isVisible() and page.isAncestorOf(focused)
