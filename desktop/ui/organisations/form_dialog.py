"""A dialog with fields that scroll where there is no room for all, and its two buttons beneath."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.dialog_sheet import fill_dialog
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.fitting import fit_around
from desktop.ui.widgets.label import Label

_WIDTH = 600


class FormDialog(QDialog):
    """As high as its fields, or as there is room for. It goes for good once it is closed."""

    def __init__(self, title: str, lead: str, keep: str, leave: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleDescription(lead)
        self._lead = Label(lead, "note", "ink-2", wrap=True)
        self._lead.setVisible(bool(lead))
        self._content = QWidget()
        self.problem = ErrorLine()
        self.keep, self.leave = Button(keep, "main"), Button(leave)
        self.keep.setDefault(True)
        self.leave.setAutoDefault(False)
        self.keep.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    def lay_out(self, parts: Sequence[QWidget]) -> None:
        """Let these stand one beneath the other, between the title and the buttons."""
        inner = QVBoxLayout(self._content)
        inner.setSpacing(16)
        for part in parts:
            inner.addWidget(part)
        inner.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        title = Label(self.windowTitle(), "h2", wrap=True)
        self._fields = fill_dialog(self, self._content, head=(title, self._lead), foot=(self.problem, row))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height of the fields, unless there is less room."""
        super().showEvent(event)
        fit_around(self, self._fields, _WIDTH)
