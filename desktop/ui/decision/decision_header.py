"""The head of the decision: what it is about, the question, and the runway."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.services.deciding import DecisionForm
from desktop.ui.runway.strip import RunwayStrip
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.sheet import stack

_STRIP_WIDTH: Final = 300
_BENEATH_BELOW: Final = 640


class DecisionHeader(QWidget):
    """One row on the page itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = Label("", "caption", "ink-2", elide=Qt.TextElideMode.ElideRight)
        self._strip = RunwayStrip(ground="bg-window")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._about)
        words.addWidget(Label("What have you decided?", "h1"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._strip)
        theme.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Let the runway stand beneath the question where there is no room beside it."""
        narrow = self.width() / theme.scale < _BENEATH_BELOW
        stack(self._row, narrow)
        self._strip.setFixedWidth(min(theme.px(_STRIP_WIDTH), max(1, self.width() // 2)))

    def show_form(self, form: DecisionForm) -> None:
        """Show which opportunity it is, and which decision a new one would supersede."""
        about = form.title
        if form.supersedes:
            about += f". This will supersede decision {form.supersedes}, which stays in the register."
        self._about.setText(about)
        self._strip.show_runway(form.runway)
