"""How far the making of a pack is, with the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.progress import ProgressBar


class MakingLine(QWidget):
    """A bar, words and Cancel; there only while a pack is made."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = ProgressBar()
        self.bar.setAccessibleName("Making the pack")
        self.words = Label("", "table", "ink-2")
        cancel = Button("Cancel")
        cancel.clicked.connect(self.cancel_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(cancel)
        self.hide()

    def begin(self) -> None:
        """Show that a pack is being made."""
        self.words.setText("Making the pack")
        self.bar.show_progress(0, 0)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how many pages are done."""
        self.words.setText(f"Page {min(done + 1, total)} of {total}" if total else "Making the pack")
        self.bar.show_progress(done, total)

    def end(self) -> None:
        """Go out of sight."""
        self.hide()
