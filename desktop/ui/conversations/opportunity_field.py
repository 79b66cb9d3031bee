"""A field that names an opportunity, and adds by hand one that no source published."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop.services.desk import Desk
from desktop.services.directory_names import Known, folded
from desktop.services.finding import Kind, find_by_name
from desktop.ui.add_opportunity.add_opportunity_dialog import AddOpportunityDialog
from desktop.ui.organisations.named_field import NamedField


class OpportunityField(NamedField):
    """Looks by title and buyer among all opportunities here; the last line adds one by hand."""

    add = "Add {} by hand …"
    each_letter = True

    def __init__(self, desk: Desk, label: str, *, hint: str = "") -> None:
        super().__init__(desk, label, hint=hint, placeholder="Begin to type a title or a buyer")

    def opportunity(self) -> str:
        """Return the key of the opportunity that is named, "" while none is."""
        return self.key() or ""

    def _add_named(self, name: str) -> None:
        """Ask for an opportunity of that title, and choose it once it is added."""
        dialog = AddOpportunityDialog(self._desk, parent=self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.form.fill({"title": name})
        dialog.finished.connect(partial(self._added, dialog, name))
        dialog.open()

    def _read_known(self, words: str) -> tuple[Known, ...]:
        found = [one for one in find_by_name(self._desk, words) if one.kind is Kind.OPPORTUNITY]
        typed = folded(words)  # what the search has found needs no second look
        return tuple(Known(one.key, one.title, one.aside, (folded(one.title), typed)) for one in found)

    def _added(self, dialog: AddOpportunityDialog, name: str, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self.take(dialog.key, dialog.form.title.words() or name)
        self.take_focus()
