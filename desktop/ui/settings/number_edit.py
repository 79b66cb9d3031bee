"""A small field for a whole number, which the arrow keys step up and down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.line_field import LineEdit

WIDTH = 72


class NumberEdit(LineEdit):
    """`stepped` tells that an arrow key changed the number; what is typed tells itself by `textEdited`."""

    stepped = Signal()

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._least, self._most = least, most
        self._measure()
        theme.changed.connect(self._measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step up or down within the bounds."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        words = self.text().strip()
        if step is None or not (words.isascii() and words.isdigit()):
            super().keyPressEvent(event)
            return
        self.setText(str(min(self._most, max(self._least, int(words) + step))))
        self.stepped.emit()

    def _measure(self) -> None:
        self.setFixedWidth(theme.px(WIDTH))
