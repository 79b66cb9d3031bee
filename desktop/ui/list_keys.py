"""Which command a key asks for while a list has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.ui.appearance import appearance
from desktop.ui.commands import CommandId, by_list_key

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def is_plain(event: QKeyEvent) -> bool:
    """Return whether a key was pressed by itself."""
    return event.modifiers() in _PLAIN


def letters_work() -> bool:
    """Return whether single letters do anything in lists: a person may have turned them off."""
    return appearance.letter_keys


def command_of(event: QKeyEvent) -> CommandId | None:
    """Return what a key asks for in a list; None where it asks for nothing."""
    key = QKeySequence(event.key()).toString()
    if not is_plain(event) or (len(key) == 1 and not letters_work()):
        return None
    return by_list_key(key)
