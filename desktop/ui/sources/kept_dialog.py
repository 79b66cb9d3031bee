"""One item that was set aside, as it came: plain text to read, scroll and copy."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.services.set_aside import Kept
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label

_WIDTH, _TEXT_PX, _LEAST_LINES = 640, 12, 8


class KeptDialog(QDialog):
    """Nothing in it is ever taken for markup."""

    def __init__(self, kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Set aside")
        self.setAccessibleDescription(f"{kept.line.name.rstrip('.')}. {kept.line.reason} {kept.line.where}")
        self.setMinimumWidth(theme.px(_WIDTH))
        self.text = QPlainTextEdit(kept.text)
        self.text.setReadOnly(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.px(_TEXT_PX))
        self.text.setFont(font)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("What came, as it came")
        self.text.setMinimumHeight(_LEAST_LINES * theme.line("caption"))
        self.copy = Button("Copy", icon="copy")
        self.copy.clicked.connect(self._copy)
        self.close_it = Button("Close", "main")
        self.close_it.setDefault(True)
        self.close_it.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Label(kept.line.name, "h2", wrap=True))
        column.addWidget(Label(kept.line.reason, wrap=True))
        column.addWidget(Label(kept.line.where, "note", "ink-2", wrap=True))
        column.addWidget(self.text, 1)
        column.addLayout(self._buttons())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.set_text("Copied", icon="check")

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.close_it)
        return row
