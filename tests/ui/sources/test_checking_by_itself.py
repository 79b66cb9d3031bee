"""Sources are checked while the window is open; how, is chosen on their page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.asking import Outcome, QuietHours
from desktop.services import checking_settings, own_sources
from desktop.services.desk import Desk
from desktop.services.due import due_by_itself
from desktop.store import asked, checking
from desktop.store.checking import Checking
from desktop.ui.automatic_checks import AutomaticChecks
from desktop.ui.main_window import MainWindow
from desktop.ui.sources.add_source_dialog import AddSourceDialog
from desktop.ui.sources.checking_dialog import CheckingDialog
from desktop.ui.sources.feed_lists_dialog import FeedListsDialog
from desktop.ui.sources.sources_page import SourcesPage
from tests.conftest import NOW
from tests.feeds.serving import Server, Visit, answer, serving
from tests.services.feed_pages import a_feed
from tests.ui.sources.conftest import OpenSources


@pytest.fixture
def bulletin(quiet_desk: Desk) -> Iterator[Server]:
    """A web feed that was added and not asked since."""
    with serving(a_feed) as server:
        own_sources.add(
            quiet_desk, own_sources.try_address(quiet_desk.now, server.url, "Bulletin", private=True)
        )
        server.visits.clear()
        yield server


def chosen(desk: Desk) -> Checking:
    with desk.reader() as db:
        return checking.of(db)


def automatic(page: SourcesPage, desk: Desk) -> AutomaticChecks:
    window = page.window()
    assert isinstance(window, MainWindow)
    return AutomaticChecks(desk, window.source_checks, window)


def test_what_is_due_is_asked_by_itself_once(
    qtbot: QtBot, quiet_desk: Desk, bulletin: Server, open_sources: OpenSources
) -> None:
    page = open_sources(quiet_desk)
    checks = automatic(page, quiet_desk)

    checks.begin(first_look_ms=0)
    qtbot.waitUntil(lambda: getattr(page.list.model.line(6), "new", "") == "2")
    with quiet_desk.reader() as db:
        waiting = due_by_itself(db, quiet_desk)

    line = page.list.model.line(6)
    assert line is not None
    assert len(bulletin.visits) == 1
    assert waiting == ()
    assert line.next_check.startswith("Next check tomorrow at ")
    assert "Next: Bulletin, tomorrow at" in page.list.foot.text()


@pytest.mark.parametrize("why", ["off", "quiet", "sample", "nobody"])
def test_nothing_is_asked_by_itself_where_that_is_not_wanted(
    why: str, quiet_desk: Desk, empty_desk: Desk, bulletin: Server
) -> None:
    desk = quiet_desk
    if why == "off":
        checking_settings.choose_by_itself(desk, on=False)
    elif why == "quiet":
        checking_settings.choose_quiet_hours(desk, QuietHours(time(8), time(10)))
    elif why == "sample":
        desk = replace(desk, sample=True)
    else:
        desk.workspace.write(
            lambda db: db.execute("DELETE FROM setting WHERE name = 'organisation_name'")
        ).result()

    with desk.reader() as db:
        assert due_by_itself(db, desk) == ()


def test_when_sources_are_checked_is_chosen_in_a_dialog(
    qtbot: QtBot, quiet_desk: Desk, bulletin: Server, open_sources: OpenSources
) -> None:
    page = open_sources(quiet_desk)
    page.list.when.click()
    dialog = page.findChild(CheckingDialog)
    assert dialog is not None
    closed = dialog.quiet_to.isEnabled()
    dialog.quiet_from.choose("22:00")
    dialog.quiet_from.edited.emit()
    opened = dialog.quiet_to.isEnabled()
    dialog.reach_back.choose("90")
    dialog.website.set_words("https://www.fernmoor.example/")
    dialog.countries.set_words("Ireland, France")

    QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert (closed, opened) == (False, True)
    assert chosen(quiet_desk) == Checking(
        quiet=QuietHours(time(22), time(7)),
        reach_back=timedelta(days=90),
        website="https://www.fernmoor.example/",
        countries=("IRL", "FRA"),
    )
    qtbot.waitUntil(lambda: "Quiet from 22:00 to 07:00." in page.list.foot.text())


def test_a_website_that_cannot_be_sent_is_told_and_nothing_saved(
    quiet_desk: Desk, bulletin: Server, open_sources: OpenSources
) -> None:
    page = open_sources(quiet_desk)
    page.list.when.click()
    dialog = page.findChild(CheckingDialog)
    assert dialog is not None
    dialog.by_itself.setChecked(False)
    dialog.website.set_words("mailto:amina@fernmoor.example")

    dialog.save.click()

    assert "only http and https" in dialog.problem.sentence()
    assert chosen(quiet_desk) == Checking()
    dialog.reject()


def test_how_often_one_source_is_checked_is_chosen_beneath_it(
    qtbot: QtBot, quiet_desk: Desk, bulletin: Server, open_sources: OpenSources
) -> None:
    page = open_sources(quiet_desk)
    page.list.view.go_to_row(6)
    pane = page.list.pane
    as_it_comes = pane.every.box.currentText()

    pane.every.choose("21600")
    pane.every.edited.emit()

    assert as_it_comes == "As it comes (every hour)"
    [(source, every)] = chosen(quiet_desk).every.items()
    assert (source.startswith("127-0-0-1-"), every) == (True, timedelta(hours=6))
    qtbot.waitUntil(lambda: getattr(page.list.model.line(6), "every", "") == "21600")


def test_a_site_offers_its_feeds_and_the_chosen_one_is_tried_and_added(
    qtbot: QtBot, quiet_desk: Desk, open_sources: OpenSources
) -> None:
    head = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{n}" href="/{n}">' for n in ("a", "b")
    )

    def a_site(visit: Visit) -> None:
        if visit.path == "/":
            visit.say(answer(f"<!DOCTYPE html><html>{head}</html>".encode()))
        else:
            a_feed(visit)

    with serving(a_site) as server:
        page = open_sources(quiet_desk)
        page.list.add.click()
        dialog = page.findChild(AddSourceDialog)
        assert dialog is not None
        dialog.address.set_words(f"{server.url}/")
        dialog.private.setChecked(True)
        dialog.try_it.click()
        qtbot.waitUntil(lambda: dialog.try_it.text() == "Try this feed")
        offered = [dialog.feeds.box.itemText(n) for n in range(dialog.feeds.box.count())]
        dialog.feeds.choose(f"{server.url}/b")
        dialog.try_it.click()
        qtbot.waitUntil(lambda: dialog.try_it.text() == "Add the source")

        dialog.try_it.click()

    assert offered == [f"a ({server.url}/a)", f"b ({server.url}/b)"]
    with quiet_desk.reader() as db:
        added = [(source.name, source.url) for source in own_sources.enabled(db)]
    assert added == [("b", f"{server.url}/b")]  # named as its page names it


def test_lists_of_feeds_come_in_and_go_out_by_the_window(
    qtbot: QtBot, quiet_desk: Desk, tmp_path: Path
) -> None:
    given, taken = tmp_path / "given.opml", tmp_path / "taken.opml"
    given.write_text(
        '<opml><body><outline text="Council" xmlUrl="https://council.example/rss"/></body></opml>'
    )
    dialog = FeedListsDialog(quiet_desk, ask_for_list=lambda _: given, ask_for_place=lambda _: taken)
    qtbot.addWidget(dialog)
    dialog.show()

    dialog.bring_in.click()
    qtbot.waitUntil(lambda: dialog.said.text() == "1 source added.")
    dialog.take_out.click()
    qtbot.waitUntil(taken.exists)
    qtbot.waitUntil(lambda: dialog.said.text().startswith("1 source written"))
    given.write_bytes(b"<rss/>")
    dialog.bring_in.click()

    qtbot.waitUntil(lambda: "no list of web feeds" in dialog.problem.sentence())
    assert b"https://council.example/rss" in taken.read_bytes()


def test_three_failures_in_a_row_are_told_in_plain_words(
    qtbot: QtBot, quiet_desk: Desk, bulletin: Server, open_sources: OpenSources
) -> None:
    def fail(at: datetime) -> None:
        source = next(iter(own_ids(quiet_desk)))
        quiet_desk.workspace.write(lambda db: asked.ended(db, source, at, Outcome.TROUBLED)).result()

    for hour in (1, 2, 3):
        fail(NOW - timedelta(hours=hour))

    page = open_sources(quiet_desk)
    page.list.view.go_to_row(6)

    assert (
        "It has not answered as it should 3 times in a row, since today at 08:00."
        in page.list.pane.words.text()
    )


def own_ids(desk: Desk) -> list[str]:
    with desk.reader() as db:
        return [source.id for source in own_sources.enabled(db)]
