"""Opportunities from a spreadsheet: which column says what, and what would come of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services import csv_import
from desktop.services.csv_import import Preview, PreviewRow, Sheet
from desktop.services.desk import Desk
from desktop.ui.jobs import Step
from desktop.ui.opportunities.latest import Latest
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.scrolling import Scrolling

_WIDTH, _HEIGHT = 860, 720
_NONE = "none"
_LEAD = "Choose which column says what. Only the title is needed. Nothing is added before you say so."
_ABREAST = 3


class SheetDialog(QDialog):
    """Accepted means: add the rows by the columns in `chosen`."""

    def __init__(self, desk: Desk, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.setWindowTitle("Add from a spreadsheet")
        self.setAccessibleDescription(_LEAD)
        choices = [(_NONE, "Not in this file"), *((str(n), name) for n, name in enumerate(sheet.headings))]
        self.fields = {name: ChoiceField(words, choices) for name, words in csv_import.COLUMNS.items()}
        self.sentence = Label("", "body", weight=600, wrap=True)
        self.rows = QVBoxLayout()
        self.add = Button("Add the rows", "main")
        self.leave = Button("Leave it")
        self._looking = Latest(desk, self)
        self._looking.arrived.connect(self._show)
        self._lay_out()
        for name, field in self.fields.items():
            column = sheet.guessed.get(name)
            field.choose(_NONE if column is None else str(column))
            field.edited.connect(self._look)
        self.add.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.add.setDefault(True)
        self.resize(theme.px(_WIDTH), min(theme.px(_HEIGHT), self._room()))
        self._look()

    def chosen(self) -> dict[str, int]:
        """Return which column says what."""
        found = {name: field.chosen() for name, field in self.fields.items()}
        return {name: int(column) for name, column in found.items() if column and column != _NONE}

    def done(self, result: int) -> None:
        """Hear no more of what is being looked at."""
        self._looking.drop()
        super().done(result)

    def _look(self) -> None:
        self.add.set_reason("The rows are being looked at.")
        self._looking.start(partial(_preview, sheet=self._sheet, chosen=self.chosen()))

    def _show(self, found: Preview) -> None:
        left_out = self._sheet.left_out
        more = (
            f" {left_out:,} rows beyond the first {csv_import.MOST_ROWS:,} are left out." if left_out else ""
        )
        self.sentence.setText(f"{found.sentence}{more}")
        clear_layout(self.rows)
        for number, row in enumerate(found.rows):
            if number:
                self.rows.addWidget(Rule())
            self.rows.addWidget(_row(row))
        self.add.set_reason(None if found.good else "No row could be added by these columns.")

    def _room(self) -> int:
        return (self.screen().availableSize().height() - 96) if self.screen() else _HEIGHT

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 24, 0)
        inner.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for number, field in enumerate(self.fields.values()):
            grid.addWidget(field, number // _ABREAST, number % _ABREAST)
        inner.addLayout(grid)
        inner.addWidget(self.sentence)
        self.rows.setSpacing(6)
        inner.addLayout(self.rows)
        inner.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Label(self._sheet.file.name, "h2", elide=Qt.TextElideMode.ElideMiddle))
        column.addWidget(Label(_LEAD, "table", "ink-2", wrap=True))
        seen = Scrolling(content, gutter=24)
        seen.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the keyboard scrolls the rows
        seen.setAccessibleName("Columns, and the first rows as they would be added")
        column.addWidget(seen, 1)
        column.addLayout(buttons)


def _row(row: PreviewRow) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(row.title or "No title", "table", weight=600, wrap=True))
    if row.reason:
        column.addWidget(
            Label(f"Row {row.number} would be set aside. {row.reason}", "table", "short-text", wrap=True)
        )
    else:
        said = [words for words in (row.buyer, row.deadline or "no deadline", row.value) if words]
        column.addWidget(Label("  ·  ".join(said), "table", "ink-2", wrap=True))
    return part


def _preview(desk: Desk, _step: Step, *, sheet: Sheet, chosen: Mapping[str, int]) -> Preview:
    return csv_import.preview(desk, sheet, chosen)
