"""What of others may leave the file with a list: nothing that is not ticked."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.conversation_exports import Ticked
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.radio import Tick

_WIDTH = 480
_WORDS = (
    "Days, ways, who of us spoke and which opportunity it was about go with it. Tick what else may leave "
    "this file. Private notes never do, nor what others asked of us unless that was ticked there."
)


class ShareDialog(QDialog):
    """Accepted means: `ticked()` may leave the file."""

    def __init__(self, going: str, parent: QWidget | None = None) -> None:
        """`going` is what the button says: Export, Print."""
        super().__init__(parent)
        self.setWindowTitle("What may leave this file?")
        self.setAccessibleDescription(_WORDS)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.names = Tick("The names of organisations, and of people there")
        self.words = Tick("What was said, and the next steps")
        self.go_on = Button(going, "main")
        self.leave = Button("Cancel")
        self.go_on.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Label(self.windowTitle(), "h2", wrap=True))
        column.addWidget(Label(_WORDS, "note", "ink-2", wrap=True))
        column.addWidget(self.names)
        column.addWidget(self.words)
        column.addLayout(row)

    def ticked(self) -> Ticked:
        """Return what was ticked."""
        return Ticked(self.names.isChecked(), self.words.isChecked())
