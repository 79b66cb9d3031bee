"""A plain bar across the window that says one thing for as long as it is true."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.theme.surfaces import set_surface
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label


class Bar(QWidget):
    """An icon and a sentence, such as "Sample data"; it never vanishes by itself."""

    def __init__(self, icon: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "sample")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(8)
        row.addWidget(LineIcon(icon, 16, "ink-2"))
        self.sentence = Label(sentence, "table", "ink", wrap=True)
        row.addWidget(self.sentence, 1)
