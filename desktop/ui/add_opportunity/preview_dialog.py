"""Looking at what a file would bring before any of it is added."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.ui.jobs import Service
from desktop.ui.opportunities.latest import Latest
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.dialog_sheet import fill_dialog
from desktop.ui.widgets.fitting import open_at
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

_WIDTH, _HEIGHT = 860, 720
_NONE = "none"
_ABREAST = 3


class PreviewRow(Protocol):
    """A row as it would be added, or why it would not."""

    @property
    def number(self) -> int:
        """Where it stands in the file."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def second(self) -> str:
        """What else it says."""

    @property
    def reason(self) -> str:
        """Why it would not be added, "" where it would."""


class Preview(Protocol):
    """What a file would bring."""

    @property
    def rows(self) -> Sequence[PreviewRow]:
        """The first rows."""

    @property
    def good(self) -> int:
        """How many could be added."""

    @property
    def sentence(self) -> str:
        """All of it in one sentence."""


class PreviewDialog(QDialog):
    """Accepted means: add the rows. Fields that choose columns may stand above them.

    `looking` returns what reads the preview by the columns that were chosen.
    """

    def __init__(
        self,
        desk: Desk,
        file: Path,
        title: str,
        lead: str,
        fields: dict[str, ChoiceField],
        looking: Callable[[Mapping[str, int]], Service[object]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fields, self._reads = fields, looking
        self.setWindowTitle(title)
        self.setAccessibleDescription(lead)
        self.sentence = Label("", "body", weight=600, wrap=True)
        self.rows = QVBoxLayout()
        self.above = QVBoxLayout()
        self.above.setSpacing(12)
        self.add = Button("Add the rows", "main")
        self.leave = Button("Leave it")
        self._looking = Latest(desk, self)
        self._looking.arrived.connect(self.show_preview)
        self._lay_out(file.name, lead)
        for field in fields.values():
            field.edited.connect(self.look)
        self.add.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.add.setDefault(True)
        open_at(self, _WIDTH, _HEIGHT)

    def chosen(self) -> dict[str, int]:
        """Return which column says what."""
        found = {name: field.chosen() for name, field in self.fields.items()}
        return {name: int(column) for name, column in found.items() if column and column != _NONE}

    def done(self, result: int) -> None:
        """Hear no more of what is being looked at."""
        self._looking.drop()
        super().done(result)

    def look(self) -> None:
        """Look at the rows by the columns that are chosen."""
        self.add.set_reason("The rows are being looked at.")
        self._looking.start(self._reads(self.chosen()))

    def more(self) -> str:
        """Return what else is to be said of the file, in a sentence."""
        return ""

    def problem(self) -> str:
        """Return why nothing can be added yet though there are rows, in a sentence."""
        return ""

    def show_preview(self, found: Preview) -> None:
        """Show what would come."""
        self.sentence.setText(" ".join(filter(None, (found.sentence, self.more()))))
        clear_layout(self.rows)
        for number, row in enumerate(found.rows):
            if number:
                self.rows.addWidget(Rule())
            self.rows.addWidget(_row(row))
        none = "" if found.good else "No row could be added by these columns."
        self.add.set_reason(none or self.problem() or None)

    def _lay_out(self, name: str, lead: str) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for number, field in enumerate(self.fields.values()):
            grid.addWidget(field, number // _ABREAST, number % _ABREAST)
        inner.addLayout(grid)
        inner.addLayout(self.above)
        inner.addWidget(self.sentence)
        self.rows.setSpacing(6)
        inner.addLayout(self.rows)
        inner.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.add)
        title = Label(name, "h2", elide=Qt.TextElideMode.ElideMiddle)
        seen = fill_dialog(
            self, content, head=(title, Label(lead, "note", "ink-2", wrap=True)), foot=(buttons,)
        )
        seen.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the keyboard scrolls the rows
        seen.setAccessibleName("Columns, and the first rows as they would be added")


def column_fields(
    columns: Mapping[str, str], headings: Sequence[str], guessed: Mapping[str, int]
) -> dict[str, ChoiceField]:
    """Return a field for each thing that a column can say, with what its heading suggests chosen."""
    choices = [(_NONE, "Not in this file"), *((str(n), name) for n, name in enumerate(headings))]
    fields = {name: ChoiceField(words, choices) for name, words in columns.items()}
    for name, field in fields.items():
        column = guessed.get(name)
        field.choose(_NONE if column is None else str(column))
    return fields


def _row(row: PreviewRow) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(row.title or "No title", "table", weight=600, wrap=True))
    if row.reason:
        words = f"Row {row.number} would be set aside. {row.reason}"
        column.addWidget(Label(words, "note", "short-text", wrap=True))
    else:
        column.addWidget(Label(row.second, "note", "ink-2", wrap=True))
    return part
