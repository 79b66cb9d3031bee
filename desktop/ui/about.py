"""What Help shows: what this program is, and the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.commands import Menu, of_menu
from desktop.ui.help import keys_grid
from desktop.ui.list_keys import letters_work
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.logo import Logo
from desktop.ui.widgets.scrolling import Scrolling

SENTENCES = (
    "Think before you bid. See what is coming in good time, pause to ask who is already doing it, "
    "then bid, partner or step back, and keep a record of why.",
    "Everything you write stays in one file on this computer. Nothing leaves it but the requests to "
    "the public sources.",
    "Free software under the MIT licence. The letters are Inter (SIL Open Font Licence) under a name of "
    "our own, the icons are Lucide (ISC licence).",
)

LETTERS = "Single letters work while a list has the keyboard. J and K move as the arrows do."
LETTERS_OFF = "Single letters are turned off in the settings."


def show_about(window: QWidget) -> QDialog:
    """Show what this program is."""
    from importlib.metadata import version  # not wanted before the first window

    dialog, column = _dialog(window, "About Tender Pause")
    head = QHBoxLayout()
    head.setSpacing(16)
    head.addWidget(Logo(48))
    head.addWidget(Label(f"Tender Pause {version('tender-pause')}", "h2"), 1)
    column.addLayout(head)
    for sentence in SENTENCES:
        column.addWidget(Label(sentence, wrap=True))
    _end(dialog, column)
    width = dialog.minimumWidth()
    dialog.resize(width, column.totalHeightForWidth(width))  # by itself it would be cut to a small screen
    return dialog


def show_shortcuts(window: QWidget) -> QDialog:
    """Show every command that has keys, menu by menu."""
    dialog, column = _dialog(window, "Keyboard shortcuts")
    content = QWidget()
    inner = QVBoxLayout(content)
    inner.setContentsMargins(0, 0, 16, 0)
    inner.setSpacing(12)
    inner.addLayout(keys_grid([command for menu in Menu for command in of_menu(menu)]))
    said = LETTERS if letters_work() else LETTERS_OFF
    inner.addWidget(Label(said, wrap=True))
    column.addWidget(Scrolling(content, gutter=16), 1)
    dialog.resize(theme.px(480), min(theme.px(760), window.height() - 48))
    _end(dialog, column)
    return dialog


def _dialog(window: QWidget, title: str) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(theme.px(440))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(12)
    return dialog, column


def _end(dialog: QDialog, column: QVBoxLayout) -> None:
    close = Button("Close", "main")
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
    dialog.open()
