"""One habit: its counts, line by line, and how they are counted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.services.habits import HabitSection
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label


class HabitCard(Card):
    """A heading over labels and counts; words that are long stand beneath their label."""

    def __init__(self, section: HabitSection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(section.title)
        self.body.addWidget(Label(section.title, "h2", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for line in section.lines:
            _add(grid, line.label, line.words)
        self.body.addLayout(grid)
        if not section.lines:
            self.body.addWidget(Label("None.", "table", "ink-2"))
        if section.note:
            self.body.addWidget(Label(section.note, "caption", "ink-2", wrap=True))
        self.body.addStretch(1)


_SHORT = 28
"""Letters that still stand beside a label as a figure does."""


def _add(grid: QGridLayout, label: str, words: str) -> None:
    row = grid.rowCount()
    if len(words) <= _SHORT:
        grid.addWidget(Label(label, "table", wrap=True), row, 0)
        figure = Label(words, "table", weight=600, tabular=True)
        grid.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    else:
        grid.addLayout(_told(label, words), row, 0, 1, 2)


def _told(label: str, words: str) -> QVBoxLayout:
    told = QVBoxLayout()
    told.setContentsMargins(0, 4, 0, 0)
    told.setSpacing(0)
    told.addWidget(Label(label, "table", weight=600, wrap=True))
    told.addWidget(Label(words, "note", "ink-2", wrap=True))
    return told
