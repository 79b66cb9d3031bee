"""Making two organisations one: which stays, and what it will say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.organisation import Organisation
from desktop.services.desk import Desk
from desktop.services.directory_changes import DirectoryChanges
from desktop.ui.organisations.organisation_field import OrganisationField
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.fitting import fit_height
from desktop.ui.widgets.label import Label
from feeds.errors import TenderPauseError

_WIDTH = 520
_LEAD = (
    "This one stays, and takes over the other's names, numbers, roles, places and people. Whatever was "
    "written about the other leads here from then on. They can be split again."
)


class MergeDialog(QDialog):
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
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._changes, self._into = changes, into
        self.setWindowTitle(f"Merge another into “{into.name}”")
        self.setMinimumWidth(theme.px(_WIDTH))
        self.setAccessibleDescription(_LEAD)
        self.other = OrganisationField(desk, "Which is the same organisation")
        self.other.show_organisation(other or None)
        self.problem = ErrorLine()
        self.keep, self.leave = Button("Merge", "main"), Button("Leave them as they are")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Label(self.windowTitle(), "h2", wrap=True))
        column.addWidget(Label(_LEAD, "table", "ink-2", wrap=True))
        column.addWidget(self.other)
        column.addWidget(self.problem)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        column.addLayout(row)
        self.keep.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

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
            fit_height(self)
        else:
            self.merged.emit(done.words)
            super().accept()
