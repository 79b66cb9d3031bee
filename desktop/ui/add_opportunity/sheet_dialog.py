"""Opportunities from a spreadsheet: which column says what, and what would come of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.services import csv_import
from desktop.services.csv_import import Preview, Sheet
from desktop.services.desk import Desk
from desktop.ui.add_opportunity.preview_dialog import PreviewDialog, column_fields
from desktop.ui.jobs import Service, Step

_LEAD = "Choose which column says what. Only the title is needed. Nothing is added before you say so."


class SheetDialog(PreviewDialog):
    """Accepted means: add the rows by the columns in `chosen`."""

    def __init__(self, desk: Desk, sheet: Sheet, parent: QWidget | None = None) -> None:
        self._sheet = sheet
        fields = column_fields(csv_import.COLUMNS, sheet.headings, sheet.guessed)
        super().__init__(desk, sheet.file, "Add from a spreadsheet", _LEAD, fields, self._preview, parent)
        self.look()

    def more(self) -> str:
        """Return how many rows are left out."""
        return left_out(self._sheet)

    def _preview(self, chosen: Mapping[str, int]) -> Service[object]:
        return partial(_preview, sheet=self._sheet, chosen=chosen)


def left_out(sheet: Sheet) -> str:
    """Return how many rows of a file are too many to be read, in a sentence; "" for none."""
    if not sheet.left_out:
        return ""
    return f"{sheet.left_out:,} rows beyond the first {csv_import.MOST_ROWS:,} are left out."


def _preview(desk: Desk, _step: Step, *, sheet: Sheet, chosen: Mapping[str, int]) -> Preview:
    return csv_import.preview(desk, sheet, chosen)
