"""The head of the decision: what it is about, the question, and the runway."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.deciding import DecisionForm
from desktop.ui.runway.strip import RunwayStrip
from desktop.ui.widgets.label import Label

_STRIP_WIDTH: Final = 300


class DecisionHeader(QWidget):
    """One row on the page itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = Label("", "caption", "ink-2", elide=Qt.TextElideMode.ElideRight)
        self._strip = RunwayStrip(ground="bg-window")
        self._strip.setFixedWidth(_STRIP_WIDTH)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._about)
        words.addWidget(Label("What have you decided?", "h1"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self._strip)

    def show_form(self, form: DecisionForm) -> None:
        """Show which opportunity it is, and which decision a new one would supersede."""
        about = form.title
        if form.supersedes:
            about += f". This will supersede decision {form.supersedes}: say in the reason what changed."
        self._about.setText(about)
        self._strip.show_runway(form.runway)
