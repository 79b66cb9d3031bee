"""Holds the record against the code that a printed pack carries in its footer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.announcing import announce
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField


class CodeCheck(QWidget):
    """A field for the code and what the record says to it; folded until asked for."""

    asked = Signal(str)
    pack_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open = Button("Check a printed code or a pack", "link")
        self.code = LineField("Check code of a printed pack", placeholder="32 digits, as in its footer")
        self.check = Button("Check")
        self.pack = Button("Choose a pack…")
        self.answer = Label("", "table", wrap=True)
        self._form = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.check)
        row.addWidget(self.pack)
        row.addStretch(1)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 8, 0, 0)
        form.setSpacing(8)
        for widget in (self.code, self.answer):
            form.addWidget(widget)
        form.insertLayout(1, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.open)
        column.addWidget(self._form)
        self._form.hide()
        self.open.clicked.connect(self._unfold)
        self.check.clicked.connect(self._ask)
        self.code.edit.returnPressed.connect(self._ask)
        self.pack.clicked.connect(self.pack_asked)

    def unfold(self) -> None:
        """Show the form, the keyboard in its field."""
        self._form.show()
        self.code.take_focus()

    def show_answer(self, answer: str) -> None:
        """Show what the record says to the code."""
        self.answer.setText(answer)
        announce(self.answer, answer)

    def _unfold(self) -> None:
        self._form.setVisible(self._form.isHidden())
        if self._form.isVisible():
            self.code.take_focus()

    def _ask(self) -> None:
        if self.code.words():
            self.asked.emit(self.code.words())
