"""A card of rows that can be added and taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.cost.rows import SheetRow
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

Words = TypeVar("Words")
Row = TypeVar("Row", bound=SheetRow)


class RowsCard(Card, Generic[Row, Words]):
    """A title, a hint, the rows, and the button that adds one; `edited` tells of every change."""

    edited = Signal()
    left = Signal()
    rearranged = Signal()

    def __init__(
        self,
        title: str,
        hint: str,
        add: str,
        make: Callable[[int, Words], Row],
        empty: Words,
        most: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._make, self._empty, self._most = make, empty, most
        self.add = Button(add, icon="plus")
        self.add.clicked.connect(self._add)
        self.error = ErrorLine()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.body.setSpacing(12)
        self.body.addWidget(Label(title, "h2"))
        self.body.addWidget(Label(hint, "note", "ink-2", wrap=True))
        self.body.addLayout(self._rows)
        self.body.addWidget(self.error)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, words: Sequence[Words]) -> None:
        """Show these rows instead; nothing is told."""
        clear_layout(self._rows)
        self.rows = []
        for each in words:
            self._append(each)
        self._bound()

    def set_read_only(self, read_only: bool) -> None:
        """Let the rows be read and no more."""
        self.setEnabled(not read_only)

    def show_error(self, place: str, sentence: str) -> None:
        """Show why a row cannot stand: `place` is "2", "2.name", or "" for them all."""
        number, _, field = place.partition(".")
        if number and int(number) < len(self.rows):
            self.rows[int(number)].show_error(field, sentence)
        else:
            self.error.show_sentence(sentence)

    def clear_errors(self) -> None:
        """Take every refusal away."""
        self.error.show_sentence("")
        for row in self.rows:
            row.clear_errors()

    def _append(self, words: Words) -> Row:
        row = self._make(len(self.rows), words)
        row.edited.connect(self.edited)
        row.left.connect(self.left)
        row.removed.connect(self._remove)
        if self.rows:
            self._rows.addWidget(Rule())
        self._rows.addWidget(row)
        self.rows.append(row)
        return row

    def _add(self) -> None:
        row = self._append(self._empty)
        self._bound()
        self.rearranged.emit()
        row.take_focus()
        self.edited.emit()

    def _remove(self, gone: Row) -> None:
        place = self.rows.index(gone)
        words = [row.words() for row in self.rows if row is not gone]  # type: ignore[attr-defined]  # rows have them
        self.show_rows(words)
        self.rearranged.emit()
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].take_focus()
        else:
            self.add.setFocus()
        self.edited.emit()

    def _bound(self) -> None:
        full = len(self.rows) >= self._most
        self.add.set_reason(f"A worksheet holds {self._most} of these." if full else None)
