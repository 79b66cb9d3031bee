"""The View menu chooses the size of text and the colours, and says what is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.appearance import appearance
from desktop.ui.commands import COMMANDS, CommandId, Submenu
from desktop.ui.go_to.entries import of_commands
from desktop.ui.look_commands import LOOKS, SIZES
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.settings.settings_page import SettingsPage
from desktop.ui.theme.appearance import TEXT_SIZES, Appearance
from desktop.ui.theme.high_contrast import own_contrast_colours
from desktop.ui.theme.theme import theme
from desktop.ui.theme.tokens import tokens
from tests.ui.looks.ratios import contrast
from tests.ui.windows import opened


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[QSettings]:
    """The settings of this computer's window; the look is as the next test expects it afterwards."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    appearance.begin(settings)
    appearance.choose_theme(Appearance.LIGHT)
    yield settings
    appearance.choose_theme(Appearance.LIGHT)
    appearance.choose_text_size(100)


@pytest.fixture
def window(qtbot: QtBot, sample_desk: Desk, kept: QSettings) -> Iterator[MainWindow]:
    window = opened(qtbot, sample_desk)
    yield window
    window.close()


def ticked(window: MainWindow) -> set[CommandId]:
    return {
        command.id
        for command in COMMANDS
        if command.within is not None and window.menus.actions[command.id].isChecked()
    }


def settings_card(window: MainWindow) -> tuple[str, str]:
    page = window.page
    assert isinstance(page, SettingsPage)
    return page.appearance.themes.choice(), page.appearance.sizes.choice()


def test_every_size_and_every_appearance_can_be_chosen() -> None:
    assert tuple(SIZES.values()) == TEXT_SIZES
    assert set(LOOKS.values()) == set(Appearance)
    assert {command.id for command in COMMANDS if command.within} == {*SIZES, *LOOKS}


def test_the_menu_ticks_what_is_chosen_and_it_is_kept(window: MainWindow, kept: QSettings) -> None:
    window.menus.actions[CommandId.TEXT_150].trigger()
    window.menus.actions[CommandId.LOOK_DARK].trigger()

    assert (theme.percent, theme.name) == (150, "dark")
    assert ticked(window) == {CommandId.TEXT_150, CommandId.LOOK_DARK}
    assert (kept.value("appearance/text_size"), kept.value("appearance/theme")) == ("150", "dark")


def test_the_menu_and_the_settings_stay_in_step(window: MainWindow) -> None:
    window.go(Place.SETTINGS)

    window.menus.run(CommandId.TEXT_130)
    window.menus.run(CommandId.LOOK_CONTRAST)
    by_menu = settings_card(window)
    page = window.page
    assert isinstance(page, SettingsPage)
    page.appearance.sizes.chips["115"].click()
    page.appearance.themes.chips["light"].click()

    assert by_menu == ("contrast", "130")
    assert ticked(window) == {CommandId.TEXT_115, CommandId.LOOK_LIGHT}


def test_choosing_what_is_chosen_already_leaves_it_ticked(window: MainWindow) -> None:
    window.menus.actions[CommandId.TEXT_100].trigger()

    assert ticked(window) == {CommandId.TEXT_100, CommandId.LOOK_LIGHT}


def test_text_grows_and_shrinks_step_by_step_and_ends_at_the_ends(window: MainWindow) -> None:
    grown = [theme.percent]
    while window.menus.run(CommandId.LARGER_TEXT):
        grown.append(theme.percent)
    window.menus.run(CommandId.SMALLER_TEXT)

    assert grown == list(TEXT_SIZES)
    assert theme.percent == 150
    assert window.menus.actions[CommandId.LARGER_TEXT].isEnabled()


def test_choices_say_what_they_are_about_where_no_menu_does(window: MainWindow) -> None:
    found = of_commands("text size", dict.fromkeys(CommandId, lambda: None))

    assert [entry.words for entry in found] == [f"{Submenu.TEXT_SIZE}: {size} %" for size in TEXT_SIZES]
    assert {entry.aside.partition(",")[0] for entry in found} == {"View"}


@pytest.mark.parametrize("dark", [False, True])
def test_our_own_high_contrast_has_twice_what_text_needs(dark: bool) -> None:
    colours = {name: colour.name() for name, colour in own_contrast_colours(dark=dark).items()}
    pairs = {(pair.foreground, pair.background) for pair in tokens().contrast}

    least = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}

    assert {pair: ratio for pair, ratio in least.items() if ratio < 7} == {}


def test_high_contrast_is_a_choice_of_its_own(window: MainWindow) -> None:
    window.menus.run(CommandId.LOOK_CONTRAST)

    assert theme.is_contrast
    assert theme.colour("bg-window") == theme.colour("bg-surface") == QColor("#ffffff")
