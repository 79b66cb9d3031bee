"""Says quietly that a change was saved, and offers to take it back where that is natural."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.announcing import announce
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label

SAVED = "Saved"


class SavedLine(QWidget):
    """A tick, "Saved", and Undo; empty until something was saved."""

    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", "table", "ink-2", elide=Qt.TextElideMode.ElideRight)
        self.undo = Button("Undo", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(LineIcon("check", 16, "enough-text"))
        row.addWidget(self.words)
        row.addSpacing(6)
        row.addWidget(self.undo)
        self.undo.clicked.connect(self.undo_asked)
        self.hide()

    def say(self, words: str = SAVED, *, undo: str = "") -> None:
        """Say that it was saved; `undo` says what Undo would take back, "" offers none."""
        self.words.setText(words)
        self.undo.setVisible(bool(undo))
        self.undo.setAccessibleDescription(undo)
        self.show()
        announce(self, words)
