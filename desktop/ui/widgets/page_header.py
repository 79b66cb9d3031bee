"""The head of a page: title, a line beneath, and the page's actions at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label


class PageHeader(QWidget):
    """A block 56 high at 100 %; `buttons` is the row at its right.

    Its line goes on in the next where it is too long, or is cut where the page has no height to spare.
    """

    def __init__(
        self, title: str, line: str = "", parent: QWidget | None = None, *, low: bool = False
    ) -> None:
        super().__init__(parent)
        self.title = Label(title, "h1", elide=Qt.TextElideMode.ElideRight)
        self.line = Label(
            line,
            colour="ink-2",
            wrap=not low,
            elide=Qt.TextElideMode.ElideRight if low else Qt.TextElideMode.ElideNone,
        )
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.line)
        words.addStretch(1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addLayout(self.buttons)
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self.setMinimumHeight(theme.line("h1") + theme.line("body") + 4)
