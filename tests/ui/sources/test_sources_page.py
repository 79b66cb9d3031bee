"""The page of the sources in its window: a check with progress and cancel, what was set aside, adding one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.services import own_sources
from desktop.services.checking import check
from desktop.services.desk import Desk
from desktop.services.importing import import_files
from desktop.services.source_health import SourceLine
from desktop.ui.commands import CommandId
from desktop.ui.main_window import MainWindow
from desktop.ui.opportunity.link_dialog import LinkDialog
from desktop.ui.page import Place
from desktop.ui.sources.add_source_dialog import AddSourceDialog
from desktop.ui.sources.kept_dialog import KeptDialog
from desktop.ui.sources.source_table_model import Col, SourceTableModel
from desktop.ui.sources.sources_page import SourcesPage
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label
from feeds.source import catalogue, link_only
from tests.feeds.serving import Server, Visit, answer, serving
from tests.services.feed_pages import a_feed, releases
from tests.ui.sources.conftest import OpenSources


class SlowSource:
    """Two pages; the second is sent once `release` is set. `asked` tells that it was asked for."""

    def __init__(self) -> None:
        self.asked, self.release = threading.Event(), threading.Event()
        self.base = ""

    def respond(self, visit: Visit) -> None:
        if visit.path == "/2":
            self.asked.set()
            self.release.wait(60)
            visit.say(answer(releases(2)))
        else:
            visit.say(answer(releases(1, following=f"{self.base}/2")))


@pytest.fixture
def slow(quiet_desk: Desk) -> Iterator[SlowSource]:
    """A slow source that was added."""
    source = SlowSource()
    with serving(source.respond) as server:
        source.base = server.url
        tried = own_sources.try_address(quiet_desk.now, f"{server.url}/", "Slow <b>source</b>", private=True)
        own_sources.add(quiet_desk, tried)
        yield source
        source.release.set()


@contextmanager
def a_bulletin(desk: Desk) -> Iterator[Server]:
    """Serve a web feed that was added as "Bulletin" while the block lasts."""
    with serving(a_feed) as server:
        own_sources.add(desk, own_sources.try_address(desk.now, server.url, "Bulletin", private=True))
        yield server


def status_words(page: SourcesPage) -> str:
    window = page.window()
    assert isinstance(window, MainWindow)
    return " | ".join(label.text() for label in window.statusBar().findChildren(Label) if label.isVisible())


def line_of(page: SourcesPage, name: str) -> SourceLine | None:
    lines = (page.list.model.line(row) for row in range(page.list.model.rowCount()))
    return next((line for line in lines if line is not None and line.name == name), None)


def test_a_check_tells_its_pages_while_the_window_goes_on(
    qtbot: QtBot, quiet_desk: Desk, slow: SlowSource, open_sources: OpenSources
) -> None:
    page = open_sources(quiet_desk)

    page.pull_all.click()
    qtbot.waitUntil(lambda: page.checking.page.text() == "Page 1")
    shown, title = page.checking.isVisible(), page.checking.title.text()
    in_bar = status_words(page)
    in_row = getattr(line_of(page, "Slow <b>source</b>"), "state", "")
    blocked = page.pull_all.isEnabled() or page.list.pane.pull.isEnabled()
    slow.release.set()
    qtbot.waitUntil(lambda: page.checking.isHidden())

    assert shown
    assert title == "Checking Slow <b>source</b>"
    assert "Checking sources, page 1" in in_bar
    assert in_row == "Checking"
    assert not blocked
    assert "1 source checked: 2 new, 0 changed." in status_words(page)
    qtbot.waitUntil(lambda: getattr(line_of(page, "Slow <b>source</b>"), "new", "") == "2")


def test_every_source_is_seen_at_once_in_rows_as_high_as_the_picture_has_them(
    quiet_desk: Desk, open_sources: OpenSources
) -> None:
    page = open_sources(quiet_desk)
    view = page.list.view

    assert view.verticalScrollBar().maximum() == 0
    assert (view.header.height(), view.rowHeight(0)) == (32, 56)
    assert page.aside.y() == page.list.y()
    assert page.aside.geometry().bottom() == page.list.geometry().bottom()
    assert page.list.pane.y() - page.list.geometry().bottom() - 1 == 16


def test_the_row_with_the_keyboard_is_kept_in_sight(
    qtbot: QtBot, quiet_desk: Desk, open_sources: OpenSources
) -> None:
    page = open_sources(quiet_desk)
    page.window().resize(1120, 720)
    theme.use("light", 2.0)
    view, last = page.list.view, page.list.model.rowCount() - 1
    view.setFocus()

    QTest.keyClick(view, Qt.Key.Key_End)
    row = view.visualRect(view.currentIndex())
    foot = view.viewport().mapTo(page, row.bottomLeft()).y()
    theme.use("light", 1.0)

    assert view.current_row() == last
    assert 0 < foot <= page.height()


def test_the_week_of_the_chosen_source_is_drawn_and_told(
    qtbot: QtBot, quiet_desk: Desk, open_sources: OpenSources
) -> None:
    with a_bulletin(quiet_desk):
        check(quiet_desk, lambda _done, _total: None)
        page = open_sources(quiet_desk)
        week = page.aside.week
        of_one_never_asked = week.isVisible()

        page.list.view.go_to_row(page.list.model.rowCount() - 1)

    assert not of_one_never_asked
    assert week.isVisible()
    assert week.title.text() == "Bulletin, last 7 days"
    assert week.chart.accessibleName() == "New notices: Wed 0, Thu 0, Fri 0, Sat 0, Sun 0, Mon 0, Today 2"


def test_cancel_stops_after_the_page_and_keeps_what_came(
    qtbot: QtBot, quiet_desk: Desk, slow: SlowSource, open_sources: OpenSources
) -> None:
    page = open_sources(quiet_desk)
    page.pull_all.click()
    qtbot.waitUntil(slow.asked.is_set)

    page.checking.cancel.click()
    stopping = page.checking.page.text()
    slow.release.set()
    qtbot.waitUntil(lambda: page.checking.isHidden())

    assert stopping == "Stopping after this page"
    assert "Stopped, as you asked. What was stored stays." in status_words(page)
    qtbot.waitUntil(
        lambda: getattr(line_of(page, "Slow <b>source</b>"), "state", "") == "Stopped before its end."
    )


def test_the_sample_is_pulled_with_f5_from_anywhere(
    qtbot: QtBot, sample_desk: Desk, open_sources: OpenSources
) -> None:
    page = open_sources(sample_desk)
    window = page.window()
    assert isinstance(window, MainWindow)
    window.go(Place.REGISTER)

    QTest.keyClick(window, Qt.Key.Key_F5)

    qtbot.waitUntil(lambda: "2 sources checked" in status_words(page))
    assert window.place is Place.REGISTER


def test_one_source_is_pulled_from_its_pane(
    qtbot: QtBot, sample_desk: Desk, open_sources: OpenSources
) -> None:
    page = open_sources(sample_desk)
    page.list.view.go_to_row(1)

    page.list.pane.pull.click()

    qtbot.waitUntil(lambda: "1 source checked" in status_words(page))
    assert page.list.view.current_row() == 1


def test_a_source_asked_a_moment_ago_says_when_it_can_be_asked_again(
    qtbot: QtBot, quiet_desk: Desk, open_sources: OpenSources
) -> None:
    with a_bulletin(quiet_desk):
        page = open_sources(quiet_desk)
        page.list.view.go_to_row(page.list.model.rowCount() - 1)

        page.list.pane.pull.click()

        qtbot.waitUntil(lambda: "again from 09:10" in page.list.pane.pull.toolTip())
    assert not page.list.pane.pull.isEnabled()
    assert "again from 09:10" in page.pull_all.toolTip()


def test_what_was_set_aside_is_looked_at_as_plain_text_and_copied(
    qtbot: QtBot, quiet_desk: Desk, open_sources: OpenSources, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("files") / "odd.json"
    file.write_bytes(b'{"releases": [{"id": "1", "tender": {"title": "<b>Bold</b> rooms"}}]}')
    import_files(quiet_desk, [file], lambda _done, _total: None)
    page = open_sources(quiet_desk)
    qtbot.waitUntil(lambda: len(page.aside.buttons) == 1)
    page.aside.buttons[0].setFocus()

    QTest.keyClick(page.aside.buttons[0], Qt.Key.Key_Space)

    dialog = page.findChild(KeptDialog)
    assert dialog is not None
    assert "<b>Bold</b> rooms" in [label.text() for label in dialog.findChildren(Label)]
    assert isinstance(dialog.text, QPlainTextEdit)
    assert '"title": "<b>Bold</b> rooms"' in dialog.text.toPlainText()
    assert dialog.text.isReadOnly()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    dialog.close_it.click()
    assert page.files.isVisible()


def test_a_source_is_tried_then_added_by_keyboard(
    qtbot: QtBot, quiet_desk: Desk, open_sources: OpenSources
) -> None:
    page = open_sources(quiet_desk)
    with serving(a_feed) as server:
        page.list.add.click()
        dialog = page.findChild(AddSourceDialog)
        assert dialog is not None
        QTest.keyClicks(dialog.address.edit, f"{server.url}/feed")
        dialog.private.setChecked(True)
        QTest.keyClick(dialog.address.edit, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.try_it.text() == "Add the source")
        found = dialog.found.text()

        QTest.keyClick(dialog, Qt.Key.Key_Return)

        qtbot.waitUntil(lambda: line_of(page, "127.0.0.1") is not None)
    assert found == "A web feed: 2 items on the first page."


def test_an_address_that_cannot_be_asked_is_told_beneath_the_field(
    quiet_desk: Desk, open_sources: OpenSources
) -> None:
    page = open_sources(quiet_desk)
    page.list.add.click()
    dialog = page.findChild(AddSourceDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.address.edit, "file:///etc/passwd")

    dialog.try_it.click()

    assert "only http and https" in dialog.address.error.sentence()
    dialog.reject()


def test_a_source_is_switched_off_on_and_removed(
    qtbot: QtBot, quiet_desk: Desk, open_sources: OpenSources
) -> None:
    with a_bulletin(quiet_desk):
        page = open_sources(quiet_desk)
        page.list.view.go_to_row(page.list.model.rowCount() - 1)

        page.list.pane.switch.click()
        qtbot.waitUntil(lambda: page.list.pane.switch.text() == "Switch on")
        page.list.pane.switch.click()
        qtbot.waitUntil(lambda: page.list.pane.switch.text() == "Switch off")
        page.list.pane.remove.click()

        qtbot.waitUntil(lambda: line_of(page, "Bulletin") is None)


def test_every_cell_says_what_it_shows(quiet_desk: Desk, open_sources: OpenSources) -> None:
    page = open_sources(quiet_desk)
    model = page.list.model

    said = [str(model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)) for column in Col]

    assert said[Col.NAME] == "Find a Tender. United Kingdom"
    assert said[Col.STATE] == "State: Switched off"
    assert QAccessible.queryAccessibleInterface(page.list.view).role() == QAccessible.Role.Table


def test_the_model_keeps_the_rules_of_models(quiet_desk: Desk, open_sources: OpenSources) -> None:
    line = open_sources(quiet_desk).list.model.line(0)
    assert line is not None
    model = SourceTableModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.show([line])
    model.show([replace(line, state="Working")])
    model.show([])

    assert tester.model() is model


def test_the_sample_offers_no_source_of_ones_own(sample_desk: Desk, open_sources: OpenSources) -> None:
    page = open_sources(sample_desk)

    assert not page.list.add.isVisible()
    assert not page.list.pane.switch.isVisible()
    assert page.pull_all.isEnabled()


def test_f5_stands_in_the_file_menu(sample_desk: Desk, open_sources: OpenSources) -> None:
    window = open_sources(sample_desk).window()
    assert isinstance(window, MainWindow)

    action = window.menus.actions[CommandId.CHECK_SOURCES]

    assert action.isEnabled()
    assert [keys.toString() for keys in action.shortcuts()] == ["F5"]
    assert QApplication.activeWindow() is window


def test_places_without_a_feed_are_named_and_their_page_is_asked_for_first(
    qtbot: QtBot, quiet_desk: Desk, open_sources: OpenSources
) -> None:
    opened: list[str] = []
    page = open_sources(quiet_desk)
    page._open_url = lambda url: opened.append(url.toString())
    places = link_only()

    named = [link.text() for link in page.links.links]
    qtbot.mouseClick(page.links.links[0], Qt.MouseButton.LeftButton)
    dialog = page.findChild(LinkDialog)
    assert dialog is not None
    before = list(opened)
    dialog.lead_there.click()

    assert named == [place.name for place in places]
    assert before == []
    assert opened == [places[0].url]
    said = "\n".join(label.text() for label in page.links.findChildren(Label))
    assert all(place.why in said and place.instead in said for place in places)


def test_the_chosen_source_says_what_is_not_confirmed_its_terms_its_pace_and_where_people_read_it(
    qtbot: QtBot, quiet_desk: Desk, open_sources: OpenSources
) -> None:
    opened: list[str] = []
    page = open_sources(quiet_desk)
    page._open_url = lambda url: opened.append(url.toString())
    pane = page.list.pane
    seen = []
    for row, source in enumerate(catalogue()):
        page.list.view.go_to_row(row)
        seen.append(
            source.caution in pane.caution.text()
            and source.attribution in pane.attribution.text()
            and f"At least {source.pace_s:g} seconds" in pane.attribution.text()
            and pane.caution.isVisible()
        )
    qtbot.mouseClick(pane.site, Qt.MouseButton.LeftButton)
    dialog = page.findChild(LinkDialog)
    assert dialog is not None
    before = list(opened)
    dialog.lead_there.click()

    assert seen == [True] * len(catalogue())
    assert "needs the internet" in pane.site.toolTip()
    assert (before, opened) == ([], [catalogue()[-1].site])
