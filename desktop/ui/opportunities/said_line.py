"""One line beneath the list: what it covers, or what was just done and how to take it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui.announcing import announce
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label


class SaidLine(QFrame):
    """Shows the coverage until something was done; that stays until the next search."""

    undo_asked = Signal()
    marks_asked = Signal()
    coverage_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", "caption", "ink-2", elide=Qt.TextElideMode.ElideRight)
        self.undo = Button("Undo", "link")
        self.undo.clicked.connect(self.undo_asked)
        self.marks = Button("What the marks mean", "link")
        self.marks.clicked.connect(self.marks_asked)
        self.marks.hide()
        self.covers = Button("What this list covers", "link")
        self.covers.clicked.connect(self.coverage_asked)
        self._coverage = ""
        self._done = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.undo)
        row.addWidget(self.covers)
        row.addStretch(1)
        row.addWidget(self.marks)
        self._show(undo=False)

    def show_coverage(self, words: str) -> None:
        """Say what the list covers, unless something done still stands here."""
        self._coverage = words
        if not self._done:
            self._show(undo=False)

    def say(self, words: str, *, undo: bool) -> None:
        """Say what was done; with the way to take it back where there is one."""
        self._done = words
        self._show(undo=undo)
        announce(self.words, words)

    def forget(self) -> None:
        """Go back to the coverage."""
        self._done = ""
        self._show(undo=False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("bg-surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        painter.end()

    def _show(self, *, undo: bool) -> None:
        self.words.setText(self._done or self._coverage)
        self.words.set_colour("ink" if self._done else "ink-2")
        self.words.setAccessibleName(self.words.text())
        self.undo.setVisible(undo)
        self.covers.setVisible(not self._done and bool(self._coverage))
