"""Help says what is on each screen, and which keys work there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.appearance import appearance
from desktop.ui.commands import COMMANDS, Command, CommandId
from desktop.ui.help import help_text
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.widgets.label import Label
from tests.ui.windows import list_in, opened

DOCS = Path(__file__).parents[2] / "docs" / "keyboard.md"


@pytest.fixture
def window(qtbot: QtBot, sample_desk: Desk) -> Iterator[MainWindow]:
    window = opened(qtbot, sample_desk)
    yield window
    window.close()


@pytest.fixture
def letters_off() -> Iterator[None]:
    appearance.use_letter_keys(False)
    yield
    appearance.use_letter_keys(True)


def said(window: MainWindow) -> list[str]:
    (dialog,) = (each for each in window.findChildren(QDialog) if each.isVisible())
    return [label.text() for label in dialog.findChildren(Label)]


@pytest.mark.parametrize("place", Place)
def test_every_screen_has_a_few_plain_words(place: Place) -> None:
    text = help_text(place)

    assert text.title
    assert 1 <= len(text.paragraphs) <= 4
    assert not any("  " in words or "!" in words or "<" in words for words in text.paragraphs)


def test_no_keys_ask_for_two_commands() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.all_keys)

    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys
    assert {command.id for command in COMMANDS} == set(CommandId)


def test_f1_says_what_is_on_the_screen_and_the_keys_of_now(qtbot: QtBot, window: MainWindow) -> None:
    page = list_in(qtbot, window, 20)

    qtbot.keyClick(page.table, Qt.Key.Key_F1)

    words = said(window)
    assert words[0] == "The list of opportunities"
    assert words[words.index("Shortlist") + 1] == "S"
    assert "Next lens" not in words


def test_another_screen_has_other_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.go(Place.PAUSE, "ocds-sample-warm-homes")

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F1)

    words = said(window)
    assert words[0] == "The pause"
    assert words[words.index("Next lens") + 1] == "Ctrl+Enter"
    assert "Shortlist" not in words


def test_letters_that_are_turned_off_do_nothing_and_are_not_shown(
    qtbot: QtBot, window: MainWindow, letters_off: None
) -> None:
    page = list_in(qtbot, window, 20)

    for key in (Qt.Key.Key_S, Qt.Key.Key_X, Qt.Key.Key_J, Qt.Key.Key_P):
        qtbot.keyClick(page.table, key)

    assert window.place is Place.OPPORTUNITIES
    assert page.table.current_row() == 0
    assert not page.triage.can_undo
    assert window.menus.actions[CommandId.SHORTLIST].text() == "Shortlist"
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert not page.pane.isVisible(), "Space is no letter"


def test_letters_that_are_turned_on_again_stand_in_the_menus(window: MainWindow) -> None:
    appearance.use_letter_keys(False)

    appearance.use_letter_keys(True)

    assert window.menus.actions[CommandId.SHORTLIST].text() == "Shortlist\tS"


def test_the_shortcuts_list_every_key_once(qtbot: QtBot, window: MainWindow) -> None:
    window.menus.run(CommandId.SHORTCUTS)

    words = said(window)
    assert all(command.full_words.rstrip("…") in words for command in COMMANDS if command.all_keys)


@pytest.mark.parametrize("command", [each for each in COMMANDS if each.all_keys], ids=lambda each: each.id)
def test_the_docs_name_every_key(command: Command) -> None:
    keys = " or ".join(key.replace("Return", "Enter") for key in command.all_keys)

    assert f"| {keys} | {command.full_words.rstrip('…')} |" in DOCS.read_text("utf-8")
