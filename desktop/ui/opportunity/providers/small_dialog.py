"""A dialog of a few fields: a heading, what it is about, the fields, two buttons."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.fitting import fit_height
from desktop.ui.widgets.label import Label

_WIDTH = 480


class SmallDialog(QDialog):
    """Whoever makes one fills it with fields, and says in `accept` what is recorded."""

    def __init__(self, title: str, about: str, keep: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.setAccessibleDescription(about)
        self.keep, self.leave = Button(keep, "main"), Button("Leave it")
        self.problem = ErrorLine()
        self.keep.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self._title, self._about = title, about

    def fill(self, *fields: QWidget) -> None:
        """Lay the fields out, once."""
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(Label(self._title, "h2", wrap=True))
        if self._about:
            column.addWidget(Label(self._about, "note", "ink-2", wrap=True))
        for field in (*fields, self.problem):
            column.addWidget(field)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        column.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the fields need at this width."""
        super().showEvent(event)
        fit_height(self)

    def say_problem(self, sentence: str) -> None:
        """Say beneath the fields why it cannot be recorded."""
        self.problem.show_sentence(sentence)
        self.refit()

    def refit(self) -> None:
        """Let the dialog grow with what it says."""
        fit_height(self)
