"""The small form that adds a person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.line_field import LineField


class PersonForm(QWidget):
    """Name, role and Add. `wanted` carries both; the form stays as it is until it is cleared."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = LineField("Name of a new person")
        self.role = LineField("Role", placeholder="For example trustee")
        self.add = Button("Add this person", icon="user-plus")
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.name, 3, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.role, 2, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(fields)
        column.addWidget(self.add)
        self.add.clicked.connect(self._tell)
        for field in (self.name, self.role):
            field.edit.returnPressed.connect(self._tell)

    def clear(self) -> None:
        """Be ready for the next person."""
        for field in (self.name, self.role):
            field.set_words("")
            field.show_error("")

    def _tell(self) -> None:
        self.wanted.emit(self.name.words(), self.role.words())
