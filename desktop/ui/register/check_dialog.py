"""Asks for a printed code, or the pack itself, wherever one is; the record answers in plain words."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.ui.asks import Asks
from desktop.ui.register.code_check import CodeCheck
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.growing_dialog import GrowingDialog
from desktop.ui.widgets.label import Label

_WIDTH = 480
_LINE = "A board pack prints a code in its footer. Paste it, or choose the pack's file."


class CheckDialog(GrowingDialog):
    """A code or a pack goes in, and where it stands on the record comes out."""

    def __init__(self, desk: Desk, asks: Asks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Check a code or a pack")
        self.setAccessibleDescription(_LINE)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.code = CodeCheck(desk, asks)
        for button in (self.code.check, self.code.pack, self.code.open):
            button.setAutoDefault(False)
        close = Button("Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Label("Check a code or a pack", "h2", wrap=True))
        column.addWidget(Label(_LINE, "note", "ink-2", wrap=True))
        column.addWidget(self.code)
        column.addSpacing(4)
        column.addLayout(buttons)
        self.code.stand_open()
