"""Our own days off, a line each, with the way to take each out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.settings import OwnDaysLine
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label

NONE_YET = "No days off of your own yet. Add those on which nobody works, such as a closed office."


class OwnDaysList(QWidget):
    """`unwanted` carries the days off that a person takes out."""

    unwanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        self._lines: Sequence[OwnDaysLine] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_lines(self, lines: Sequence[OwnDaysLine]) -> None:
        """Show these, or say that there are none."""
        if lines == self._lines:
            return
        self._lines = lines
        clear_layout(self._column)
        self.buttons = []
        for line in lines:
            self._column.addWidget(self._row(line))
        if not lines:
            self._column.addWidget(Label(NONE_YET, "note", "ink-2", wrap=True))

    def _row(self, line: OwnDaysLine) -> QWidget:
        about = f"{line.about}, {line.working_days}" if line.about else line.working_days
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(line.when, "table", weight=600, wrap=True))
        words.addWidget(Label(about, "caption", "ink-2", wrap=True))
        remove = Button("Remove", "quiet", icon="x")
        remove.setAccessibleName(f"Remove {line.when}")
        remove.clicked.connect(partial(self.unwanted.emit, line.days_off))
        self.buttons.append(remove)
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(words, 1)
        box.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
