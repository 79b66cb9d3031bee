"""A line above the fields of a form that hold what was typed before and never recorded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label

_WORDS = "Typed before, not yet saved."


class TypedBefore(QWidget):
    """Says so, and offers to start afresh; out of sight until it is shown."""

    afresh_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.afresh = Button("Start afresh", "link")
        self.afresh.setAutoDefault(False)
        self.afresh.clicked.connect(self.afresh_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Label(_WORDS, "table", weight=600, wrap=True), 1)
        row.addWidget(self.afresh)
        self.hide()
