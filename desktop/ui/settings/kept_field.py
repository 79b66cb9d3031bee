"""A line of words that is saved as one leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.line_field import LineField


class KeptField(LineField):
    """`changed` tells, once each, of words that differ from what is kept; Escape brings those back."""

    changed = Signal(str)

    def __init__(self, label: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, placeholder=placeholder, parent=parent)
        self._kept = self._told = ""
        self.left.connect(self.commit)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.edit)
        back.setContext(Qt.ShortcutContext.WidgetShortcut)
        back.activated.connect(self.take_back)

    def show_kept(self, words: str) -> None:
        """Show what is kept, unless something else was typed meanwhile."""
        typed = self.words() not in (self._kept, self._told)
        self._kept = self._told = words
        if not typed:
            self.set_words(words)

    def commit(self) -> None:
        """Tell what was typed, if that was not told yet."""
        if self.words() != self._told:
            self._told = self.words()
            self.changed.emit(self._told)

    def take_back(self) -> None:
        """Show what is kept again."""
        self.set_words(self._kept)
        self._told = self._kept
        self.show_error("")
