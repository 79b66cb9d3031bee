"""“What am I looking at?”: a few plain words on each screen, and the keys that work there now."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib.resources import files

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from desktop.ui.commands import COMMANDS, Command, CommandId, Menu
from desktop.ui.list_keys import letters_work
from desktop.ui.menus import key_words, keys_that_work
from desktop.ui.page import Place
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling

_WIDTH, _MOST_HEIGHT = 560, 640
_LESS_OF_HERE = (Menu.VIEW, Menu.EDIT, Menu.FILE, Menu.HELP)
_EVERYWHERE = "Tab goes to the next field or button, F6 to the next part of the window."
_IN_LISTS = "J and K move as the arrow keys do."


class HelpText(Struct, frozen=True):
    """What is said of one screen."""

    title: str
    paragraphs: tuple[str, ...]


@cache
def help_text(place: Place) -> HelpText:
    """Return what is said of a screen."""
    text = (files("resources") / "help" / f"{place.value}.md").read_text("utf-8")
    title, *paragraphs = (part.strip() for part in text.split("\n\n"))
    return HelpText(title.removeprefix("# "), tuple(paragraphs))


def show_what_this_is(window: QWidget, place: Place, works: Collection[CommandId]) -> QDialog:
    """Say what is on the screen, and which keys do something there."""
    text = help_text(place)
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("What am I looking at?")
    content = QWidget()
    inner = QVBoxLayout(content)
    inner.setContentsMargins(0, 0, 24, 0)
    inner.setSpacing(12)
    inner.addWidget(Label(text.title, "h1"))
    for paragraph in text.paragraphs:
        inner.addWidget(Label(paragraph, wrap=True))
    inner.addSpacing(4)
    inner.addWidget(Label("Keys that work here", "h2"))
    inner.addLayout(keys_grid([command for command in _in_order() if command.id in works]))
    inner.addWidget(Label(" ".join([_EVERYWHERE, *([_IN_LISTS] if letters_work() else [])]), wrap=True))
    inner.addStretch(1)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(16)
    words = Scrolling(content, gutter=24)
    words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the keyboard scrolls it
    words.setAccessibleName(f"{text.title}. {' '.join(text.paragraphs)}")
    column.addWidget(words, 1)
    close = Button("Close", "main")
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
    dialog.resize(theme.px(_WIDTH), min(theme.px(_MOST_HEIGHT), window.height() - 48))
    dialog.open()
    close.setFocus()
    return dialog


def _in_order() -> list[Command]:
    """Return the commands, what is done with opportunities and decisions before what is done everywhere."""
    return sorted(
        COMMANDS,
        key=lambda command: _LESS_OF_HERE.index(command.menu) if command.menu in _LESS_OF_HERE else -1,
    )


def keys_grid(commands: Collection[Command]) -> QGridLayout:
    """Return commands beside their keys; those that have none are left out."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for command in commands:
        if keys := keys_that_work(command):
            row = grid.rowCount()
            grid.addWidget(Label(command.full_words.rstrip("…")), row, 0)
            grid.addWidget(Label(" or ".join(map(key_words, keys)), weight=600), row, 1)
    return grid
