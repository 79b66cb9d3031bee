"""The look: contrast of every pair, the fonts, the sheet, the icons."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.theme.fonts import FAMILY
from desktop.ui.theme.icons import icon
from desktop.ui.theme.sheet import TEMPLATE, make_sheet
from desktop.ui.theme.theme import theme
from desktop.ui.theme.tokens import ContrastPair, tokens
from tests.ui.looks.ratios import contrast


@pytest.mark.parametrize("pair", tokens().contrast, ids=str)
def test_every_pair_of_colours_has_the_contrast_it_needs(pair: ContrastPair) -> None:
    colours = tokens().colours[pair.theme]

    ratio = contrast(colours[pair.foreground], colours[pair.background])

    assert ratio >= pair.need


def test_light_and_dark_name_the_same_colours() -> None:
    assert tokens().colours["light"].keys() == tokens().colours["dark"].keys()


def test_the_own_family_is_drawn_in_its_three_weights(qapp: QApplication) -> None:
    styles = {weight: QFontInfo(theme.font("body", weight)).styleName() for weight in (400, 500, 600)}

    assert QFontInfo(theme.font("body")).family() == FAMILY
    assert len(set(styles.values())) == 3


def test_tabular_figures_are_equally_wide(qapp: QApplication) -> None:
    metrics = QFontMetricsF(theme.font("table", tabular=True))

    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


@pytest.mark.parametrize("letter", "ŵŷẁẃẅỳâêîôû£€✓–’")
def test_letters_of_wales_and_signs_are_in_the_font(qapp: QApplication, letter: str) -> None:
    assert QFontMetricsF(theme.font("body")).inFontUcs4(ord(letter))


def test_classes_whose_text_qt_paints_get_their_own_size(qapp: QApplication, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()

    assert field.font().pixelSize() == 13
    assert field.palette().color(QPalette.ColorRole.PlaceholderText) == theme.colour("ink-3")


def test_the_sheet_of_menus_sets_no_font_and_uses_tokens_alone() -> None:
    sheet = make_sheet(lambda token: tokens().colours["light"][token])

    assert "font" not in TEMPLATE
    assert "@" not in sheet


def test_the_application_has_no_sheet_which_would_make_a_switch_slow(qapp: QApplication) -> None:
    assert qapp.styleSheet() == ""


def test_icons_take_the_colour_of_a_token(qapp: QApplication) -> None:
    image = icon("pause", 16, "brand", 2.0).toImage()

    inked = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }

    assert inked == {theme.colour("brand").name()}
    assert icon("pause", 16, "brand", 2.0).deviceIndependentSize().toTuple() == (16, 16)


def test_a_switch_of_theme_and_text_size_reaches_colours_fonts_and_shown_widgets(
    qapp: QApplication, qtbot: QtBot
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()

    with qtbot.waitSignal(theme.changed):
        theme.use("dark", 2.0)
    qapp.processEvents()
    dark = (
        theme.colour("ink").name(),
        theme.font("body").pixelSize(),
        theme.line("body"),
        field.font().pixelSize(),
    )
    theme.use("light", 1.0)
    qapp.processEvents()

    assert dark == (tokens().colours["dark"]["ink"].lower(), 28, 40, 26)
    assert theme.font("body").pixelSize() == 14
    assert field.font().pixelSize() == 13
