"""The page of conversations, and the form: what is shown, kept, shared, and where nothing can be written."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.conversations import Talk, Way
from desktop.domain.organisation import Organisation
from desktop.services import conversation_form, directory
from desktop.services.conversation_changes import Conversing
from desktop.services.desk import Desk
from desktop.services.trustee_copies import copy_for_trustees
from desktop.store import conversations as store
from desktop.store import drafts
from desktop.store.workspace import Workspace
from desktop.ui.asks import Asks
from desktop.ui.commands import CommandId
from desktop.ui.conversations.conversations_page import ConversationsPage
from desktop.ui.conversations.note_dialog import NoteDialog
from desktop.ui.conversations.share_dialog import ShareDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.page import DUE, Place
from desktop.ui.widgets.label import Label
from tests.ui.windows import opened

SAID = "They run it on Tuesdays."


@pytest.fixture
def kitchen(desk: Desk) -> str:
    wanted = Organisation(name="Marsh Lane Kitchen")
    return desk.workspace.write(lambda db: directory.add(db, desk, wanted)).result()


@pytest.fixture
def talks(desk: Desk, kitchen: str) -> tuple[str, str]:
    """Two conversations: one whose next step is due, and an older one."""
    conversing = Conversing(desk)
    talk = Talk(
        organisation=kitchen, way=Way.VISIT, on=date(2026, 6, 5), said=SAID, ours=(desk.author or "",)
    )
    due = conversing.note(
        Talk(organisation=kitchen, on=date(2026, 6, 8), said="Hello.", next_step="Ring back")
    )
    return due, conversing.note(talk)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, out: Path) -> Iterator[MainWindow]:
    window = opened(qtbot, desk, asks=Asks(sheet=lambda _window, _name: out))
    yield window
    window.close()


def page_in(window: MainWindow, key: str | None = None) -> ConversationsPage:
    window.go(Place.CONVERSATIONS, key)
    page = window.page
    assert isinstance(page, ConversationsPage)
    return page


def dialog_in(window: MainWindow, kind: type[QDialog]) -> QDialog:
    (dialog,) = [each for each in window.findChildren(kind) if each.isVisible()]
    assert isinstance(dialog, kind)
    return dialog


def test_the_newest_stands_first_with_what_was_said_beside(
    window: MainWindow, talks: tuple[str, str]
) -> None:
    page = page_in(window)

    lines = [page.table.model.line(row) for row in range(page.table.model.rowCount())]
    assert [line.id for line in lines if line] == list(talks)
    assert page.pane.said.text() == "Hello."
    page.table.choose(talks[1])
    assert (page.pane.heading.text(), page.pane.said.text()) == ("Marsh Lane Kitchen", SAID)
    assert page.pane.way.text() == "Visit · We to them · 5 June 2026"


def test_its_model_keeps_to_what_qt_expects(
    window: MainWindow, talks: tuple[str, str], qtmodeltester: ModelTester
) -> None:
    page = page_in(window)

    qtmodeltester.check(page.table.model)


def test_what_is_due_is_listed_from_elsewhere_and_a_conversation_is_found_under_any_filter(
    window: MainWindow, talks: tuple[str, str]
) -> None:
    page = page_in(window, DUE)
    assert page.filters.due.is_on
    assert page.table.count.text() == "1 of 2 shown"

    page = page_in(window, talks[1])

    line = page.table.line()
    assert line is not None
    assert line.id == talks[1]


def test_the_filters_come_back_with_the_page(window: MainWindow, talks: tuple[str, str], desk: Desk) -> None:
    page = page_in(window, DUE)
    again = ConversationsPage(desk, window.noting)

    again.recall(page.remembered())

    assert again.filters.wanted().due


def test_the_count_beside_the_place_is_what_is_due(
    qtbot: QtBot, window: MainWindow, talks: tuple[str, str]
) -> None:
    item = window._frame.navigation.items[Place.CONVERSATIONS]

    qtbot.waitUntil(lambda: "1" in item.accessibleName())


@pytest.mark.parametrize(
    ("names", "words", "headings"),
    [
        (False, False, {"Day", "Way", "About"}),
        (True, True, {"Day", "Organisation", "What was said", "Next step"}),
    ],
)
def test_a_list_is_exported_with_what_was_ticked_alone(
    qtbot: QtBot,
    window: MainWindow,
    talks: tuple[str, str],
    out: Path,
    names: bool,
    words: bool,
    headings: set[str],
) -> None:
    page_in(window)
    window.menus.run(CommandId.EXPORT)
    dialog = dialog_in(window, ShareDialog)
    assert isinstance(dialog, ShareDialog)
    assert not dialog.names.isChecked()
    assert not dialog.words.isChecked()
    dialog.names.setChecked(names)
    dialog.words.setChecked(words)

    dialog.go_on.click()

    qtbot.waitUntil(out.exists)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert headings <= set(rows[0])
    assert ("Marsh Lane Kitchen" in out.read_text("utf-8-sig")) is names
    assert (SAID in out.read_text("utf-8-sig")) is words


def test_what_is_typed_is_kept_within_a_moment(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    window.menus.run(CommandId.NOTE_CONVERSATION)
    dialog = dialog_in(window, NoteDialog)
    assert isinstance(dialog, NoteDialog)
    qtbot.keyClicks(dialog.fields.said, SAID)

    def kept() -> bool:
        with desk.reader() as db:
            draft = drafts.of(db, dialog.form.draft).get(conversation_form.FIELD)
        return draft is not None and SAID in draft.text

    qtbot.waitUntil(kept)
    dialog.reject()


def test_the_form_is_about_what_is_current(window: MainWindow, talks: tuple[str, str], kitchen: str) -> None:
    page_in(window)

    window.menus.run(CommandId.NOTE_CONVERSATION)

    dialog = dialog_in(window, NoteDialog)
    assert isinstance(dialog, NoteDialog)
    assert dialog.fields.organisation.organisation() == kitchen
    dialog.reject()


def test_a_form_says_what_is_missing_and_goes_there(qtbot: QtBot, window: MainWindow) -> None:
    window.menus.run(CommandId.NOTE_CONVERSATION)
    dialog = dialog_in(window, NoteDialog)
    assert isinstance(dialog, NoteDialog)

    qtbot.keyClick(dialog.fields.said, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert dialog.isVisible()
    assert dialog.fields.organisation.error.sentence() == "Choose the organisation, or add it."
    assert dialog.fields.said_field.error.sentence() == "A line is enough: what was said?"
    dialog.reject()


def test_a_change_is_made_in_the_same_form(window: MainWindow, talks: tuple[str, str], desk: Desk) -> None:
    page = page_in(window, talks[1])
    page.pane.change.click()
    dialog = dialog_in(window, NoteDialog)
    assert isinstance(dialog, NoteDialog)
    assert dialog.fields.said.words() == SAID
    dialog.fields.said.setPlainText("They run it on Wednesdays.")

    dialog.note.click()

    with desk.reader() as db:
        kept = store.one(db, talks[1])
    assert kept is not None
    assert (kept.talk.said, kept.talk.on) == ("They run it on Wednesdays.", date(2026, 6, 5))


def test_a_form_in_which_nothing_was_changed_leaves_nothing_to_take_back(
    window: MainWindow, talks: tuple[str, str]
) -> None:
    page = page_in(window, talks[1])
    page.pane.change.click()
    dialog = dialog_in(window, NoteDialog)
    assert isinstance(dialog, NoteDialog)

    dialog.note.click()

    assert "Saved as it stands." in [label.text() for label in window.statusBar().findChildren(Label)]
    assert not window.menus.run(CommandId.UNDO)


def test_a_file_that_is_only_read_shows_all_and_changes_nothing(
    qtbot: QtBot, desk: Desk, talks: tuple[str, str], now: Callable[[], datetime]
) -> None:
    with Workspace.open(desk.workspace.path, writable=False, now=now) as copy:
        window = opened(qtbot, Desk(copy, now))
        page = page_in(window)

        assert page.table.state() == "rows"
        assert not page.note.isEnabled()
        assert not page.pane.change.isEnabled()
        assert CommandId.NOTE_CONVERSATION not in window._commands.available()
        window.close()


def test_a_copy_for_trustees_says_that_conversations_are_left_out(
    qtbot: QtBot, desk: Desk, talks: tuple[str, str], tmp_path: Path, now: Callable[[], datetime]
) -> None:
    made = copy_for_trustees(desk, tmp_path / "copy").made
    with Workspace.open(made.path, writable=False, now=now) as copy:
        window = opened(qtbot, Desk(copy, now))
        page = page_in(window)

        assert page.table.state() == "none_yet"
        assert not page.table.first.isVisible()
        window.close()


def test_who_has_gone_quiet_is_listed_and_heard_again(qtbot: QtBot, desk: Desk, kitchen: str) -> None:
    Conversing(desk).set_rhythm(kitchen, 1)
    moment = desk.now() + timedelta(days=8)
    later = Desk(desk.workspace, lambda: moment, desk.author)
    window = opened(qtbot, later)
    page = page_in(window)
    page.filters.quiet.click()

    line = page.table.line()
    assert line is not None
    assert (line.name, line.said) == ("Marsh Lane Kitchen", "No conversation yet")
    page.pane.again.click()
    dialog = dialog_in(window, NoteDialog)
    assert isinstance(dialog, NoteDialog)
    dialog.fields.said.setPlainText(SAID)
    dialog.note.click()
    qtbot.waitUntil(lambda: page.table.state() == "none_matches")
    window.close()
