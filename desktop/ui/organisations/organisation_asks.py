"""The dialogs of the Organisations page: each is loaded when it is asked for, opened, and returned."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.organisation import Organisation
from desktop.services import organisation_page
from desktop.services.desk import Desk
from desktop.services.directory_changes import DirectoryChanges
from desktop.services.directory_list import DirectoryFilter, directory_table
from desktop.ui.page import WholeList

if TYPE_CHECKING:
    from desktop.ui.documents.documents_dialog import DocumentsDialog
    from desktop.ui.organisations.contact_dialog import ContactDialog
    from desktop.ui.organisations.export_dialog import ExportDialog
    from desktop.ui.organisations.merge_dialog import MergeDialog
    from desktop.ui.organisations.organisation_dialog import OrganisationDialog
    from desktop.ui.organisations.relation_dialog import RelationDialog
    from desktop.ui.settings.held_dialog import HeldDialog


class OrganisationAsks(QObject):
    """`done` says what was done, `kept` to which organisation too.

    `ticked` gives a list that may leave the workspace, `to_print` what reads one for paper.
    """

    done = Signal(str)
    kept = Signal(str, str)
    ticked = Signal(object)
    to_print = Signal(object)

    def __init__(self, page: QWidget, desk: Desk, changes: DirectoryChanges) -> None:
        super().__init__(page)
        self._page, self._desk, self._changes = page, desk, changes

    def organisation(self, shown: Organisation | None = None) -> OrganisationDialog:
        """Ask for a new organisation, or what else is known of one."""
        from desktop.ui.organisations.organisation_dialog import OrganisationDialog

        dialog = OrganisationDialog(self._desk, self._changes, shown, parent=self._page)
        dialog.kept.connect(self.kept)
        dialog.open()
        return dialog

    def merge(self, into: Organisation, other: str = "") -> MergeDialog:
        """Ask which other organisation is the same as this one."""
        from desktop.ui.organisations.merge_dialog import MergeDialog

        dialog = MergeDialog(self._desk, self._changes, into, other, self._page)
        dialog.merged.connect(self.done)
        dialog.open()
        return dialog

    def link(self, one: Organisation) -> RelationDialog:
        """Ask how this organisation stands to another."""
        from desktop.ui.organisations.relation_dialog import RelationDialog

        dialog = RelationDialog(self._desk, self._changes, one, parent=self._page)
        dialog.kept.connect(self.done)
        dialog.open()
        return dialog

    def contact(self, organisation: str, person: str = "") -> ContactDialog:
        """Ask about somebody at an organisation: somebody new, or what changed."""
        from desktop.ui.organisations.contact_dialog import ContactDialog

        with self._desk.reader() as db:
            contact = organisation_page.contact(db, person) if person else None
        dialog = ContactDialog(self._desk, organisation, contact, parent=self._page)
        dialog.kept.connect(lambda _person: self.done.emit("Saved"))
        dialog.open()
        return dialog

    def held(self, person: str) -> HeldDialog | None:
        """Show what is held about somebody, from where it can be erased."""
        from desktop.ui.settings.held_dialog import HeldDialog

        with self._desk.reader() as db:
            contact = organisation_page.contact(db, person)
        if contact is None:
            return None
        dialog = HeldDialog(self._desk, (), self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.look_for(contact.name, "; ".join(filter(None, (contact.email, contact.phone))))
        dialog.open()
        return dialog

    def letter(self, organisation: str) -> DocumentsDialog:
        """Open a letter to an organisation."""
        from desktop.ui.documents.opening import write_letter

        return write_letter(self._desk, self._page, organisation)

    def offer(self) -> DocumentsDialog:
        """Open our offer: one page on how we work with others."""
        from desktop.ui.documents.opening import our_offer

        return our_offer(self._desk, self._page)

    def export(self, count: int, wanted: DirectoryFilter, *, to_print: bool = False) -> ExportDialog:
        """Ask for the ticks without which no fact about others leaves the workspace."""
        from desktop.ui.organisations.export_dialog import ExportDialog

        dialog = ExportDialog(count, self._page, to_print=to_print)
        then = self._print if to_print else self._export
        dialog.accepted.connect(partial(then, dialog, wanted))
        dialog.open()
        return dialog

    def _export(self, dialog: ExportDialog, wanted: DirectoryFilter) -> None:
        read = partial(directory_table, wanted=wanted, judged=dialog.judged.isChecked())
        self.ticked.emit(WholeList("Organisations", read))

    def _print(self, dialog: ExportDialog, wanted: DirectoryFilter) -> None:
        judged = dialog.judged.isChecked()
        self.to_print.emit(partial(directory_table, wanted=wanted, judged=judged, on_paper=True))
