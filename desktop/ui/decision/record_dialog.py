"""Asks once more before a decision is recorded for good."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.decision.why_card import FOR_GOOD
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fitting import fit_height
from desktop.ui.widgets.label import Label

_WIDTH = 440
WAITS = "It will then wait for a trustee's sign-off."


class RecordDialog(QDialog):
    """Names the decision and the opportunity; accepted means: record it."""

    def __init__(
        self, outcome: str, opportunity: str, parent: QWidget | None = None, *, waits: bool = False
    ) -> None:
        """`waits` says that a trustee signs it off afterwards."""
        super().__init__(parent)
        self.setWindowTitle("Record this decision?")
        self.setAccessibleDescription(f"{outcome}: {opportunity}. {FOR_GOOD}")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.record = Button("Record", "main", large=True)
        self.not_yet = Button("Not yet", large=True)
        self.record.setDefault(True)
        self.record.clicked.connect(self.accept)
        self.not_yet.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self.not_yet)
        buttons.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(Label(f"Record: {outcome.lower()}?", "choice", wrap=True))
        column.addWidget(Label(opportunity, "body", weight=600, wrap=True))
        column.addWidget(Label(FOR_GOOD, "body", "ink-2", wrap=True))
        if waits:
            column.addWidget(Label(WAITS, "body", "ink-2", wrap=True))
        column.addSpacing(16)
        column.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need in this text size."""
        super().showEvent(event)
        fit_height(self)
