"""A plain bar across the window that says one thing for as long as it is true."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.theme.surfaces import set_surface
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label


class Bar(QWidget):
    """An icon and a sentence, such as "Sample data"; it never vanishes by itself."""

    def __init__(self, icon: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "sample")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 6, 24, 6)
        self._row.setSpacing(8)
        self._row.addWidget(LineIcon(icon, 16, "ink-2"))
        self.sentence = Label(sentence, "table", "ink", wrap=True)
        self._row.addWidget(self.sentence, 1)


class NoteBar(Bar):
    """A bar that says something once: it can be put away, and may offer what to do about it."""

    offered = Signal()
    put_away = Signal()

    def __init__(self, icon: str, sentence: str, offer: str = "", parent: QWidget | None = None) -> None:
        super().__init__(icon, sentence, parent)
        if offer:
            self._add(Button(offer, "quiet"), self.offered)
        self._add(Button("Understood", "quiet"), self.put_away)

    def _add(self, button: Button, pressed: SignalInstance) -> None:
        button.setAccessibleDescription(self.sentence.text())
        button.clicked.connect(pressed)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
