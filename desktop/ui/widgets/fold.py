"""Something that is folded away until it is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.button import Button


class Fold(QWidget):
    """A line to press, and beneath it what it opens. `turned` tells that other widgets can be reached now."""

    turned = Signal()

    def __init__(self, words: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.head = Button(words, "link", "chevron-right")
        self.head.clicked.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        self.set_open(False)

    def is_open(self) -> bool:
        """Return whether the content stands there."""
        return not self.content.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Open it, or fold it away; nothing is told."""
        self.content.setVisible(is_open)
        self.head.set_text(self.head.text(), "chevron-down" if is_open else "chevron-right")
        self.head.setAccessibleDescription("Open" if is_open else "Folded away")

    def _turn(self) -> None:
        self.set_open(not self.is_open())
        self.turned.emit()
