"""Organisations from a file: which column says what, what people are kept for, and what would come of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.services import directory_import
from desktop.services.desk import Desk
from desktop.services.directory_import import Cards, Kept, Look, Sheet
from desktop.ui.add_opportunity.preview_dialog import Preview, PreviewDialog, column_fields
from desktop.ui.add_opportunity.sheet_dialog import left_out
from desktop.ui.jobs import Service, Step
from desktop.ui.typed_fields import TypedFields, TypedIn
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.radio import Tick

_SHEET = "Choose which column says what. Only the organisation is needed. Nothing is added before you say so."
_CARDS = "Each card brings an organisation, and whoever it names. Nothing is added before you say so."
_PEOPLE = "Bring in the people too: their names, roles, e-mail addresses and telephone numbers"


class ImportDialog(PreviewDialog):
    """Accepted means: add the rows by `chosen`, with what `kept` says of the people.

    What was typed of the people of a file that is not brought in comes back.
    """

    def __init__(self, desk: Desk, opened: Sheet | Cards, parent: QWidget | None = None) -> None:
        self._desk, self._opened = desk, opened
        self._found: Look | None = None
        is_sheet = isinstance(opened, Sheet)
        fields = (
            column_fields(directory_import.COLUMNS, opened.headings, opened.guessed)
            if isinstance(opened, Sheet)
            else {}
        )
        lead = _SHEET if is_sheet else _CARDS
        super().__init__(desk, opened.file, "Bring in organisations", lead, fields, self._look, parent)
        self.people = Tick(_PEOPLE)
        self.source = LineField("Where the people's details come from")
        self.purpose = LineField("What we keep them for", placeholder="For example: to plan a partnership")
        self.source.set_words(f"The file {opened.file.name}"[:120])
        self.people.setChecked(True)
        told: dict[str, TypedIn] = {
            "purpose": self.purpose,
            "source": self.source,
            "people": self.people,
        }
        self.before = TypedFields(self, desk, "organisations", "bring in", told).before
        self.above.addWidget(self.before)
        for part in (self.people, self.source, self.purpose):
            self.above.addWidget(part)
            part.hide()
        self.before.afresh_asked.connect(self._offer)
        self.people.toggled.connect(self._offer)
        for line in (self.source, self.purpose):
            line.edited.connect(self._offer)
        self.look()

    def kept(self) -> Kept:
        """Return what is said of the people."""
        return Kept(self.source.words(), self.purpose.words(), people=self.people.isChecked())

    def more(self) -> str:
        """Return how many rows are left out."""
        return left_out(self._opened) if isinstance(self._opened, Sheet) else ""

    def problem(self) -> str:
        """Return what is still to be said of the people."""
        if self._found is None or not self._found.people:
            return ""
        return directory_import.kept_problem(self._desk, self.kept())

    def show_preview(self, found: Preview) -> None:
        """Show what would come; what people are kept for is asked where somebody is named."""
        if isinstance(found, Look):
            self._found = found
        super().show_preview(found)
        self._show_people()

    def _look(self, chosen: Mapping[str, int]) -> Service[object]:
        return partial(_look, opened=self._opened, chosen=chosen)

    def _offer(self) -> None:
        self._show_people()
        if self._found is not None and self._found.good:
            self.add.set_reason(self.problem() or None)

    def _show_people(self) -> None:
        named = self._found is not None and self._found.people > 0
        self.people.setVisible(named)
        for line in (self.source, self.purpose):
            line.setVisible(named and self.people.isChecked())


def _look(_desk: Desk, _step: Step, *, opened: Sheet | Cards, chosen: Mapping[str, int]) -> Look:
    return directory_import.look(opened, chosen)
