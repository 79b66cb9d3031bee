"""Making two organisations one: which stays, and what it will say."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.organisation import Organisation
from desktop.services.desk import Desk
from desktop.services.directory_changes import DirectoryChanges
from desktop.ui.organisations.form_dialog import FormDialog
from desktop.ui.organisations.organisation_field import OrganisationField
from feeds.errors import TenderPauseError

_LEAD = (
    "This one stays, and takes over the other's names, numbers, roles, places and people. Whatever was "
    "written about the other leads here from then on. They can be split again."
)


class MergeDialog(FormDialog):
    """`merged` says what was done. `other` is the one to begin with, "" for none."""

    merged = Signal(str)

    def __init__(
        self,
        desk: Desk,
        changes: DirectoryChanges,
        into: Organisation,
        other: str = "",
        parent: QWidget | None = None,
    ) -> None:
        title = f"Merge another into “{into.name}”"
        super().__init__(title, _LEAD, "Merge", "Leave them as they are", parent)
        self._changes, self._into = changes, into
        self.other = OrganisationField(desk, "Which is the same organisation")
        self.other.show_organisation(other or None)
        self.lay_out((self.other,))

    def accept(self) -> None:
        """Merge them, or say why that does not go."""
        other = self.other.organisation()
        self.problem.show_sentence("")
        if other is None or other == self._into.id:
            self.other.show_error("Choose another organisation of the directory.")
            self.other.take_focus()
            return
        try:
            done = self._changes.merge(self._into.id, other).result()
        except TenderPauseError as problem:
            self.problem.show_sentence(str(problem))
        else:
            self.merged.emit(done.words)
            super().accept()
