"""How far the making of a pack or document is, with the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.progress import ProgressBar


class MakingLine(QWidget):
    """A bar, words and Cancel; there only while something is made. `what` says what; `pages` are counted."""

    cancel_asked = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, what: str = "Making the pack", pages: bool = True
    ) -> None:
        super().__init__(parent)
        self._what, self._pages = what, pages
        self.bar = ProgressBar()
        self.bar.setAccessibleName(what)
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
        """Show that it is being made."""
        self.words.setText(self._what)
        self.bar.show_progress(0, 0)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how much is done."""
        counted = self._pages and bool(total)
        self.words.setText(f"Page {min(done + 1, total)} of {total}" if counted else self._what)
        self.bar.show_progress(done, total)

    def end(self) -> None:
        """Go out of sight."""
        self.hide()
