"""One person of the workspace: their name and their role, saved as one leaves either."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.settings import PersonLine
from desktop.ui.settings.kept_field import KeptField


class PersonRow(QWidget):
    """Two fields side by side; only the first row shows their labels, as a table would."""

    changed = Signal(str, str, str)
    """The id, and the name and role as they stand."""

    def __init__(self, person: PersonLine, *, labelled: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        self.name = KeptField("Name")
        self.role = KeptField("Role", placeholder="For example trustee")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.name, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.role, 2, Qt.AlignmentFlag.AlignTop)
        for field in (self.name, self.role):
            field.label.setVisible(labelled)
            field.changed.connect(self._tell)
        self.show_person(person)

    def show_person(self, person: PersonLine) -> None:
        """Show this person as the workspace has them now."""
        self.person = person
        self.name.show_kept(person.name)
        self.role.show_kept(person.role)
        self.name.edit.setAccessibleName(f"Name of {person.name}")
        self.role.edit.setAccessibleName(f"Role of {person.name}")

    def commit(self) -> None:
        """Tell what was typed."""
        self.name.commit()
        self.role.commit()

    def _tell(self) -> None:
        self.changed.emit(self.person.id, self.name.words(), self.role.words())
