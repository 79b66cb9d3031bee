"""The list of colour pairs, whose contrast is computed elsewhere, holds every pair that the window uses."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.theme.high_contrast import system_colours
from desktop.ui.theme.surfaces import SURFACES
from desktop.ui.theme.tokens import tokens
from desktop.ui.widgets.label import Label
from tests.ui.looks.conftest import Show

PAINTED = {
    ("ink", "brand-tint"),  # a chip that is on, a button pressed
    ("ink", "bg-subtle"),  # a row or a button under the pointer
    ("ink-2", "bg-subtle"),  # the header of a table
    ("ink-3", "bg-subtle"),
    ("brand", "bg-subtle"),
    ("brand-hover", "brand-tint"),  # a quiet button under the pointer
    ("brand-press", "brand-tint"),
    ("brand", "brand-tint"),  # the icon of a choice
    ("brand", "selection"),
    ("on-brand", "brand"),
    ("on-brand", "brand-hover"),
    ("on-brand", "brand-press"),
    *(
        (f"{family}-text", ground)
        for family in ("enough", "tight", "short", "early")
        for ground in (f"{family}-tint", "bg-surface", "bg-subtle", "selection")
    ),
    *(
        (f"{family}-fill", ground)
        for family in ("enough", "tight", "short", "early")
        for ground in ("bg-surface", "bg-subtle", "selection")
    ),
}
"""What widgets paint without labels: colour and ground."""


def test_the_list_of_pairs_holds_what_painted_parts_use() -> None:
    listed = {(pair.foreground, pair.background) for pair in tokens().contrast}

    assert PAINTED - listed == set()


@pytest.mark.parametrize("place", [place for place in Place if place is not Place.WELCOME])
def test_the_list_of_pairs_holds_what_labels_use(place: Place, window: MainWindow, show: Show) -> None:
    listed = {(pair.foreground, pair.background) for pair in tokens().contrast}
    show(place)

    used = {
        (label.colour, ground)
        for label in window.findChildren(Label)
        if label.isVisibleTo(window) and (ground := _ground(label))
    }

    assert used - listed == set()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_themes_are_asked_for_the_same_pairs(theme: str) -> None:
    def pairs(of: str) -> set[tuple[str, str]]:
        return {(pair.foreground, pair.background) for pair in tokens().contrast if pair.theme == of}

    assert pairs(theme) == pairs("light")


def test_under_high_contrast_every_colour_is_the_systems_and_tints_are_dropped() -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#ffffff"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("#1aebff"))
    system.setColor(QPalette.ColorRole.HighlightedText, QColor("#000000"))

    colours = {token: colour.name() for token, colour in system_colours(system).items()}

    assert colours.keys() == tokens().colours["light"].keys()
    assert {colours[token] for token in colours if token.endswith("-tint")} == {"#000000"}
    assert colours["short-fill"] == colours["ink-3"] == "#ffffff"
    assert (colours["brand"], colours["on-brand"]) == ("#1aebff", "#000000")


def _ground(label: Label) -> str:
    """Return the token a label stands on; "" where a button paints what is behind it."""
    holder: QWidget | None = label.parentWidget()
    while holder is not None:
        if isinstance(holder, QAbstractButton):
            return ""
        surface = SURFACES.get(holder.property("kind"))
        if surface is not None:
            return surface.ground
        holder = holder.parentWidget()
    return ""
