"""Conflicts of interest: who has one, what it is, and what was done about it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.decision import Conflict
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField


class ConflictRow(QWidget):
    """One conflict, in three lines."""

    edited = Signal()
    taken_out = Signal()

    def __init__(self, conflict: Conflict, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who = LineField("Who has it")
        self.what = LineField("What it is")
        self.done_about = LineField("What was done about it", placeholder="For example: took no part")
        self.out = Button("Take this one out", "link")
        values = (conflict.who, conflict.what, conflict.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        for field, words in zip((self.who, self.what, self.done_about), values, strict=True):
            field.set_words(words)
            field.edited.connect(self.edited)
            column.addWidget(field)
        column.addWidget(self.out, 0, Qt.AlignmentFlag.AlignLeft)
        self.out.clicked.connect(self.taken_out)

    def conflict(self) -> Conflict:
        """Return what is written."""
        return Conflict(self.who.words(), self.what.words(), self.done_about.words())


class ConflictsField(QWidget):
    """The conflicts that were declared; `rearranged` tells that other fields stand there now."""

    edited = Signal()
    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ConflictRow] = []
        self.add = Button("Add a conflict of interest", "link")
        self.error = ErrorLine()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label("Conflicts of interest", "table", weight=600))
        column.addLayout(self._rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.error)
        self.add.clicked.connect(self._add)

    def show_conflicts(self, conflicts: Iterable[Conflict]) -> None:
        """Show these instead; nothing is told."""
        for row in list(self.rows):
            self._drop(row)
        for conflict in conflicts:
            self._put(conflict)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return those of which anything is written."""
        found = (row.conflict() for row in self.rows)
        return tuple(one for one in found if one != Conflict(""))

    def first(self) -> QWidget:
        """Return what the keyboard goes to."""
        return self.rows[0].who.edit if self.rows else self.add

    def _add(self) -> None:
        self._put(Conflict("")).who.take_focus()
        self.rearranged.emit()

    def _put(self, conflict: Conflict) -> ConflictRow:
        row = ConflictRow(conflict)
        row.edited.connect(self._edited)
        row.taken_out.connect(partial(self._take_out, row))
        self.rows.append(row)
        self._rows.addWidget(row)
        return row

    def _take_out(self, row: ConflictRow) -> None:
        self.add.setFocus()  # the button that was pressed is about to go
        self._drop(row)
        self._edited()
        self.rearranged.emit()

    def _drop(self, row: ConflictRow) -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _edited(self) -> None:
        self.error.show_sentence("")
        self.edited.emit()
